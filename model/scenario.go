package model

import "slices"

// Scenario is a prepared case that brings its own checklists, texts and measures.
type Scenario struct {
	ID          string           `json:"id"`
	Title       string           `json:"title"`
	Criteria    []string         `json:"criteria,omitempty"`
	Severity    Severity         `json:"severity,omitempty"` // the usual one
	First       []string         `json:"first,omitempty"`    // what to do in the first fifteen minutes, in order
	Roles       []RoleID         `json:"roles,omitempty"`    // who is needed besides those whom the severity calls
	People      []PersonID       `json:"people,omitempty"`
	Checklists  []string         `json:"checklists,omitempty"` // lists that it brings
	Without     []string         `json:"without,omitempty"`    // lists that do not fit and are left out
	Workflows   []string         `json:"workflows,omitempty"`
	Templates   []string         `json:"templates,omitempty"` // the ones to reach for first
	Workarounds []string         `json:"workarounds,omitempty"`
	Unfit       []Unfit          `json:"unfit,omitempty"`
	Recovery    []string         `json:"recovery,omitempty"` // what is brought back, in order
	Says        map[Stage]string `json:"says,omitempty"`     // the case in words for people outside, by stage
	Advice      string           `json:"advice,omitempty"`   // what readers can do meanwhile
	Inside      string           `json:"inside,omitempty"`   // what front-line support may say word for word

	Translations map[Language]Telling `json:"translations,omitempty"` // what people outside are told, in further languages
}

// Telling is what a scenario tells people outside in one language.
type Telling struct {
	Says   map[Stage]string `json:"says,omitempty"`
	Advice string           `json:"advice,omitempty"`
}

// Unfit is a measure that does more harm than good in a scenario.
type Unfit struct {
	Measure string `json:"measure"`
	Why     string `json:"why"`
}

// Stage is the point of an incident that a prepared notice speaks about. It is finer than [PublicStatus]: a first
// word before anything is known, a workaround, and the time after the end have texts of their own.
type Stage string

// The stages, in the order in which a reader meets them.
const (
	StageAcknowledge   Stage = "acknowledge"
	StageInvestigating Stage = "investigating"
	StageIdentified    Stage = "identified"
	StageWorkaround    Stage = "workaround"
	StageMonitoring    Stage = "monitoring"
	StageResolved      Stage = "resolved"
	StageFollowUp      Stage = "follow-up"
)

// Stages are all stages in order.
var Stages = []Stage{
	StageAcknowledge, StageInvestigating, StageIdentified, StageWorkaround, StageMonitoring, StageResolved, StageFollowUp,
}

// Status is the public status of a stage; empty for a stage that is not known, and for a workaround: that there is one
// says nothing about the cause.
func (s Stage) Status() PublicStatus {
	switch s {
	case StageAcknowledge, StageInvestigating:
		return Investigating
	case StageIdentified:
		return Identified
	case StageMonitoring:
		return Monitoring
	case StageResolved, StageFollowUp:
		return Resolved
	}
	return ""
}

// Usual tells whether the stage is the one meant when only its status is named.
func (s Stage) Usual() bool { return s == "" || string(s) == string(s.Status()) }

// brings tells whether a checklist belongs to incidents of the scenario that would not have it otherwise.
func (s Scenario) brings(list string) bool { return slices.Contains(s.Checklists, list) }

// compare puts what the scenario brings, which is made for the case, before what every incident has.
func (s Scenario) compare(a, b string) int {
	switch one, other := s.brings(a), s.brings(b); {
	case one == other:
		return 0
	case one:
		return -1
	}
	return 1
}

// leavesOut tells whether a checklist does not fit the scenario.
func (s Scenario) leavesOut(list string) bool { return slices.Contains(s.Without, list) }
