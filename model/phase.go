package model

import "slices"

// MovePhase moves the work to another phase. Any order is accepted; closing has an intent of its own.
type MovePhase struct {
	Phase Phase
	Note  string
}

// PhaseMoved says where the work stands.
type PhaseMoved struct {
	Phase Phase  `json:"phase"`
	Note  string `json:"note,omitempty"`
}

// Kind implements [Body].
func (PhaseMoved) Kind() Kind        { return "phase.moved" }
func (b PhaseMoved) words() string   { return b.Note }
func (b PhaseMoved) subject() string { return "phase" }

// A move that a site recorded while it had not yet heard of the closure does not open the incident again, and only a
// closure closes it.
func (b PhaseMoved) apply(f *folding, e *Entry) {
	if f.Closing == nil && b.Phase != "" && b.Phase != Closed {
		f.moveTo(b.Phase, e.When())
	}
}

func (f *folding) moveTo(phase Phase, at Stamp) {
	f.Phase, f.PhaseSince = phase, at
	if _, before := f.PhaseStarts[phase]; !before {
		f.PhaseStarts[phase] = at
	}
}

func (i MovePhase) decide(now *Setting) ([]Body, error) {
	if err := oneOf("phase", i.Phase, Phases); err != nil {
		return nil, err
	}
	switch {
	case i.Phase == now.Incident.Phase:
		return nil, already("the phase", string(i.Phase))
	case i.Phase == Closed:
		return nil, notNow("closing is an act of its own", "close the incident")
	case !now.Incident.Open():
		return nil, notNow("the incident is closed", "reopen it with a reason")
	}
	return []Body{PhaseMoved(i)}, nil
}

// Before tells whether p usually comes before other.
func (p Phase) Before(other Phase) bool { return slices.Index(Phases, p) < slices.Index(Phases, other) }

// Before tells whether s usually comes before other. The empty status comes before all.
func (s PublicStatus) Before(other PublicStatus) bool {
	return slices.Index(PublicStatuses, s) < slices.Index(PublicStatuses, other)
}

// SetPublicStatus says what customers are told from now on.
type SetPublicStatus struct{ Status PublicStatus }

// PublicStatusSet says what customers are told.
type PublicStatusSet struct {
	Status PublicStatus `json:"status"`
}

// Kind implements [Body].
func (PublicStatusSet) Kind() Kind        { return "public.set" }
func (b PublicStatusSet) subject() string { return "public" }

func (b PublicStatusSet) apply(f *folding, e *Entry) {
	f.Public, f.PublicSince, f.publicSaid = b.Status, e.When(), e.When().At
}

func (i SetPublicStatus) decide(now *Setting) ([]Body, error) {
	if err := oneOf("public status", i.Status, PublicStatuses); err != nil {
		return nil, err
	}
	if i.Status == now.Incident.Public {
		return nil, already("the public status", string(i.Status))
	}
	return []Body{PublicStatusSet(i)}, nil
}
