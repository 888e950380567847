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
	Audience Audience
	Owed     Owed
	Since    time.Time // from when the time ran
	Due      time.Time // zero if nothing is owed
	Promised bool      // Due was promised in a notice that left
	Snoozed  time.Time // put off until; zero if not
	Draft    *Notice   // the newest notice that waits to leave, nil if none
	WaitsFor RoleID    // whose approval the draft waits for
	Queued   *Notice   // the newest one that was let go and that nobody has yet, nil if none
	Last     *Notice   // the newest one that left, nil if none
	Count    int       // how many left

	resolved bool // a notice that left said so, since it is so
}

// Schedule is the communications schedule: for every audience what it is owed and by when, the most urgent first, then
// those that are owed nothing. Audiences that are told on demand appear once somebody writes to them. Severity, phase,
// public status, sending, snoozing and "nothing new" change it at once, because it is computed and not kept.
func Schedule(inc *Incident, plan *Plan, now time.Time) []Appointment {
	lines := make([]Appointment, 0, len(plan.Audiences))
	for _, audience := range plan.Audiences {
		line := Appointment{Audience: audience}
		for n := range inc.Notices {
			notice := &inc.Notices[n]
			switch {
			case notice.Audience != audience.ID:
			case notice.Pending():
				line.Draft, line.WaitsFor = notice, notice.WaitsFor(audience)
			case notice.State == Queued:
				line.Queued = notice
			case notice.State == Sent:
				line.Count++
				line.resolved = line.resolved || notice.Status == Resolved && !notice.Sent.At.Before(inc.PublicSince.At)
				if line.Last == nil || !notice.Sent.At.Before(line.Last.Sent.At) {
					line.Last = notice
				}
			}
		}
		if audience.OnDemand && line.Draft == nil && line.Queued == nil && line.Last == nil {
			continue // nobody has asked
		}
		line.compute(inc, plan)
		lines = append(lines, line)
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

func (a *Appointment) compute(inc *Incident, plan *Plan) {
	cadence, planned := plan.Cadence(inc.Severity.Level, a.Audience.ID)
	if !inc.owing() {
		return
	}
	switch {
	case inc.Public == Resolved:
		waived := inc.Answers[NoticeObligation(a.Audience.ID)].Closing
		if a.resolved || !planned && a.Last == nil || !waived.IsZero() && !waived.At.Before(inc.PublicSince.At) {
			return
		}
		a.owe(OweClosing, inc.PublicSince.At, cmp.Or(cadence.Closing, cadence.Every, cadence.First))
	case a.Last == nil && planned:
		a.owe(OweFirst, inc.Declared.At, cadence.First)
		if raised := inc.Severity.Since.At; a.Due.Before(raised) {
			a.owe(OweFirst, raised, cadence.First)
		}
	case a.Last != nil && !a.Last.Promise.IsZero():
		a.Owed, a.Since, a.Due, a.Promised = OweUpdate, a.Last.Sent.At, a.Last.Promise.At, true
	case a.Last != nil && cadence.Every > 0:
		a.owe(OweUpdate, a.Last.Sent.At, cadence.Every)
	default:
		return
	}
	a.answered(inc.Answers[NoticeObligation(a.Audience.ID)], cadence)
}

func (a *Appointment) owe(what Owed, since time.Time, within time.Duration) {
	a.Owed, a.Since, a.Due = what, since, since.Add(within)
}

// answered takes "nothing new" and snooze into account, unless they are older than the last notice.
func (a *Appointment) answered(answer Answer, cadence Cadence) {
	counts := func(said Stamp) bool {
		return !said.IsZero() && (a.Last == nil || !said.At.Before(a.Last.Sent.At))
	}
	if every := cmp.Or(cadence.Every, cadence.First); counts(answer.Waived) && a.Owed != OweClosing && every > 0 {
		a.owe(a.Owed, answer.Waived.At, every)
		a.Promised = false
	}
	if counts(answer.At) && answer.Until.At.After(a.Due) {
		a.Snoozed, a.Due = answer.Until.At, answer.Until.At
	}
}
