package model

import "slices"

// Told is one time a customer was told something.
type Told struct {
	Text    string // by hand; empty for a notice
	Channel ChannelID
	At      Stamp
	By      Actor
	Notice  int           // the number of the notice; 0: by hand, outside the notices
	State   DeliveryState // how far the notice has come; empty: a person said so
}

// ToldTo is what a customer was told and when, oldest first: by hand, and by notices that left, whether the room sent
// them or a person did. What failed or may not have arrived is not told.
func ToldTo(inc *Incident, plan *Plan, id CustomerID) []Told {
	line, known := inc.Customers[id]
	if !known {
		return nil
	}
	all := slices.Clone(line.Told)
	for _, n := range inc.Notices {
		for _, d := range n.Deliveries() {
			if d.Recipient == CustomerRecipient(id) && d.State.Left() {
				all = append(all, Told{Channel: d.Channel, At: d.At, By: d.By, Notice: n.Number, State: d.State})
			}
		}
		if told, ok := n.byHand(plan, line); ok {
			all = append(all, told)
		}
	}
	slices.SortStableFunc(all, func(a, b Told) int { return a.At.At.Compare(b.At.At) })
	return all
}

// LastTold is when each customer was told something last. Who was told nothing is not in it.
func LastTold(inc *Incident, plan *Plan) map[CustomerID]Told {
	last := make(map[CustomerID]Told, len(inc.Customers))
	take := func(id CustomerID, told Told) {
		if before, known := last[id]; !known || !told.At.At.Before(before.At.At) {
			last[id] = told
		}
	}
	for id, line := range inc.Customers {
		for _, told := range line.Told {
			take(id, told)
		}
	}
	for _, n := range inc.Notices {
		for _, d := range n.Deliveries() {
			sort, id := d.Recipient.Split()
			if _, known := inc.Customers[CustomerID(id)]; known && sort == "customer" && d.State.Left() {
				take(CustomerID(id), Told{Channel: d.Channel, At: d.At, By: d.By, Notice: n.Number, State: d.State})
			}
		}
		for id, line := range inc.Customers {
			if told, ok := n.byHand(plan, line); ok {
				take(id, told)
			}
		}
	}
	return last
}

// byHand: a notice that a person has sent reached whoever of its audience was counted in by then.
func (n Notice) byHand(plan *Plan, line Affected) (Told, bool) {
	if n.State != Sent || len(n.Dispatches) > 0 || line.NoContact || line.Since.At.After(n.Sent.At) {
		return Told{}, false
	}
	audience, _ := plan.Audience(n.Audience)
	if !belongs(line, audience.To) {
		return Told{}, false
	}
	told := Told{At: n.Sent, By: n.SentBy, Notice: n.Number}
	if len(n.Channels) > 0 {
		told.Channel = n.Channels[0]
	}
	return told, true
}
