package model

import (
	"cmp"
	"slices"
	"strings"
)

// Closing is how an incident was closed.
type Closing struct {
	At      Stamp
	By      Actor
	Reason  string
	Missing []Gap // what was still missing, and accepted as missing
}

// Close ends the incident. What is missing is asked for once; Anyway closes all the same and records what was missing.
// While letters wait that needs a reason as well; Drop stops what has not left.
type Close struct {
	Reason string
	Anyway bool
	Drop   bool
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
	var dropped []Body
	if i.Drop {
		missing = slices.DeleteFunc(missing, Gap.unsent)
		for _, n := range now.Incident.Notices {
			dropped = append(dropped, n.stop(i.Reason)...)
		}
	}
	reason := i.Anyway && strings.TrimSpace(i.Reason) != ""
	if slices.ContainsFunc(missing, Gap.waits) && !reason {
		return nil, closingWaits(missing)
	}
	if len(missing) > 0 && !i.Anyway {
		return nil, closingAsks(missing)
	}
	return append(dropped, IncidentClosed{Reason: i.Reason, Missing: missing}), nil
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
