package model

import (
	"cmp"
	"slices"
	"time"
)

// Share is a part of a whole; it may be quoted unless the state says missing.
type Share struct {
	State FigureState `json:"state"`
	Part  int         `json:"part"`
	Of    int         `json:"of"`
}

// ReachFigures are what can be said about the communication of an incident, from the stamps that are there. Where one
// is missing or impossible the figure says so and has no number.
type ReachFigures struct {
	Audiences []AudienceFigures `json:"audiences"` // those that the cadence names or that were told, as in the plan
	Kept      Share             `json:"promises_kept"`
	Overdue   Figure            `json:"overdue"`         // how long audiences waited beyond their time, all together
	Silence   Figure            `json:"longest_silence"` // the longest time in which customers heard nothing
	Running   bool              `json:"silence_running"` // whether that silence still lasts
	Reached   Share             `json:"reached"`         // recipients whom a notice reached, of all to whom it was let go
}

// AudienceFigures are the figures of one audience. The first notice counts from the declaration.
type AudienceFigures struct {
	Audience AudienceID `json:"audience"`
	First    Figure     `json:"first_notice"`
	Kept     Share      `json:"promises_kept"`
	Overdue  Figure     `json:"overdue"`
	Reached  Share      `json:"reached"`
}

// Communication computes the figures as they stand at a time, or stood when the incident was closed.
func Communication(inc *Incident, plan *Plan, now time.Time) ReachFigures {
	now = inc.Until(now)
	told := leftBy(inc)
	late, known := overdue(inc, plan, told, now)
	var all ReachFigures
	var total time.Duration
	declared, _ := inc.At(DeclaredAt)
	for _, audience := range figuredAudiences(inc, plan, told) {
		one := AudienceFigures{Audience: audience, Overdue: spent("overdue", late[audience], known), Kept: kept(told[audience], now)}
		var first Stamp
		if len(told[audience]) > 0 {
			first = told[audience][0].Sent
		}
		one.First = figure("first-notice", declared, first)
		for n := range inc.Notices {
			if inc.Notices[n].Audience == audience {
				one.Reached.add(inc.Notices[n].reach())
			}
		}
		all.Audiences = append(all.Audiences, one)
		all.Kept.add(one.Kept)
		all.Reached.add(one.Reached)
		total += late[audience]
	}
	all.Kept.judge()
	all.Reached.judge()
	for n := range all.Audiences {
		all.Audiences[n].Kept.judge()
		all.Audiences[n].Reached.judge()
	}
	all.Overdue = spent("overdue", total, known)
	all.Silence, all.Running = silence(inc, plan, now)
	return all
}

// leftBy are the notices that left, by audience, in the order of their times.
func leftBy(inc *Incident) map[AudienceID][]*Notice {
	told := map[AudienceID][]*Notice{}
	for n := range inc.Notices {
		if notice := &inc.Notices[n]; notice.State == Sent {
			told[notice.Audience] = append(told[notice.Audience], notice)
		}
	}
	for _, notices := range told {
		slices.SortStableFunc(notices, func(a, b *Notice) int { return a.Sent.At.Compare(b.Sent.At) })
	}
	return told
}

// figuredAudiences are those that are told by a cadence or were told all the same, in the order of the plan.
func figuredAudiences(inc *Incident, plan *Plan, told map[AudienceID][]*Notice) []AudienceID {
	var all []AudienceID
	for _, audience := range plan.Audiences {
		if _, planned := plan.Cadence(inc.Severity.Level, audience.ID); planned && !audience.OnDemand || len(told[audience.ID]) > 0 {
			all = append(all, audience.ID)
		}
	}
	var strange []AudienceID
	for id := range told {
		if _, known := plan.Audience(id); !known {
			strange = append(strange, id)
		}
	}
	slices.Sort(strange)
	return append(all, strange...)
}

func (s *Share) add(other Share) { s.Part, s.Of = s.Part+other.Part, s.Of+other.Of }

func (s *Share) judge() {
	s.State = FigureOK
	if s.Of == 0 {
		s.State = FigureMissing
	}
}

// kept counts the promises of a next notice: one is kept if the next notice to the audience left by then. One that is
// still ahead is not counted, nor one of which nobody knows when the next notice left.
func kept(told []*Notice, now time.Time) (share Share) {
	for at, n := range told {
		if !n.Promise.Usable() {
			continue
		}
		after := slices.IndexFunc(told[at:], func(next *Notice) bool { return next.Sent.At.After(n.Sent.At) })
		switch {
		case after < 0 && now.After(n.Promise.At):
			share.Of++
		case after < 0 || !told[at+after].Sent.Usable():
		default:
			share.Of++
			if !impossible(told[at+after].Sent, n.Promise) {
				share.Part++
			}
		}
	}
	return share
}

// reach counts the recipients of a notice, each once by whatever channel. What nobody lets go any more is not counted.
func (n Notice) reach() (share Share) {
	if n.onceOnly() {
		each, _ := n.counted()
		for at, state := range DeliveryStates {
			switch {
			case state.Left():
				share.add(Share{Part: each[at], Of: each[at]})
			case state != Superseded:
				share.Of += each[at]
			}
		}
		return share
	}
	reached := map[RecipientID]bool{}
	for _, d := range n.Deliveries() {
		if d.Recipient != "" && d.State != Superseded {
			reached[d.Recipient] = reached[d.Recipient] || d.State.Left()
		}
	}
	for _, yes := range reached {
		share.Of++
		if yes {
			share.Part++
		}
	}
	return share
}

// silence is the longest time in which customers heard nothing, from the declaration until it was over for them.
func silence(inc *Incident, plan *Plan, now time.Time) (longest Figure, running bool) {
	public := inc.PublicNotices(plan)
	slices.SortStableFunc(public, func(a, b Notice) int { return a.Sent.At.Compare(b.Sent.At) })
	last, _ := inc.At(DeclaredAt)
	longest = figure("longest-silence", last, Stamp{})
	heard := func(at Stamp) bool {
		f := figure("longest-silence", last, at)
		last = at
		if f.Seconds == nil || longest.Seconds != nil && *f.Seconds <= *longest.Seconds {
			return false
		}
		longest = f
		return true
	}
	for _, n := range public {
		if !n.Sent.Usable() { // it may lie anywhere
			return figure("longest-silence", Stamp{}, Stamp{}), false
		}
		if n.Sent.At.After(last.At) {
			heard(n.Sent)
		}
	}
	if over, yes := inc.At(ResolvedAt); yes {
		now = cmp.Or(over.At, now)
	}
	if now.After(last.At) {
		running = heard(StampAt(now, "UTC")) && inc.Open() && inc.Public != Resolved
	}
	return longest, running
}
