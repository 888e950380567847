package model

import (
	"cmp"
	"slices"
	"time"
)

// Call is one recipient whom a person has to call for a notice. The numbers are looked up by whoever shows it.
type Call struct {
	Delivery
	Ways []string  // the ways of contact that the channel can use and for which there is an address, the best first
	Due  time.Time // when to call again; zero: at once
}

// Calls is the phone tree of a notice: who is still to be called, in the order in which that is done. A call back whose
// time has come goes first, then whoever was not called yet, then those who did not answer, the one who waits longest
// first, and last the calls back that are still ahead.
func Calls(inc *Incident, plan *Plan, n Notice, now time.Time) []Call {
	var calls []Call
	for _, d := range n.Deliveries() {
		channel, known := plan.Channel(d.Channel)
		if known && channel.Kind == "phone-tree" && d.Recipient != "" && (d.State == InQueue || d.owedBack()) {
			calls = append(calls, Call{Delivery: d, Ways: waysTo(inc, plan, d.Recipient, channel), Due: d.Back.At})
		}
	}
	slices.SortStableFunc(calls, func(a, b Call) int {
		return cmp.Or(cmp.Compare(a.turn(now), b.turn(now)), a.Due.Compare(b.Due), a.last().Compare(b.last()))
	})
	return calls
}

// NextCall is the next number to dial for a notice; false if nobody is to be called now.
func NextCall(inc *Incident, plan *Plan, n Notice, now time.Time) (Call, bool) {
	calls := Calls(inc, plan, n, now)
	if len(calls) == 0 || calls[0].turn(now) == turnAhead {
		return Call{}, false
	}
	return calls[0], true
}

const (
	turnBack = iota
	turnFirst
	turnAgain
	turnAhead
)

func (c Call) turn(now time.Time) int {
	switch {
	case c.DueBack(now):
		return turnBack
	case !c.Due.IsZero():
		return turnAhead
	case c.Calls == 0:
		return turnFirst
	}
	return turnAgain
}

// last is when they were called last.
func (c Call) last() time.Time {
	if len(c.Tried) == 0 {
		return time.Time{}
	}
	return c.Tried[len(c.Tried)-1].At.At
}

// waysTo are the ways of contact to a recipient that a channel can use, the best first.
func waysTo(inc *Incident, plan *Plan, to RecipientID, channel Channel) []string {
	var known []string
	switch sort, id := to.Split(); sort {
	case "person":
		known = personRecipient(plan, PersonID(id)).Ways
	case "customer":
		known = inc.Customers[CustomerID(id)].Ways
	case "address":
		known = addressRecipient(id).Ways
	}
	var ways []string
	for _, way := range channel.Ways() {
		if slices.Contains(known, way) {
			ways = append(ways, way)
		}
	}
	return ways
}
