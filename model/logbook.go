package model

// Note writes a note into the log.
type Note struct{ Text string }

// Observe writes what was seen, without a judgement.
type Observe struct{ Text string }

// Decision records what was decided, who agreed and who objected.
type Decision struct {
	Text     string
	Agreed   []PersonID
	Objected []PersonID
}

// NoteWritten is a note.
type NoteWritten struct {
	Text   string `json:"text"`
	Type   string `json:"type,omitempty"`   // the type a timeline gave to an imported line: symptom, action …
	Source string `json:"source,omitempty"` // where an imported line comes from, or a carried one

	Carried *Carried `json:"carried,omitempty"` // what was recorded in the incident that this one was split from
}

// ObservationWritten is an observation.
type ObservationWritten struct {
	Text   string `json:"text"`
	Type   string `json:"type,omitempty"`
	Source string `json:"source,omitempty"`
}

// DecisionTaken is a decision.
type DecisionTaken struct {
	Text     string     `json:"text"`
	Agreed   []PersonID `json:"agreed,omitempty"`
	Objected []PersonID `json:"objected,omitempty"`
	Source   string     `json:"source,omitempty"`
}

// Kind implements [Body].
func (NoteWritten) Kind() Kind { return "log.note" }

// Kind implements [Body].
func (ObservationWritten) Kind() Kind { return "log.observation" }

// Kind implements [Body].
func (DecisionTaken) Kind() Kind { return "log.decision" }

func (b NoteWritten) words() string        { return b.Text }
func (b ObservationWritten) words() string { return b.Text }
func (b DecisionTaken) words() string      { return b.Text }

// The log itself keeps them; they change nothing else.
func (NoteWritten) apply(*folding, *Entry)        {}
func (ObservationWritten) apply(*folding, *Entry) {}
func (DecisionTaken) apply(*folding, *Entry)      {}

func (i Note) decide(*Setting) ([]Body, error) {
	return []Body{NoteWritten{Text: i.Text}}, needed("text", i.Text)
}

func (i Observe) decide(*Setting) ([]Body, error) {
	return []Body{ObservationWritten{Text: i.Text}}, needed("text", i.Text)
}

func (i Decision) decide(*Setting) ([]Body, error) {
	return []Body{DecisionTaken{Text: i.Text, Agreed: i.Agreed, Objected: i.Objected}}, needed("text", i.Text)
}

// Recount writes one line of a timeline that was kept elsewhere, with its type and its source.
type Recount struct {
	Type   string // the timeline's own word: context, symptom, action …
	Text   string
	Source string
}

func (i Recount) decide(*Setting) ([]Body, error) {
	if err := needed("text", i.Text); err != nil {
		return nil, err
	}
	switch i.Type {
	case "observation", "symptom", "diagnosis":
		return []Body{ObservationWritten{Text: i.Text, Type: i.Type, Source: i.Source}}, nil
	case "decision":
		return []Body{DecisionTaken{Text: i.Text, Source: i.Source}}, nil
	}
	return []Body{NoteWritten{Text: i.Text, Type: i.Type, Source: i.Source}}, nil
}
