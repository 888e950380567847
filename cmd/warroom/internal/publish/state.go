package publish

import (
	"slices"

	"warroom/model"
)

// Indicator is how the whole is doing, or how much an incident hurts, in the words of Statuspage.
type Indicator string

// The indicators, from good to bad.
const (
	None       Indicator = "none"
	Maintained Indicator = "maintenance"
	Minor      Indicator = "minor"
	Major      Indicator = "major"
	Critical   Indicator = "critical"
)

// Indicators are all indicators, from good to bad.
var Indicators = []Indicator{None, Maintained, Minor, Major, Critical}

// worse is the worse of two indicators.
func worse(a, b Indicator) Indicator {
	if slices.Index(Indicators, b) > slices.Index(Indicators, a) {
		return b
	}
	return a
}

// worseState is the worse of two states of components.
func worseState(a, b model.ComponentState) model.ComponentState {
	if slices.Index(model.ComponentStates, b) > slices.Index(model.ComponentStates, a) {
		return b
	}
	return a
}

// hurts is what the state of one component means for the whole.
func hurts(state model.ComponentState) Indicator {
	switch state {
	case model.Maintained:
		return Maintained
	case model.Degraded:
		return Minor
	case model.PartialOutage:
		return Major
	case model.MajorOutage:
		return Critical
	}
	return None
}

// graded is what a severity means to the public. One that nobody has set yet claims no more than that there is
// something.
func graded(level model.Severity) Indicator {
	switch level {
	case model.SEV1:
		return Critical
	case model.SEV2:
		return Major
	}
	return Minor
}

// Status is how far an incident or a maintenance is, in the words of Statuspage.
type Status string

// The statuses of incidents, then those of maintenances.
const (
	Investigating Status = "investigating"
	Identified    Status = "identified"
	Monitoring    Status = "monitoring"
	Resolved      Status = "resolved"
	Postmortem    Status = "postmortem"

	Scheduled  Status = "scheduled"
	InProgress Status = "in_progress"
	Completed  Status = "completed"
)

// Over tells whether nobody waits for news any more.
func (s Status) Over() bool { return s == Resolved || s == Postmortem || s == Completed }
