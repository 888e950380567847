package model

import "strconv"

// Workaround is a fallback in force for a process.
type Workaround struct {
	Number  int
	Ref     Ref
	Process string
	Text    string
	Since   Stamp
	Lifted  Stamp // zero while in force
}

// InForce tells whether the workaround still applies.
func (w Workaround) InForce() bool { return w.Lifted.IsZero() }

// StartWorkaround puts a fallback in force.
type StartWorkaround struct {
	Process string
	Text    string
}

// LiftWorkaround ends it: the usual way works again.
type LiftWorkaround struct{ Number int }

// WorkaroundStarted says that a fallback is in force.
type WorkaroundStarted struct {
	Number  int    `json:"number"`
	Process string `json:"process,omitempty"`
	Text    string `json:"text"`
}

// WorkaroundLifted says that the usual way works again.
type WorkaroundLifted struct {
	Number     int `json:"number"`
	Workaround Ref `json:"workaround,omitzero"` // the entry that put it in force
}

// Kind implements [Body].
func (WorkaroundStarted) Kind() Kind { return "workaround.started" }

// Kind implements [Body].
func (WorkaroundLifted) Kind() Kind { return "workaround.lifted" }

func (b WorkaroundStarted) words() string   { return b.Text }
func (b WorkaroundStarted) subject() string { return "workaround/" + strconv.Itoa(b.Number) }
func (b WorkaroundLifted) subject() string  { return "workaround/" + strconv.Itoa(b.Number) }

func (b WorkaroundStarted) apply(f *folding, e *Entry) {
	f.Workarounds = append(f.Workarounds, Workaround{
		Number: f.freeWorkaround(b.Number), Ref: e.Ref(), Process: b.Process, Text: e.Text(), Since: e.When(),
	})
}

func (b WorkaroundLifted) apply(f *folding, e *Entry) {
	if w := f.workaround(b.Number, b.Workaround); w != nil && w.InForce() {
		w.Lifted = e.When()
	}
}

// workaround finds a workaround by the entry that put it in force, or by its number if ref names none.
func (inc *Incident) workaround(number int, ref Ref) *Workaround {
	for n := range inc.Workarounds {
		workaround := &inc.Workarounds[n]
		if ref.IsZero() && workaround.Number == number || !ref.IsZero() && workaround.Ref == ref {
			return workaround
		}
	}
	return nil
}

// freeWorkaround is the number given, or the next one if another site gave that first while they were cut apart.
func (inc *Incident) freeWorkaround(number int) int {
	if inc.workaround(number, Ref{}) == nil {
		return number
	}
	return inc.nextWorkaround()
}

func (inc *Incident) nextWorkaround() int {
	number := 1
	for _, w := range inc.Workarounds {
		number = max(number, w.Number+1)
	}
	return number
}

func (i StartWorkaround) decide(now *Setting) ([]Body, error) {
	return []Body{WorkaroundStarted{
		Number: now.Incident.nextWorkaround(), Process: i.Process, Text: i.Text,
	}}, needed("text", i.Text)
}

func (i LiftWorkaround) decide(now *Setting) ([]Body, error) {
	w := now.Incident.workaround(i.Number, Ref{})
	if w == nil {
		return nil, notFound("workaround", strconv.Itoa(i.Number))
	}
	if !w.InForce() {
		return nil, already("the workaround", "lifted")
	}
	return []Body{WorkaroundLifted{Number: w.Number, Workaround: w.Ref}}, nil
}
