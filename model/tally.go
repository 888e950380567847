package model

import "slices"

// Tally counts the recipients of one notice by how far it has come with them.
type Tally struct {
	Number   int                   `json:"number"`
	Audience AudienceID            `json:"audience"`
	All      int                   `json:"all"`
	Reached  int                   `json:"reached"` // the recipient has it, or the next station on the way does
	Counts   map[DeliveryState]int `json:"counts"`
}

// Tallies counts the receipts of every notice that was let go, oldest first. It costs little however many recipients
// there are, so that a screen may ask anew whenever something comes in.
func Tallies(inc *Incident) []Tally {
	var all []Tally
	for n := range inc.Notices {
		if notice := &inc.Notices[n]; len(notice.Dispatches) > 0 {
			all = append(all, notice.Tally())
		}
	}
	return all
}

// Tally counts the receipts of the notice. A channel that is told once for all counts as one.
func (n Notice) Tally() Tally {
	t := Tally{Number: n.Number, Audience: n.Audience, Counts: map[DeliveryState]int{}}
	each, shared := n.counted()
	for at, state := range DeliveryStates {
		if count := each[at] + shared[at]; count > 0 {
			t.All += count
			t.Counts[state] = count
			if state.Left() {
				t.Reached += count
			}
		}
	}
	return t
}

// counts are numbers of deliveries by state: those to a recipient of their own, and those that are told once for all.
type counts struct{ each, shared [8]int }

func (c *counts) add(d Delivery, by int) {
	at := slices.Index(DeliveryStates, d.State)
	if d.Recipient == "" {
		c.shared[at] += by
	} else {
		c.each[at] += by
	}
}

// counted sums up the deliveries of a notice; from the counts that are kept, unless somebody stands in it twice.
func (n Notice) counted() (each, shared [8]int) {
	var sum counts
	if !n.onceOnly() {
		for _, d := range n.Deliveries() {
			sum.add(d, 1)
		}
		return sum.each, sum.shared
	}
	for _, dispatch := range n.Dispatches {
		for at := range sum.each {
			sum.each[at] += dispatch.counts.each[at]
			sum.shared[at] += dispatch.counts.shared[at]
		}
	}
	return sum.each, sum.shared
}
