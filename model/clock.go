package model

import "time"

// ClockID names a clock of the status pane.
type ClockID string

// The clocks, in the order in which they are shown.
const (
	ClockAcknowledge ClockID = "acknowledge"
	ClockFirst       ClockID = "first-notice"
	ClockNext        ClockID = "next-update"
	ClockResolve     ClockID = "resolve"
)

// Clock is one target that runs from the declaration: met at a time, running, or without a target.
type Clock struct {
	ID     ClockID       `json:"id"`
	Target time.Duration `json:"target,omitempty"` // 0: the plan sets none
	Due    time.Time     `json:"due,omitzero"`
	Met    Stamp         `json:"met,omitzero"`   // zero while running
	Took   time.Duration `json:"took,omitempty"` // from declaration to Met
}

// Clocks are the targets of the present severity and how they stand. The next update is that of the public audience
// which is due first. A backfilled incident has none.
func Clocks(inc *Incident, plan *Plan, now time.Time) []Clock {
	if inc.Kind == Backfilled {
		return nil
	}
	rule, _ := plan.Severity(inc.Severity.Level.Assumed())
	acknowledge := inc.clock(ClockAcknowledge, rule.Acknowledge)
	acknowledge.meet(inc, inc.Milestones[Acknowledged])
	clocks := []Clock{acknowledge, firstNotice(inc, plan), nextUpdate(inc, plan, now)}
	resolve := inc.clock(ClockResolve, rule.Resolve)
	if at, ok := inc.At(ResolvedAt); ok {
		resolve.meet(inc, at)
	}
	return append(clocks, resolve)
}

func (inc *Incident) clock(id ClockID, target time.Duration) Clock {
	c := Clock{ID: id, Target: target}
	if target > 0 {
		c.Due = inc.Declared.At.Add(target)
	}
	return c
}

func (c *Clock) meet(inc *Incident, at Stamp) {
	if !at.IsZero() {
		c.Met, c.Took = at, max(at.At.Sub(inc.Declared.At), 0)
	}
}

// firstNotice is met by the first notice to a public audience; its target is the tightest of theirs.
func firstNotice(inc *Incident, plan *Plan) Clock {
	var target time.Duration
	for _, audience := range plan.Audiences {
		cadence, ok := plan.Cadence(inc.Severity.Level, audience.ID)
		if ok && audience.Public && (target == 0 || cadence.First < target) {
			target = cadence.First
		}
	}
	c := inc.clock(ClockFirst, target)
	for _, n := range inc.PublicNotices(plan) {
		if c.Met.IsZero() || n.Sent.At.Before(c.Met.At) {
			c.meet(inc, n.Sent)
		}
	}
	return c
}

func nextUpdate(inc *Incident, plan *Plan, now time.Time) Clock {
	c := Clock{ID: ClockNext}
	for _, line := range Schedule(inc, plan, now) {
		if line.Owed != OweNothing && line.Audience.Public {
			c.Due, c.Target = line.Due, line.Due.Sub(line.Since)
			break
		}
	}
	return c
}

// PublicNotices are the notices that left for a public audience. An audience that the plan does not know counts as
// public if it is called customers, so that a timeline without a plan has figures too.
func (inc *Incident) PublicNotices(plan *Plan) []Notice {
	var public []Notice
	for _, n := range inc.Notices {
		audience, known := plan.Audience(n.Audience)
		if n.State == Sent && (known && audience.Public || !known && n.Audience == "customers") {
			public = append(public, n)
		}
	}
	return public
}
