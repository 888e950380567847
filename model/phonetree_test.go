package model

import "testing"

// tree is a room with a phone tree to three customers.
func tree(t testing.TB) *room {
	r := declared(t)
	var all []Customer
	for _, id := range []CustomerID{"acme", "bolt", "cone"} {
		all = append(all, Customer{ID: id, Name: string(id), Ways: []string{"mobile", "mail", "phone"}})
	}
	r.do(HitCustomers{Customers: all})
	r.do(RankCustomer{Customer: "bolt", Priority: 1, Reason: "hospital"})
	r.do(DraftNotice{Audience: "customers", Text: "we know", Channels: []ChannelID{"phone"}})
	r.do(QueueNotice{Number: 1, Anyway: true})
	return r
}

func (r *room) next() RecipientID {
	call, _ := NextCall(r.incident(), r.plan, r.notice(1), r.now)
	return call.Recipient
}

func (r *room) called(to RecipientID, outcome ReachOutcome, back Stamp) {
	r.t.Helper()
	r.do(MarkDelivery{Number: 1, Recipient: to, Outcome: outcome, Back: back})
}

func TestTheNextNumberToDial(t *testing.T) {
	r := tree(t)
	call, _ := NextCall(r.incident(), r.plan, r.notice(1), r.now)
	equal(t, "the most important first", call.Recipient, "customer/bolt")
	lists(t, "the ways that a telephone can use, the best first", call.Ways, "phone", "mobile")
	r.wait(minute).called("customer/bolt", NoAnswer, Stamp{})
	equal(t, "then the next", r.next(), "customer/acme")
	r.wait(minute).called("customer/acme", Voicemail, after(30*minute))
	equal(t, "then the last", r.next(), "customer/cone")
	r.wait(minute).called("customer/cone", Reached, Stamp{})
	equal(t, "then whoever did not answer", r.next(), "customer/bolt")
	equal(t, "a word on the voicemail is with the next station", r.delivery(1, "customer/acme").State, HandedOver)
	equal(t, "who was spoken to has it", r.delivery(1, "customer/cone").State, Delivered)
	r.wait(minute).called("customer/bolt", WrongNumber, Stamp{})
	equal(t, "a wrong number is given up", r.next(), "")
	equal(t, "one call is still ahead", len(Calls(r.incident(), r.plan, r.notice(1), r.now)), 1)
	r.wait(30 * minute)
	equal(t, "a call back whose time has come", r.next(), "customer/acme")
	d := r.delivery(1, "customer/bolt")
	equal(t, "calls", d.Calls, 2)
	equal(t, "what came of the first", d.Tried[0].Outcome, NoAnswer)
	equal(t, "when", d.Tried[0].At.At, noon.Add(minute))
}

func TestACallBackIsOwed(t *testing.T) {
	r := tree(t)
	r.called("customer/acme", NoAnswer, after(20*minute))
	r.called("customer/bolt", NoAnswer, after(25*minute))
	equal(t, "until then the others", r.next(), "customer/cone")
	id := CallObligation(1, "customer/acme")
	o, owed := r.obligation(id)
	equal(t, "owed", owed, true)
	equal(t, "by", o.Due, noon.Add(20*minute))
	equal(t, "to", o.Text, "acme")
	equal(t, "about", o.Detail, "1")
	equal(t, "role", o.Role, "liaison")
	r.wait(21 * minute)
	equal(t, "before anybody else", r.next(), "customer/acme")
	r.called("customer/acme", NoAnswer, after(40*minute))
	o, _ = r.obligation(id)
	equal(t, "the new time", o.Due, noon.Add(40*minute))
	r.called("customer/acme", Reached, Stamp{})
	_, owed = r.obligation(id)
	equal(t, "done", owed, false)
	r.called("customer/bolt", NoAnswer, Stamp{})
	_, owed = r.obligation(CallObligation(1, "customer/bolt"))
	equal(t, "no time was agreed any more", owed, false)
}
