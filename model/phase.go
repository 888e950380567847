package model

import (
	"cmp"
	"slices"
)

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

// Closing is how an incident was closed.
type Closing struct {
	At      Stamp
	By      Actor
	Reason  string
	Missing []Gap // what was still missing, and accepted as missing
}

// Close ends the incident. What is missing is asked for once; Anyway closes all the same and records what was missing.
type Close struct {
	Reason string
	Anyway bool
}

// IncidentClosed says that the incident is over.
type IncidentClosed struct {
	Reason  string `json:"reason,omitempty"`
	Missing []Gap  `json:"missing,omitempty"`
}

// Kind implements [Body].
func (IncidentClosed) Kind() Kind        { return "incident.closed" }
func (b IncidentClosed) words() string   { return b.Reason }
func (b IncidentClosed) subject() string { return "phase" }

func (b IncidentClosed) apply(f *folding, e *Entry) {
	f.moveTo(Closed, e.When())
	f.Closing = &Closing{At: e.When(), By: e.Actor, Reason: e.Text(), Missing: b.Missing}
}

func (i Close) decide(now *Setting) ([]Body, error) {
	if !now.Incident.Open() {
		return nil, already("the incident", "closed")
	}
	missing := Missing(now.Incident, now.Plan)
	if len(missing) > 0 && !i.Anyway {
		return nil, closingAsks(missing)
	}
	return []Body{IncidentClosed{Reason: i.Reason, Missing: missing}}, nil
}

// Reopen opens a closed incident again, with a reason, in the phase given (respond if none is).
type Reopen struct {
	Reason string
	Phase  Phase
}

// IncidentReopened says that the incident goes on.
type IncidentReopened struct {
	Reason string `json:"reason"`
	Phase  Phase  `json:"phase"`
}

// Kind implements [Body].
func (IncidentReopened) Kind() Kind        { return "incident.reopened" }
func (b IncidentReopened) words() string   { return b.Reason }
func (b IncidentReopened) subject() string { return "phase" }

func (b IncidentReopened) apply(f *folding, e *Entry) {
	f.Closing = nil
	f.moveTo(cmp.Or(b.Phase, Respond), e.When())
}

func (i Reopen) decide(now *Setting) ([]Body, error) {
	if now.Incident.Open() {
		return nil, already("the incident", "open")
	}
	if err := needed("reason", i.Reason); err != nil {
		return nil, err
	}
	phase := cmp.Or(i.Phase, Respond)
	if err := oneOf("phase", phase, Phases[:4]); err != nil {
		return nil, err
	}
	return []Body{IncidentReopened{Reason: i.Reason, Phase: phase}}, nil
}
