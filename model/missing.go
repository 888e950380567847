package model

import (
	"fmt"
	"strconv"
)

// GapKind names what an incident lacks before it can be called complete.
type GapKind string

// The gaps that closing asks about.
const (
	GapAttempt    GapKind = "attempt-open"
	GapWorkaround GapKind = "workaround-in-force"
	GapNotice     GapKind = "notice-unsent"
	GapClosing    GapKind = "closing-notice-unsent"
	GapItem       GapKind = "item-open"
	GapMilestone  GapKind = "milestone-missing"
	GapResolved   GapKind = "not-resolved"
	GapPromise    GapKind = "promise-open" // to a customer

	GapAnnouncement GapKind = "announcement-on" // callers still hear it

	GapWaiting   GapKind = "letters-waiting"   // to leave by themselves
	GapByHand    GapKind = "letters-by-hand"   // for a person to carry: calls to make, an announcement, paper
	GapUncertain GapKind = "letters-uncertain" // nobody knows whether they arrived
)

// Gap is one thing that is missing; Subject names which (the number of an attempt or a notice, an audience, an item, a
// milestone). Of letters, Count says how many and Names who the first of them are for, not yet safe to show.
type Gap struct {
	Kind    GapKind  `json:"kind"`
	Subject string   `json:"subject,omitempty"`
	Count   int      `json:"count,omitempty"`
	Names   []string `json:"names,omitempty"`
}

// Missing lists what an incident still lacks, most important first. It never forbids anything.
func Missing(inc *Incident, plan *Plan) []Gap {
	var gaps []Gap
	add := func(kind GapKind, subject string) { gaps = append(gaps, Gap{Kind: kind, Subject: subject}) }
	if inc.Public != Resolved && inc.Kind != Backfilled {
		add(GapResolved, "")
	}
	for _, line := range Schedule(inc, plan, inc.last().RecordedAt) {
		if line.Unended && inc.owing() {
			add(GapClosing, string(line.Audience.ID))
		}
	}
	for n := range inc.Notices {
		notice := &inc.Notices[n]
		letters := notice.waiting(plan)
		if gaps = append(gaps, letters...); notice.Pending() || notice.State == Queued && len(letters) == 0 {
			add(GapNotice, strconv.Itoa(notice.Number))
		}
	}
	for _, a := range inc.Announcements {
		if a.IsOn() {
			add(GapAnnouncement, a.Number)
		}
	}
	for _, o := range promisesOwed(inc) {
		add(GapPromise, o.Subject)
	}
	for _, w := range inc.Workarounds {
		if w.InForce() {
			add(GapWorkaround, strconv.Itoa(w.Number))
		}
	}
	for _, a := range inc.Attempts {
		if a.Open() {
			add(GapAttempt, strconv.Itoa(a.Number))
		}
	}
	for _, milestone := range []Milestone{ImpactStart, Detected, Mitigated, ImpactEnd} {
		if _, known := inc.At(milestone); !known {
			add(GapMilestone, string(milestone))
		}
	}
	for _, list := range Lists(inc, plan) {
		if list.Started.IsZero() {
			continue
		}
		for _, item := range list.Items {
			if item.State == ItemOpen {
				add(GapItem, string(item.ID))
			}
		}
	}
	return gaps
}

func closingAsks(missing []Gap) *Error {
	return &Error{
		Code: CodeMissing, Message: fmt.Sprintf("%d things are still missing, first: %s %s", len(missing), missing[0].Kind, missing[0].Subject),
		Hint: "supply them, or close anyway: what is missing is recorded",
		Args: map[string]string{"count": strconv.Itoa(len(missing)), "first": string(missing[0].Kind), "subject": missing[0].Subject},
	}
}
