package main

import (
	"time"

	"warroom/model"
)

// status is what `status --json` prints. Times are stamps with their precision, spans are seconds.
type status struct {
	ID        model.IncidentID   `json:"id"`
	Number    string             `json:"number"`
	Kind      model.IncidentKind `json:"kind"`
	Title     string             `json:"title"`
	Scenario  string             `json:"scenario,omitempty"`
	Plan      model.PlanRef      `json:"plan"`
	Declared  model.Stamp        `json:"declared"`
	Elapsed   float64            `json:"elapsed_seconds"`
	Severity  severityStatus     `json:"severity"`
	Phase     model.Phase        `json:"phase"`
	Since     model.Stamp        `json:"phase_since"`
	Public    model.PublicStatus `json:"public_status"` // empty: customers were told nothing
	PublicAt  model.Stamp        `json:"public_since,omitzero"`
	Commander model.PersonID     `json:"commander"` // empty: nobody
	Impact    model.Impact       `json:"impact"`
	Closed    *time.Time         `json:"closed"` // null while open
	Overdue   int                `json:"overdue"`
	Due       []dueLine          `json:"due"`
	Clocks    []clockStatus      `json:"clocks"`
	Attempts  []attemptStatus    `json:"attempts"`
	Around    []workaroundStatus `json:"workarounds"`
	Figures   []model.Figure     `json:"figures"`
	Missing   []model.Gap        `json:"missing"` // what closing would ask for
	Entries   int                `json:"entries"`
}

type severityStatus struct {
	Level    string      `json:"level"` // SEV1 … SEV4, SEV? if nobody has said
	Proposed string      `json:"proposed,omitempty"`
	Override bool        `json:"override"`
	Reason   string      `json:"reason,omitempty"`
	Since    model.Stamp `json:"since"`
}

type clockStatus struct {
	ID     model.ClockID `json:"id"`
	Target float64       `json:"target_seconds"` // 0: the plan sets none
	Due    time.Time     `json:"due,omitzero"`
	Met    model.Stamp   `json:"met,omitzero"`
	Took   float64       `json:"took_seconds"`
}

type attemptStatus struct {
	Number     int                 `json:"number"`
	Hypothesis string              `json:"hypothesis,omitempty"`
	Action     string              `json:"action"`
	By         model.PersonID      `json:"by,omitempty"`
	Opened     model.Stamp         `json:"opened"`
	Result     model.AttemptResult `json:"result"` // empty while open
	Finding    string              `json:"finding,omitempty"`
	Finished   model.Stamp         `json:"finished,omitzero"`
}

type workaroundStatus struct {
	Number  int         `json:"number"`
	Process string      `json:"process,omitempty"`
	Text    string      `json:"text"`
	Since   model.Stamp `json:"since"`
	Lifted  model.Stamp `json:"lifted,omitzero"` // absent while in force
}

// status gathers what there is to say of the incident.
func (r *room) status() status {
	inc, now := r.inc, r.clock()
	s := status{
		ID: inc.ID, Number: inc.Number, Kind: inc.Kind, Title: inc.Title, Scenario: inc.Scenario, Plan: inc.Plan,
		Declared: inc.Declared, Elapsed: inc.Elapsed(now).Seconds(), Phase: inc.Phase, Since: inc.PhaseSince,
		Severity: severityStatus{
			Level: inc.Severity.Level.String(), Override: inc.Severity.Override, Reason: inc.Severity.Reason,
			Since: inc.Severity.Since,
		},
		Public: inc.Public, PublicAt: inc.PublicSince, Commander: inc.Commander(), Impact: inc.Impact,
		Due: r.due(now), Figures: model.Figures(inc, r.plan), Entries: inc.Events(), Clocks: r.clockStatus(now),
		Attempts: r.attemptStatus(), Around: r.workaroundStatus(), Missing: []model.Gap{},
	}
	if inc.Severity.Proposed != 0 {
		s.Severity.Proposed = inc.Severity.Proposed.String()
	}
	if inc.Closing != nil {
		s.Closed = &inc.Closing.At.At
	} else {
		s.Missing = append(s.Missing, model.Missing(inc, r.plan)...)
	}
	for _, line := range s.Due {
		if line.Overdue {
			s.Overdue++
		}
	}
	return s
}

func (r *room) clockStatus(now time.Time) []clockStatus {
	all := []clockStatus{}
	for _, c := range model.Clocks(r.inc, r.plan, now) {
		all = append(all, clockStatus{c.ID, c.Target.Seconds(), c.Due, c.Met, c.Took.Seconds()})
	}
	return all
}

func (r *room) attemptStatus() []attemptStatus {
	all := []attemptStatus{}
	for _, a := range r.inc.Attempts {
		all = append(all, attemptStatus{
			a.Number, a.Hypothesis, a.Action, a.By, a.Opened, a.Result, a.Finding, a.Finished,
		})
	}
	return all
}

func (r *room) workaroundStatus() []workaroundStatus {
	all := []workaroundStatus{}
	for _, w := range r.inc.Workarounds {
		all = append(all, workaroundStatus{w.Number, w.Process, w.Text, w.Since, w.Lifted})
	}
	return all
}
