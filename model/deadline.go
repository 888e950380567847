package model

import (
	"slices"
	"time"
)

// held is a severity and since when it was in force.
type held struct {
	level Severity
	since time.Time
}

// term is by when something was due under a severity, and from when its time ran.
type term struct {
	level      Severity
	since, due time.Time
}

// asks is what a severity asks for: how long after the time from which it runs, and how long after it was set if that
// has passed by then. False if it asks for nothing.
type asks func(Severity) (within, grace time.Duration, asked bool)

// deadline is by when something is due whose time runs from a moment, under the severities that held since then; zero if
// the present one asks for nothing. Under the severity of that moment a promise counts instead of what it asks for.
//
// Lowering the severity gives the time of the lower one, and raising it takes that back: a severity that comes back
// brings its time back, overdue or not, and none is later than a milder one had it.
func (inc *Incident) deadline(from, promise time.Time, wants asks) (since, due time.Time) {
	var terms []term
	asked := false
	for _, set := range inc.severities {
		next := term{level: set.level, since: from}
		var within, grace time.Duration
		within, grace, asked = wants(set.level)
		next.due = from.Add(within)
		switch {
		case set.since.After(from):
			next = next.follow(terms, set.since, grace)
		default:
			terms = nil
			if !promise.IsZero() {
				next.due, asked = promise, true
			}
		}
		if asked {
			terms = append(terms, next)
		}
	}
	if !asked {
		return time.Time{}, time.Time{}
	}
	last := terms[len(terms)-1]
	return last.since, last.due
}

// follow is the term of a severity that is set after others: the one that it had, else its own. One that has passed by
// then leaves the time that there was, and no more than the severity gives from then on.
func (t term) follow(earlier []term, set time.Time, grace time.Duration) term {
	if at := slices.IndexFunc(earlier, func(e term) bool { return e.level == t.level }); at >= 0 {
		t = earlier[at]
	} else if t.due.Before(set) {
		anew := term{level: t.level, since: set, due: set.Add(grace)}
		if len(earlier) > 0 {
			running := earlier[len(earlier)-1]
			t.due = later(t.due, running.due)
		}
		if len(earlier) == 0 || anew.due.Before(t.due) {
			t = anew
		}
	}
	for _, e := range earlier {
		if t.level <= e.level && e.due.Before(t.due) {
			t.since, t.due = e.since, e.due
		}
	}
	return t
}
