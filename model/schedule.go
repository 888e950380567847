package model

import (
	"cmp"
	"slices"
	"time"
)

// Owed says which notice an audience is owed.
type Owed string

// What an audience can be owed.
const (
	OweNothing Owed = ""
	OweFirst   Owed = "first"
	OweUpdate  Owed = "update"
	OweClosing Owed = "closing"
)

// Appointment is one audience's line of the communications schedule.
type Appointment struct {
	Audience   Audience
	Owed       Owed
	Since      time.Time // from when the time ran
	Due        time.Time // zero if nothing is owed
	Promised   bool      // Due was promised in a notice that left
	Expires    bool      // Due is when the last notice stops being true
	Snoozed    time.Time // put off until; zero if not
	Draft      *Notice   // the newest notice that waits to leave, nil if none
	WaitsFor   RoleID    // whose approval the draft waits for
	WaitsSince Stamp     // since when it waits for that; zero if it waits for none
	Queued     *Notice   // the newest one that was let go and that nobody has yet, nil if none
	Last       *Notice   // the newest one that left, nil if none
	Count      int       // how many left
	Unended    bool      // they were told that it began and not that it is over, and nobody has waived that

	ended time.Time // when a notice that told them the end left last
}

// Schedule is the communications schedule: for every audience what it is owed and by when, the most urgent first, then
// those that are owed nothing. Audiences that are told on demand appear once somebody writes to them. Severity, phase,
// public status, sending, snoozing and "nothing new" change it at once, because it is computed and not kept. Only what
// left counts: a notice in the queue leaves its audience owed.
func Schedule(inc *Incident, plan *Plan, now time.Time) []Appointment {
	at := make(map[AudienceID]int, len(plan.Audiences))
	lines := make([]Appointment, len(plan.Audiences))
	for n, audience := range plan.Audiences {
		at[audience.ID], lines[n].Audience = n, audience
	}
	for n := range inc.Notices {
		if line, known := at[inc.Notices[n].Audience]; known {
			lines[line].count(&inc.Notices[n])
		}
	}
	lines = slices.DeleteFunc(lines, func(a Appointment) bool { // nobody has asked
		return a.Audience.OnDemand && a.Draft == nil && a.Queued == nil && a.Last == nil
	})
	for n := range lines {
		lines[n].compute(inc, plan)
	}
	slices.SortStableFunc(lines, func(a, b Appointment) int {
		if a.Owed == OweNothing || b.Owed == OweNothing {
			return cmp.Compare(rank(a), rank(b))
		}
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Audience.Urgency, b.Audience.Urgency))
	})
	return lines
}

func rank(line Appointment) int {
	if line.Owed == OweNothing {
		return 1
	}
	return 0
}

// count takes a notice to the audience into account.
func (a *Appointment) count(n *Notice) {
	switch {
	case n.Pending():
		a.Draft, a.WaitsFor, a.WaitsSince = n, n.WaitsFor(a.Audience), Stamp{}
		if a.WaitsFor != "" {
			a.WaitsSince = n.WaitsSince()
		}
	case n.State == Queued:
		a.Queued = n
	case n.State == Sent:
		a.Count++
		if n.Ends() && a.ended.Before(n.Sent.At) {
			a.ended = n.Sent.At
		}
		if a.Last == nil || !n.Sent.At.Before(a.Last.Sent.At) {
			a.Last = n
		}
	}
}

func (a *Appointment) compute(inc *Incident, plan *Plan) {
	if a.Queued != nil && a.Last != nil && a.Queued.Queued.At.Before(a.Last.Sent.At) {
		a.Queued = nil // something newer has left
	}
	cadence, planned := plan.Cadence(inc.Severity.Level, a.Audience.ID)
	answer := inc.Answers[NoticeObligation(a.Audience.ID)]
	over, isOver := inc.over()
	a.Unended = a.unended(answer, over, isOver, planned)
	if !inc.owing() {
		return
	}
	switch {
	case isOver:
		if !a.Unended {
			return
		}
		a.owe(OweClosing, over, cmp.Or(cadence.Closing, cadence.Every, cadence.First))
	case a.Last == nil && planned:
		a.Owed = OweFirst
		a.Since, a.Due = inc.deadline(inc.Declared.At, time.Time{}, func(level Severity) (within, grace time.Duration, asked bool) {
			cadence, planned := plan.Cadence(level, a.Audience.ID)
			return cadence.First, cadence.First, planned
		})
	case a.Last != nil:
		a.oweUpdate(inc, plan)
	}
	if a.Owed != OweNothing {
		a.answered(answer, cadence)
	}
}

// over is since when there is nothing left to repair: since the public status says so, or else since the work has
// turned to looking back.
func (inc *Incident) over() (since time.Time, yes bool) {
	switch {
	case inc.Public == Resolved:
		return inc.PublicSince.At, true
	case inc.Phase == Review:
		return inc.PhaseSince.At, true
	}
	return time.Time{}, false
}

// unended tells whether the end is still to be told: to everybody who was told anything, and once it is over to
// everybody whom the cadence names. A waiver holds until they are told something again, or until it is over anew.
func (a *Appointment) unended(answer Answer, over time.Time, isOver, planned bool) bool {
	waived := answer.Closing.At
	switch {
	case a.Last == nil:
		return isOver && planned && waived.Before(over)
	case isOver && !a.ended.Before(over), !isOver && a.Last.Ends(), a.Last.Chain == Cancel:
		return false
	}
	return waived.IsZero() || waived.Before(a.Last.Sent.At) && (!isOver || waived.Before(over))
}

// oweUpdate: the next notice is due when the last one promised it or else by the cadence, and no later than the last one
// stops being true. One that takes back what was said is followed too, as long as it is not over. A severity that was set since brings its own cadence
// with it, which may be tighter than the promise.
func (a *Appointment) oweUpdate(inc *Incident, plan *Plan) {
	last := a.Last
	_, due := inc.deadline(last.Sent.At, last.Promise.At, func(level Severity) (within, grace time.Duration, asked bool) {
		cadence, _ := plan.Cadence(level, a.Audience.ID)
		return cadence.Every, cmp.Or(cadence.First, cadence.Every), cadence.Every > 0
	})
	if promise := last.Promise.At; !promise.IsZero() && (due.IsZero() || !due.Before(promise)) {
		due, a.Promised = promise, true
	}
	if valid := last.Valid.At; !valid.IsZero() && (due.IsZero() || valid.Before(due)) {
		due, a.Promised, a.Expires = valid, false, true
	}
	if !due.IsZero() {
		a.Owed, a.Since, a.Due = OweUpdate, last.Sent.At, due
	}
}

func (a *Appointment) owe(what Owed, since time.Time, within time.Duration) {
	a.Owed, a.Since, a.Due = what, since, since.Add(within)
}

// answered takes "nothing new" and snooze into account, unless they are older than the last notice. Without a cadence
// nothing comes after "nothing new".
func (a *Appointment) answered(answer Answer, cadence Cadence) {
	counts := func(said Stamp) bool {
		return !said.IsZero() && (a.Last == nil || !said.At.Before(a.Last.Sent.At))
	}
	if counts(answer.Waived) && a.Owed != OweClosing {
		every := cmp.Or(cadence.Every, cadence.First)
		if every == 0 {
			a.Owed, a.Since, a.Due, a.Promised, a.Expires = OweNothing, time.Time{}, time.Time{}, false, false
			return
		}
		a.owe(a.Owed, answer.Waived.At, every)
		a.Promised, a.Expires = false, false
	}
	if counts(answer.At) && answer.Until.At.After(a.Due) {
		a.Snoozed, a.Due = answer.Until.At, answer.Until.At
	}
}
