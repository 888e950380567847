package model

import (
	"cmp"
	"errors"
)

// Declare opens an incident. Only the title is needed; all else has a proposal and can be changed later.
type Declare struct {
	Title    string
	Kind     IncidentKind // empty means real
	Scope    Scope
	Urgency  Urgency
	Severity Severity // 0 takes what impact × urgency proposes
	Reason   string   // why this severity, if it overrides the proposal
	Scenario string

	id IncidentID // set when another act opens the incident: split
}

// Declared opens every incident.
type Declared struct {
	Number       string       `json:"number"`
	IncidentKind IncidentKind `json:"kind"`
	Title        string       `json:"title"`
	Scenario     string       `json:"scenario,omitempty"`
	Plan         PlanRef      `json:"plan"`
	Severity     SeveritySet  `json:"severity"`
	Scope        Scope        `json:"scope,omitempty"`
	Urgency      Urgency      `json:"urgency,omitempty"`
	SplitOff     IncidentID   `json:"split_off,omitempty"` // the incident that it was split off
}

// Kind implements [Body].
func (Declared) Kind() Kind        { return "incident.declared" }
func (b Declared) words() string   { return b.Title }
func (b Declared) subject() string { return "title" }

func (b Declared) apply(f *folding, e *Entry) {
	if !f.Declared.IsZero() { // a second declaration can only come from a broken site; the first one stands
		return
	}
	f.ID, f.Number, f.Kind, f.Title, f.Scenario, f.Plan = e.Incident, b.Number, b.IncidentKind, e.Text(), b.Scenario, b.Plan
	f.Declared, f.By = e.When(), e.Actor
	f.PhaseStarts[Assess] = e.When()
	if f.PhaseSince.IsZero() {
		f.PhaseSince = e.When()
	}
	f.setSeverity(b.Severity, b.Severity.Reason, e)
	f.Impact = Impact{Scope: b.Scope, Urgency: b.Urgency, At: e.When(), By: e.Actor}
	f.ImpactHistory = append(f.ImpactHistory, f.Impact)
	if b.SplitOff != "" {
		f.Relations = append(f.Relations, Relation{Kind: SplitFrom, Other: b.SplitOff, At: e.When()})
	}
}

func (i Declare) decide(now *Setting) ([]Body, error) {
	if err := needed("title", i.Title); err != nil {
		return nil, err
	}
	kind := cmp.Or(i.Kind, Real)
	if err := oneOf("kind", kind, IncidentKinds); err != nil {
		return nil, err
	}
	if err := checkImpact(i.Scope, i.Urgency); err != nil {
		return nil, err
	}
	if i.Severity != 0 && !i.Severity.Known() {
		return nil, unknownSeverity(i.Severity)
	}
	if now.NextNumber == nil || now.NewID == nil {
		return nil, errors.New("declare: the setting gives no number or no id")
	}
	scenario, known := now.Plan.Scenario(i.Scenario)
	if i.Scenario != "" && !known {
		return nil, notFound("scenario", i.Scenario)
	}
	declared := Declared{
		Number: now.NextNumber(kind, now.At.At.Year()), IncidentKind: kind, Title: i.Title, Scenario: i.Scenario,
		Plan:     PlanRef{Digest: now.Plan.Digest, Name: now.Plan.Name, Version: now.Plan.Version},
		Severity: i.severity(now.Plan, scenario), Scope: i.Scope, Urgency: i.Urgency,
	}
	if i.id != "" {
		declared.SplitOff = now.Incident.ID
	}
	bodies := []Body{declared}
	if kind != Backfilled {
		bodies = append(bodies, askHolders(now, declared.Severity.Level, nil)...)
	}
	return bodies, nil
}

// severity is the one given, else what impact × urgency proposes, else the scenario's usual one.
func (i Declare) severity(plan *Plan, scenario Scenario) SeveritySet {
	proposed := cmp.Or(Propose(plan, i.Scope, i.Urgency), scenario.Severity)
	set := SeveritySet{Level: cmp.Or(i.Severity, proposed), Proposed: proposed, Reason: i.Reason}
	set.Override = i.Severity != 0 && proposed != 0 && i.Severity != proposed
	return set
}

// Rename gives the incident another title.
type Rename struct{ Title string }

// Renamed says the new title.
type Renamed struct {
	Title string `json:"title"`
}

// Kind implements [Body].
func (Renamed) Kind() Kind                   { return "incident.renamed" }
func (b Renamed) words() string              { return b.Title }
func (b Renamed) subject() string            { return "title" }
func (b Renamed) apply(f *folding, e *Entry) { f.Title = e.Text() }

func (i Rename) decide(now *Setting) ([]Body, error) {
	if err := needed("title", i.Title); err != nil {
		return nil, err
	}
	if i.Title == now.Incident.Title {
		return nil, already("the title", "this")
	}
	return []Body{Renamed(i)}, nil
}

// SetScenario chooses the prepared case, or none.
type SetScenario struct{ Scenario string }

// ScenarioSet says which prepared case applies.
type ScenarioSet struct {
	Scenario string `json:"scenario"`
}

// Kind implements [Body].
func (ScenarioSet) Kind() Kind                   { return "incident.scenario" }
func (b ScenarioSet) subject() string            { return "scenario" }
func (b ScenarioSet) apply(f *folding, _ *Entry) { f.Scenario = b.Scenario }

func (i SetScenario) decide(now *Setting) ([]Body, error) {
	if _, known := now.Plan.Scenario(i.Scenario); !known && i.Scenario != "" {
		return nil, notFound("scenario", i.Scenario)
	}
	if i.Scenario == now.Incident.Scenario {
		return nil, already("the scenario", "this")
	}
	return []Body{ScenarioSet(i)}, nil
}

// AdoptPlan puts another version of the plan in force for this incident.
type AdoptPlan struct{ Plan PlanRef }

// PlanAdopted says which version is in force from now on.
type PlanAdopted struct {
	Plan PlanRef `json:"plan"`
}

// Kind implements [Body].
func (PlanAdopted) Kind() Kind                   { return "plan.adopted" }
func (b PlanAdopted) subject() string            { return "plan" }
func (b PlanAdopted) apply(f *folding, _ *Entry) { f.Plan = b.Plan }

func (i AdoptPlan) decide(now *Setting) ([]Body, error) {
	if err := needed("plan digest", i.Plan.Digest); err != nil {
		return nil, err
	}
	if i.Plan.Digest == now.Incident.Plan.Digest {
		return nil, already("this version of the plan", "in force")
	}
	return []Body{PlanAdopted(i)}, nil
}
