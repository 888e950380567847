package model

import "strconv"

// Severity is how bad an incident is: 1 (worst) to 4. Zero means that nobody has said yet.
type Severity int

// Severities in order, worst first.
const (
	SeverityUnknown Severity = iota
	SEV1
	SEV2
	SEV3
	SEV4
)

// String is the short name shown everywhere: SEV1 … SEV4, or SEV? when unknown.
func (s Severity) String() string {
	if !s.Known() {
		return "SEV?"
	}
	return "SEV" + strconv.Itoa(int(s))
}

// Known tells whether somebody has set the severity.
func (s Severity) Known() bool { return s >= SEV1 && s <= SEV4 }

// AtLeast tells whether s is as bad as other or worse. An unknown severity counts as the worst: better one
// person too many in the room than one too few.
func (s Severity) AtLeast(other Severity) bool {
	return !s.Known() || !other.Known() || s <= other
}

// Assumed is the severity to work by: an unknown one counts as the worst until somebody has looked.
func (s Severity) Assumed() Severity {
	if !s.Known() {
		return SEV1
	}
	return s
}

// ParseSeverity reads "SEV2", "sev2" or "2".
func ParseSeverity(text string) (Severity, error) {
	for level := SEV1; level <= SEV4; level++ {
		if equalFold(text, level.String()) || text == strconv.Itoa(int(level)) {
			return level, nil
		}
	}
	return 0, unknownWord("severity", text, "SEV1", "SEV2", "SEV3", "SEV4")
}

// IncidentKind says what an incident is; it is fixed at creation.
type IncidentKind string

// The three kinds.
const (
	Real       IncidentKind = "real"
	Exercise   IncidentKind = "exercise"
	Backfilled IncidentKind = "backfilled" // entered after the fact from a timeline or from paper
)

// IncidentKinds in the order in which they are offered.
var IncidentKinds = []IncidentKind{Real, Exercise, Backfilled}

// Phase is where the work stands. Moves are facts: any order is accepted.
type Phase string

// The five phases.
const (
	Assess  Phase = "assess"
	Respond Phase = "respond"
	Recover Phase = "recover"
	Review  Phase = "review"
	Closed  Phase = "closed"
)

// Phases in their usual order.
var Phases = []Phase{Assess, Respond, Recover, Review, Closed}

// PublicStatus is what customers are told.
type PublicStatus string

// The four public statuses; the zero value means that customers have been told nothing.
const (
	Investigating PublicStatus = "investigating"
	Identified    PublicStatus = "identified"
	Monitoring    PublicStatus = "monitoring"
	Resolved      PublicStatus = "resolved"
)

// PublicStatuses in their usual order.
var PublicStatuses = []PublicStatus{Investigating, Identified, Monitoring, Resolved}

// Scope is how far the impact reaches.
type Scope string

// The three scopes, from small to large.
const (
	OneCustomer      Scope = "one"
	SeveralCustomers Scope = "several"
	AllCustomers     Scope = "all"
)

// Scopes from small to large.
var Scopes = []Scope{OneCustomer, SeveralCustomers, AllCustomers}

// Urgency is how soon it hurts.
type Urgency string

// The three urgencies.
const (
	Now     Urgency = "now"
	Today   Urgency = "today"
	CanWait Urgency = "can-wait"
)

// Urgencies from pressing to patient.
var Urgencies = []Urgency{Now, Today, CanWait}

// Risk is a judgement about operational or security risk.
type Risk string

// The four judgements; the zero value means that nobody has judged.
const (
	NoRisk     Risk = "none"
	LowRisk    Risk = "low"
	MediumRisk Risk = "medium"
	HighRisk   Risk = "high"
)

// Risks from none to high.
var Risks = []Risk{NoRisk, LowRisk, MediumRisk, HighRisk}

// Place is where a person works from.
type Place string

// The places a person can be in.
const (
	OnSite      Place = "on-site"
	Remote      Place = "remote"
	Unreachable Place = "unreachable"
)

// Places in the order in which they are offered.
var Places = []Place{OnSite, Remote, Unreachable}

// ReachOutcome is what came of one try to reach somebody.
type ReachOutcome string

// The four outcomes.
const (
	Reached     ReachOutcome = "reached"
	Voicemail   ReachOutcome = "voicemail"
	NoAnswer    ReachOutcome = "no-answer"
	WrongNumber ReachOutcome = "wrong-number"
)

// ReachOutcomes in the order in which they are offered.
var ReachOutcomes = []ReachOutcome{Reached, Voicemail, NoAnswer, WrongNumber}

// AttemptResult is what came of an attempt.
type AttemptResult string

// The results; the zero value means that the attempt is still open.
const (
	Worked   AttemptResult = "worked"
	Failed   AttemptResult = "failed"
	NoEffect AttemptResult = "no-effect"
)

// AttemptResults in the order in which they are offered.
var AttemptResults = []AttemptResult{Worked, NoEffect, Failed}

// Milestone is a moment that figures are computed from.
type Milestone string

// The milestones. Those that the room itself sees (declared, acknowledged, mitigated, resolved, closed) may also be
// stated by hand, and what was stated wins.
const (
	ImpactStart  Milestone = "impact-start"
	Cause        Milestone = "cause"
	Detected     Milestone = "detected"
	Paged        Milestone = "paged"
	Acknowledged Milestone = "acknowledged"
	DeclaredAt   Milestone = "declared"
	Mitigated    Milestone = "mitigated"
	ImpactEnd    Milestone = "impact-end"
	ResolvedAt   Milestone = "resolved"
	ClosedAt     Milestone = "closed"
)

// Milestones in their usual order.
var Milestones = []Milestone{
	Cause, ImpactStart, Detected, Paged, Acknowledged, DeclaredAt, Mitigated, ImpactEnd, ResolvedAt, ClosedAt,
}
