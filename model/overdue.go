package model

import (
	"maps"
	"slices"
	"time"
)

// spent is a figure that is a sum of times rather than the time between two stamps.
func spent(id string, sum time.Duration, state FigureState) Figure {
	f := Figure{ID: id, State: state}
	if state == FigureOK || state == FigureAbout {
		seconds := sum.Seconds()
		f.Seconds = &seconds
	}
	return f
}

// turnOf is a moment at which what is owed may have changed.
type turnOf struct {
	at    Stamp
	apply func(*folding)
}

// overdue is how long each audience waited beyond the time at which it was owed a notice, by the severity, the cadence,
// the promises and the snoozes that held at each moment. It goes through the incident once more and looks at the
// schedule wherever that changes.
func overdue(inc *Incident, plan *Plan, told map[AudienceID][]*Notice, now time.Time) (map[AudienceID]time.Duration, FigureState) {
	late := map[AudienceID]time.Duration{}
	if inc.Kind == Backfilled || !inc.Declared.Usable() {
		return late, FigureMissing
	}
	turns, state := turnsOf(inc, told)
	if state == FigureMissing {
		return late, state
	}
	then := &folding{fresh: true, Incident: &Incident{
		ID: inc.ID, Kind: inc.Kind, Phase: Assess, PhaseStarts: map[Phase]Stamp{}, Roles: map[RoleID]Role{},
		Answers: map[string]Answer{}, Milestones: map[Milestone]Stamp{},
	}}
	from := inc.Declared.At
	until := func(at time.Time) {
		for _, line := range Schedule(then.Incident, plan, at) {
			if line.Owed != OweNothing && line.Due.Before(at) {
				late[line.Audience.ID] += max(at.Sub(later(line.Due, from)), 0)
			}
		}
		from = later(from, at)
	}
	for _, turn := range turns {
		if turn.at.At.After(from) {
			until(turn.at.At)
		}
		turn.apply(then)
	}
	if now.After(from) {
		until(now)
	}
	return late, state
}

// turnsOf are the moments at which what is owed may have changed, in the order of time.
func turnsOf(inc *Incident, told map[AudienceID][]*Notice) ([]turnOf, FigureState) {
	var turns []turnOf
	state := FigureOK
	for n := range inc.Log {
		entry := &inc.Log[n]
		if entry.Struck != nil || entry.Fact == nil {
			continue
		}
		switch entry.Fact.(type) {
		case Declared, SeveritySet, PublicStatusSet, PhaseMoved, IncidentClosed, IncidentReopened, ObligationSnoozed, UpdateWaived, ClosingWaived:
			turns = append(turns, turnOf{entry.When(), func(f *folding) { entry.Fact.apply(f, entry) }})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(told)) {
		for _, n := range told[id] {
			if !n.Sent.Usable() {
				return nil, FigureMissing
			}
			if !n.Sent.Exact() {
				state = FigureAbout
			}
			turns = append(turns, turnOf{n.Sent, func(f *folding) {
				f.Notices = append(f.Notices, *n)
				f.told(n.Status, n.Sent, n.Sent)
			}})
		}
	}
	slices.SortStableFunc(turns, func(a, b turnOf) int { return a.at.At.Compare(b.at.At) })
	return turns, state
}
