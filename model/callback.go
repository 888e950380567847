package model

import (
	"strconv"
	"time"
)

// callBack names a delivery for which a call back was agreed.
type callBack struct {
	Notice, Dispatch Ref
	Delivery         int
}

// CallObligation is the id of the obligation to call a recipient of a notice again.
func CallObligation(notice int, to RecipientID) string {
	return "call/" + strconv.Itoa(notice) + "/" + string(to)
}

// AnnouncementObligation is the id of the obligation to switch an announcement off.
func AnnouncementObligation(number string) string { return "announcement/" + number }

// callsOwed are the calls that were agreed and not made yet. Detail is the number of the notice, Text the name.
func callsOwed(inc *Incident, plan *Plan) []Obligation {
	var owed []Obligation
	seen := make(map[callBack]bool, len(inc.callBacks))
	for _, back := range inc.callBacks {
		if seen[back] {
			continue
		}
		seen[back] = true
		n, d := inc.delivery(back)
		if d == nil || !d.owedBack() {
			continue
		}
		audience, _ := plan.Audience(n.Audience)
		owed = append(owed, Obligation{
			ID: CallObligation(n.Number, d.Recipient), Kind: OweCall, Subject: string(d.Recipient), Detail: strconv.Itoa(n.Number),
			Role: audience.Owner, Person: inc.Roles[audience.Owner].Holder, Since: d.At.At, Due: d.Back.At, Text: d.Name,
		}.putOff(inc))
	}
	return owed
}

// delivery finds the delivery that a call back was agreed for; nil if the incident does not have it.
func (inc *Incident) delivery(back callBack) (*Notice, *Delivery) {
	n := inc.notice(0, back.Notice)
	if n == nil || back.Notice.IsZero() {
		return nil, nil
	}
	for at := range n.Dispatches {
		if all := n.Dispatches[at].Deliveries; n.Dispatches[at].Ref == back.Dispatch && back.Delivery < len(all) {
			return n, &all[back.Delivery]
		}
	}
	return nil, nil
}

// announcementsOwed are the announcements that callers still hear although it is over, or closed: closing an incident
// switches nothing off. Text is the head number's title.
func announcementsOwed(inc *Incident, plan *Plan) []Obligation {
	over, yes := inc.over()
	if !yes && !inc.Open() {
		over, yes = inc.Closing.At.At, true
	}
	if !yes {
		return nil
	}
	var owed []Obligation
	for _, a := range inc.Announcements {
		if !a.IsOn() {
			continue
		}
		due := later(over, a.On.At)
		o := Obligation{
			ID: AnnouncementObligation(a.Number), Kind: OweAnnouncement, Subject: a.Number, Person: a.Contact, Since: due, Due: due, Text: a.Number,
		}
		if number, known := find(plan.HeadNumbers, func(h HeadNumber) bool { return h.Number == a.Number }); known {
			o.Text = number.Title
			if o.Person == "" {
				o.Person = number.Contact
			}
		}
		owed = append(owed, o.putOff(inc))
	}
	return owed
}

// owedBack tells whether a call back was agreed, with whatever the call before has told them.
func (d Delivery) owedBack() bool { return !d.Back.IsZero() && d.State != Superseded }

// DueBack tells whether a call back was agreed for a delivery and its time has come.
func (d Delivery) DueBack(now time.Time) bool { return !d.Back.IsZero() && !d.Back.At.After(now) }
