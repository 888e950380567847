package model

import (
	"slices"
	"sync/atomic"
)

// folding is an incident under construction.
type folding struct {
	*Incident
	fresh bool // nobody has seen it yet: nothing is shared with an earlier state
}

// Fold makes the incident of a set of events. The order and repetition of events do not matter. An empty set gives nil.
func Fold(events []Event) *Incident {
	if len(events) == 0 {
		return nil
	}
	events = inOrder(events)
	f := &folding{fresh: true, Incident: &Incident{
		ID: events[0].Incident, Phase: Assess,
		PhaseStarts: map[Phase]Stamp{}, Roles: map[RoleID]Role{}, People: map[PersonID]Presence{},
		Items: map[ItemID]Item{}, Answers: map[string]Answer{}, Milestones: map[Milestone]Stamp{},
		Customers: map[CustomerID]Affected{},
		Log:       make([]Entry, 0, len(events)), revs: revisions{settled: map[string]Ref{}}, claimed: new(atomic.Bool),
		notes: annotationsOf(events),
	}}
	for event, fact := range decoded(events) {
		f.apply(event, fact)
	}
	return f.Incident
}

// Extend folds further events onto inc and leaves inc as it was. It answers false when they cannot simply be added,
// because one of them sorts before what is there or annotates an earlier entry: then Fold the whole set again.
func (inc *Incident) Extend(events []Event) (*Incident, bool) {
	events = inOrder(events)
	last := inc.last()
	for len(events) > 0 && compareAll(events[0], last) == 0 {
		events = events[1:]
	}
	if len(events) == 0 {
		return inc, true
	}
	if compareAll(events[0], last) < 0 {
		return nil, false
	}
	if slices.ContainsFunc(events, func(e Event) bool { return annotating[e.Kind] }) {
		return nil, false
	}
	f := &folding{Incident: inc.clone(events)}
	for event, fact := range decoded(events) {
		f.apply(event, fact)
	}
	return f.Incident, true
}

// apply adds an event to the log, and what its body changes to the state.
func (f *folding) apply(event Event, fact Body) {
	f.Log = append(f.Log, Entry{Event: event, Fact: fact})
	entry := &f.Log[len(f.Log)-1]
	f.notes.mark(entry)
	if entry.Fact == nil || entry.Struck != nil {
		return
	}
	if about, ok := entry.Fact.(subjected); ok {
		if subject := about.subject(); f.fresh {
			f.revs.settled[subject] = event.Ref()
		} else {
			f.revs.set(subject, event.Ref())
		}
	}
	entry.Fact.apply(f, entry)
}

// inOrder sorts events without changing the slice given, and drops exact repetitions.
func inOrder(events []Event) []Event {
	if !slices.IsSortedFunc(events, compareAll) {
		events = slices.Clone(events)
		slices.SortFunc(events, compareAll)
	}
	for i := 1; i < len(events); i++ {
		if compareAll(events[i], events[i-1]) == 0 {
			return slices.CompactFunc(slices.Clone(events), func(a, b Event) bool { return compareAll(a, b) == 0 })
		}
	}
	return events
}

// compareAll is Compare with the hash as the last resort, so that the two branches of a fork, which share one
// identity, have an order too.
func compareAll(a, b Event) int {
	if c := a.Compare(b); c != 0 {
		return c
	}
	ha, hb := a.Hash(), b.Hash()
	return slices.Compare(ha[:], hb[:])
}
