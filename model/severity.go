package model

import "strconv"

// Impact is one assessment of what is hit.
type Impact struct {
	Scope       Scope    `json:"scope,omitempty"`
	Urgency     Urgency  `json:"urgency,omitempty"`
	Users       *int     `json:"users,omitempty"`     // nil: not known
	Customers   *int     `json:"customers,omitempty"` // nil: not known
	Systems     []string `json:"systems,omitempty"`
	Operational Risk     `json:"operational,omitempty"`
	Security    Risk     `json:"security,omitempty"`
	Statement   string   `json:"statement,omitempty"` // what happens, in words for everybody
	At          Stamp    `json:"-"`
	By          Actor    `json:"-"`
}

// Propose is the severity that the plan's matrix gives for impact × urgency; 0 if either is open or no rule fits.
func Propose(plan *Plan, scope Scope, urgency Urgency) Severity {
	rule, _ := find(plan.Matrix, func(r MatrixRule) bool { return r.Scope == scope && r.Urgency == urgency })
	return rule.Severity
}

func checkImpact(scope Scope, urgency Urgency) error {
	if scope != "" {
		if err := oneOf("impact", scope, Scopes); err != nil {
			return err
		}
	}
	if urgency != "" {
		return oneOf("urgency", urgency, Urgencies)
	}
	return nil
}

// AssessImpact records what is hit. What is left empty keeps its last value.
type AssessImpact struct{ Impact }

// ImpactAssessed says what is hit, and what severity that proposes.
type ImpactAssessed struct {
	Impact
	Proposed Severity `json:"proposed,omitempty"`
}

// Kind implements [Body].
func (ImpactAssessed) Kind() Kind        { return "impact.assessed" }
func (b ImpactAssessed) words() string   { return b.Statement }
func (b ImpactAssessed) subject() string { return "impact" }

func (b ImpactAssessed) apply(f *folding, e *Entry) {
	b.Impact.At, b.Impact.By, b.Statement = e.When(), e.Actor, e.Text()
	f.Impact = b.Impact
	f.ImpactHistory = append(f.ImpactHistory, b.Impact)
	f.Severity.Proposed = b.Proposed
}

func (i AssessImpact) decide(now *Setting) ([]Body, error) {
	next, last := i.Impact, now.Incident.Impact
	if err := checkImpact(next.Scope, next.Urgency); err != nil {
		return nil, err
	}
	for _, risk := range []Risk{next.Operational, next.Security} {
		if risk == "" {
			continue
		}
		if err := oneOf("risk", risk, Risks); err != nil {
			return nil, err
		}
	}
	for _, count := range []*int{next.Users, next.Customers} {
		if count != nil && *count < 0 {
			return nil, outside("count", strconv.Itoa(*count), "0 and more")
		}
	}
	next.keep(last)
	return []Body{ImpactAssessed{Impact: next, Proposed: Propose(now.Plan, next.Scope, next.Urgency)}}, nil
}

// keep takes over what the older assessment says and this one leaves open.
func (i *Impact) keep(last Impact) {
	orKeep(&i.Scope, last.Scope)
	orKeep(&i.Urgency, last.Urgency)
	orKeep(&i.Users, last.Users)
	orKeep(&i.Customers, last.Customers)
	orKeep(&i.Operational, last.Operational)
	orKeep(&i.Security, last.Security)
	orKeep(&i.Statement, last.Statement)
	if i.Systems == nil {
		i.Systems = last.Systems
	}
}

func orKeep[T comparable](next *T, last T) {
	var none T
	if *next == none {
		*next = last
	}
}

// SetSeverity accepts the proposed severity or sets another one, with the reason.
type SetSeverity struct {
	Level  Severity
	Reason string
}

// SeveritySet says the severity and where it comes from.
type SeveritySet struct {
	Level    Severity `json:"level"`
	Proposed Severity `json:"proposed,omitempty"`
	Override bool     `json:"override,omitempty"` // set against the proposal
	Reason   string   `json:"reason,omitempty"`
}

// Kind implements [Body].
func (SeveritySet) Kind() Kind        { return "severity.set" }
func (b SeveritySet) words() string   { return b.Reason }
func (b SeveritySet) subject() string { return "severity" }

func (b SeveritySet) apply(f *folding, e *Entry) { f.setSeverity(b, e.Text(), e) }

func (f *folding) setSeverity(b SeveritySet, reason string, e *Entry) {
	f.Severity = SeverityState{
		Level: b.Level, Proposed: b.Proposed, Override: b.Override, Reason: reason, By: e.Actor, Since: e.When(),
	}
	f.severities = append(f.severities, held{level: b.Level.Assumed(), since: e.When().At})
}

func unknownSeverity(level Severity) *Error {
	return unknownWord("severity", strconv.Itoa(int(level)), "SEV1", "SEV2", "SEV3", "SEV4")
}

func (i SetSeverity) decide(now *Setting) ([]Body, error) {
	state := now.Incident.Severity
	if !i.Level.Known() {
		return nil, unknownSeverity(i.Level)
	}
	if i.Level == state.Level {
		return nil, already("the severity", i.Level.String())
	}
	override := state.Proposed != 0 && i.Level != state.Proposed
	if override {
		if err := needed("reason", i.Reason); err != nil {
			return nil, err
		}
	}
	bodies := []Body{SeveritySet{Level: i.Level, Proposed: state.Proposed, Override: override, Reason: i.Reason}}
	if now.Incident.Kind != Backfilled {
		bodies = append(bodies, askHolders(now, i.Level, now.Incident)...)
	}
	return bodies, nil
}
