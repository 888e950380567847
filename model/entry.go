package model

// Entry is one line of the log: an event, and how it reads after strikes, corrections and pins.
type Entry struct {
	Event            // as it was recorded; Event.Body stays the original bytes
	Fact      Body   // the decoded body; nil for a kind or a body that this version cannot read
	Struck    *Mark  // who struck it, nil if nobody did: it has no effect any more and is shown struck
	Corrected *Fixed // the newest correction, nil if nobody corrected it
	Pinned    bool
}

// Mark is who annotated an entry, and why.
type Mark struct {
	By     Actor
	Reason string
	Ref    Ref // the annotating event
}

// Fixed is a correction of an entry's words or time.
type Fixed struct {
	Mark
	Text string // empty: the words stay
	At   Stamp  // zero: the time stays
}

// When is when it happened, as corrected.
func (e *Entry) When() Stamp {
	if e.Corrected != nil && !e.Corrected.At.IsZero() {
		return e.Corrected.At
	}
	return e.HappenedAt
}

// Text is the free text of the entry as corrected, and empty for facts that have none.
func (e *Entry) Text() string {
	if e.Corrected != nil && e.Corrected.Text != "" {
		return e.Corrected.Text
	}
	if worded, ok := e.Fact.(interface{ words() string }); ok {
		return worded.words()
	}
	return ""
}

// Strike takes back any entry but the declaration: a note, a tick, a move of phase. What it changed is undone and the
// entry stays in the log, struck. Striking a strike brings the entry back.
type Strike struct {
	Entry  Ref
	Reason string
}

// EntryStruck says that an entry is taken back.
type EntryStruck struct {
	Entry  Ref    `json:"entry"`
	Reason string `json:"reason,omitempty"`
}

// Correct puts right the words, the time, or both, of an entry. The original stays readable.
type Correct struct {
	Entry  Ref
	Text   string
	At     Stamp
	Reason string
}

// EntryCorrected says how an entry reads from now on.
type EntryCorrected struct {
	Entry  Ref    `json:"entry"`
	Text   string `json:"text,omitempty"`
	At     Stamp  `json:"at,omitzero"`
	Reason string `json:"reason,omitempty"`
}

// Pin keeps an entry in sight, or lets it go.
type Pin struct {
	Entry Ref
	Off   bool
}

// EntryPinned says that an entry is kept in sight, or no longer.
type EntryPinned struct {
	Entry Ref  `json:"entry"`
	Off   bool `json:"off,omitempty"`
}

// Kind implements [Body].
func (EntryStruck) Kind() Kind { return "entry.struck" }

// Kind implements [Body].
func (EntryCorrected) Kind() Kind { return "entry.corrected" }

// Kind implements [Body].
func (EntryPinned) Kind() Kind { return "entry.pinned" }

// The annotations change other entries, before these are applied; see annotationsOf.
func (EntryStruck) apply(*folding, *Entry)    {}
func (EntryCorrected) apply(*folding, *Entry) {}
func (EntryPinned) apply(*folding, *Entry)    {}

var annotating = map[Kind]bool{
	EntryStruck{}.Kind(): true, EntryCorrected{}.Kind(): true, EntryPinned{}.Kind(): true,
}

// annotations are what some events say about others. They are gathered before the fold, so that an annotation works
// wherever it sorts, and kept after it, for the entry that one names may still be on its way.
type annotations struct {
	struck    map[Ref]*Mark
	corrected map[Ref]*Fixed
	pinned    map[Ref]bool
}

// annotationsOf gathers, from the newest event to the oldest, what is not itself struck: of two corrections or pins
// the newer one counts.
func annotationsOf(events []Event) annotations {
	a := annotations{struck: strikesOf(events), corrected: map[Ref]*Fixed{}, pinned: map[Ref]bool{}}
	for i := len(events) - 1; i >= 0; i-- {
		event := events[i]
		if !annotating[event.Kind] || a.struck[event.Ref()] != nil {
			continue
		}
		switch body, _ := event.Decode(); body := body.(type) {
		case EntryCorrected:
			a.correct(body, Mark{By: event.Actor, Reason: body.Reason, Ref: event.Ref()})
		case EntryPinned:
			if _, newer := a.pinned[body.Entry]; !newer {
				a.pinned[body.Entry] = !body.Off
			}
		}
	}
	return a
}

// strikesOf finds the strike in force of every entry that is struck: the oldest one that is not itself struck.
func strikesOf(events []Event) map[Ref]*Mark {
	var targets []Ref
	strikes, inForce := map[Ref][]*Mark{}, map[Ref]*Mark{}
	for _, event := range events {
		if event.Kind != (EntryStruck{}).Kind() {
			continue
		}
		body, _ := event.Decode()
		if strike, ok := body.(EntryStruck); ok {
			targets = append(targets, strike.Entry)
			strikes[strike.Entry] = append(strikes[strike.Entry], &Mark{By: event.Actor, Reason: strike.Reason, Ref: event.Ref()})
		}
	}
	var resolve func(Ref) *Mark
	resolve = func(ref Ref) *Mark {
		if mark, known := inForce[ref]; known {
			return mark
		}
		inForce[ref] = nil // where strikes form a ring, which only a broken site can make, this one stands
		for _, strike := range strikes[ref] {
			if resolve(strike.Ref) == nil {
				inForce[ref] = strike
				break
			}
		}
		return inForce[ref]
	}
	for _, target := range targets {
		resolve(target)
	}
	return inForce
}

// correct adds what an older correction says and newer ones leave open.
func (a annotations) correct(body EntryCorrected, mark Mark) {
	fixed := a.corrected[body.Entry]
	if fixed == nil {
		fixed = &Fixed{Mark: mark}
		a.corrected[body.Entry] = fixed
	}
	if fixed.Text == "" {
		fixed.Text = body.Text
	}
	if fixed.At.IsZero() {
		fixed.At = body.At
	}
}

func (a annotations) mark(e *Entry) {
	ref := e.Ref()
	if e.Kind != (Declared{}).Kind() {
		e.Struck = a.struck[ref]
	}
	e.Corrected, e.Pinned = a.corrected[ref], a.pinned[ref]
}

// Entry finds a line of the log.
func (inc *Incident) Entry(ref Ref) (*Entry, bool) {
	for i := len(inc.Log) - 1; i >= 0; i-- {
		if inc.Log[i].Ref() == ref {
			return &inc.Log[i], true
		}
	}
	return nil, false
}

func (s *Setting) entry(ref Ref) (*Entry, error) {
	entry, ok := s.Incident.Entry(ref)
	if !ok {
		return nil, notFound("entry", ref.String())
	}
	return entry, nil
}

func (i Strike) decide(now *Setting) ([]Body, error) {
	entry, err := now.entry(i.Entry)
	switch {
	case err != nil:
		return nil, err
	case entry.Kind == Declared{}.Kind():
		return nil, notNow("the declaration cannot be struck", "rename the incident, or close it with a reason")
	case entry.Struck != nil:
		return nil, already("the entry", "struck")
	}
	return []Body{EntryStruck(i)}, nil
}

func (i Correct) decide(now *Setting) ([]Body, error) {
	entry, err := now.entry(i.Entry)
	switch {
	case err != nil:
		return nil, err
	case i.Text == "" && i.At.IsZero():
		return nil, needed("correction", "")
	case i.Text != "" && entry.Text() == "":
		return nil, notNow("this entry has no words of its own", "correct its time, or strike it and record it again")
	}
	i.At = i.At.whole()
	return []Body{EntryCorrected(i)}, now.checkStamp(i.At)
}

func (i Pin) decide(now *Setting) ([]Body, error) {
	entry, err := now.entry(i.Entry)
	switch {
	case err != nil:
		return nil, err
	case entry.Pinned != i.Off:
		return nil, already("the entry", map[bool]string{true: "not pinned", false: "pinned"}[i.Off])
	}
	return []Body{EntryPinned(i)}, nil
}
