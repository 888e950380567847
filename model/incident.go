package model

import (
	"sync/atomic"
	"time"
)

// Incident is the state that a set of events folds to. It is immutable once [Fold] or [Incident.Extend] has returned it:
// many screens read one value. Texts are as they came; pass them through [Safe] before showing them.
type Incident struct {
	ID       IncidentID
	Number   string // what people call it, for example 2026-017, or 2026-X04 for an exercise
	Kind     IncidentKind
	Title    string
	Scenario string
	Plan     PlanRef
	Declared Stamp
	By       Actor // who declared it

	Severity      SeverityState
	Phase         Phase
	PhaseSince    Stamp
	PhaseStarts   map[Phase]Stamp // when each phase was first entered
	Public        PublicStatus
	PublicSince   Stamp
	Impact        Impact
	ImpactHistory []Impact // oldest first, the last one is Impact
	Closing       *Closing // nil while open

	Roles       map[RoleID]Role
	People      map[PersonID]Presence
	Reaches     []Reach // oldest first
	Items       map[ItemID]Item
	Attempts    []Attempt // in the order in which they were opened
	Notices     []Notice  // in the order in which they were drafted or recorded
	Answers     map[string]Answer
	Workarounds []Workaround
	Evidence    []Evidence
	Milestones  map[Milestone]Stamp
	Relations   []Relation

	Announcements []Announcement // oldest first
	Components    []ComponentChange
	Customers     map[CustomerID]Affected
	Headcount     []Headcount // how many customers were affected, oldest first

	// Log has one entry per event, in fold order, whether or not this version knows the kind.
	Log []Entry

	severities []held     // every severity that was set, in fold order; the last one is Severity
	publicSaid time.Time  // when what the public status rests on was let go or said
	callBacks  []callBack // every call back that was agreed, oldest first

	revs    revisions    // last event per subject, see Rev
	notes   annotations  // shared by every extension: it changes with a new fold only
	claimed *atomic.Bool // whether some Extend has appended to the backing arrays
}

// PlanRef names the version of the plan that an incident runs on.
type PlanRef struct {
	Digest  string `json:"digest"`
	Name    string `json:"name,omitempty"`
	Version string `json:"version,omitempty"`
}

// SeverityState is the severity with its reason.
type SeverityState struct {
	Level    Severity
	Proposed Severity // what impact × urgency proposed, 0 if nothing did
	Override bool     // set against the proposal
	Reason   string
	By       Actor
	Since    Stamp
}

// Events is how many events were folded.
func (inc *Incident) Events() int { return len(inc.Log) }

// last is the event that sorts last.
func (inc *Incident) last() Event { return inc.Log[len(inc.Log)-1].Event }

// Open tells whether the incident is not closed.
func (inc *Incident) Open() bool { return inc.Closing == nil }

// IsExercise tells whether the exercise mark must be shown.
func (inc *Incident) IsExercise() bool { return inc.Kind == Exercise }

// Commander is who commands now; empty when nobody has accepted.
func (inc *Incident) Commander() PersonID { return inc.Roles[CommanderRole].Holder }

// CommanderRole is the one role id that every plan has.
const CommanderRole RoleID = "commander"

// Rev is the last event that touched a subject ("severity", "title", "role/commander", "item/…", "notice/3" …). A
// form remembers it and hands it back in [Command.Seen]: if it has changed meanwhile, the act is refused with
// [CodeChanged] and nothing is overwritten.
func (inc *Incident) Rev(subject string) Ref { return inc.revs.of(subject) }

// Elapsed is the time from declaration to now, or to closure.
func (inc *Incident) Elapsed(now time.Time) time.Duration {
	if inc.Declared.IsZero() {
		return 0
	}
	return max(inc.Until(now).Sub(inc.Declared.At), 0)
}

// Until is until when time runs for the incident: now, or when it was closed.
func (inc *Incident) Until(now time.Time) time.Time {
	if inc.Closing != nil {
		return inc.Closing.At.At
	}
	return now
}
