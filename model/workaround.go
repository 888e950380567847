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
	Number int `json:"number"`
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
		Number: b.Number, Ref: e.Ref(), Process: b.Process, Text: e.Text(), Since: e.When(),
	})
}

func (b WorkaroundLifted) apply(f *folding, e *Entry) {
	for n := range f.Workarounds {
		if f.Workarounds[n].Number == b.Number && f.Workarounds[n].InForce() {
			f.Workarounds[n].Lifted = e.When()
			return
		}
	}
}

func (i StartWorkaround) decide(now *Setting) ([]Body, error) {
	number := 1
	for _, w := range now.Incident.Workarounds {
		number = max(number, w.Number+1)
	}
	return []Body{WorkaroundStarted{Number: number, Process: i.Process, Text: i.Text}}, needed("text", i.Text)
}

func (i LiftWorkaround) decide(now *Setting) ([]Body, error) {
	w, known := find(now.Incident.Workarounds, func(w Workaround) bool { return w.Number == i.Number })
	if !known {
		return nil, notFound("workaround", strconv.Itoa(i.Number))
	}
	if !w.InForce() {
		return nil, already("the workaround", "lifted")
	}
	return []Body{WorkaroundLifted(i)}, nil
}
