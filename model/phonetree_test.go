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
	equal(t, "a word on the voicemail is a try", r.delivery(1, "customer/acme").State, InQueue)
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

func TestACallThatReachesNobodyIsATry(t *testing.T) {
	for _, c := range []struct {
		name  string
		calls []MarkDelivery
		state DeliveryState
		tree  int // how many are still to be called
	}{
		{"nobody answers", []MarkDelivery{{Outcome: NoAnswer}}, InQueue, 3},
		{"a word on the voicemail", []MarkDelivery{{Outcome: Voicemail}}, InQueue, 3},
		{"which is enough, as somebody says at once", []MarkDelivery{{Outcome: Voicemail, State: HandedOver}}, HandedOver, 2},
		{"or later", []MarkDelivery{{Outcome: Voicemail}, {State: HandedOver, Detail: "they always listen"}}, HandedOver, 2},
		{"enough, and a later call takes nothing back", []MarkDelivery{{Outcome: Voicemail, State: HandedOver}, {Outcome: NoAnswer}}, HandedOver, 2},
		{"a wrong number", []MarkDelivery{{Outcome: WrongNumber}}, DeliveryFailed, 2},
		{"another number for the same person", []MarkDelivery{{Outcome: WrongNumber, State: InQueue}}, InQueue, 3},
		{"given up", []MarkDelivery{{Outcome: NoAnswer, State: DeliveryFailed}}, DeliveryFailed, 2},
		{"spoken to", []MarkDelivery{{Outcome: Reached}}, Delivered, 2},
		{"spoken to, and read back", []MarkDelivery{{Outcome: Reached, State: Confirmed}}, Confirmed, 2},
		{"spoken to, and to be called again", []MarkDelivery{{Outcome: Reached, Back: after(30 * minute)}}, Delivered, 3},
		{"who had it has it although the second call is in vain", []MarkDelivery{{Outcome: Reached, Back: after(30 * minute)}, {Outcome: NoAnswer}}, Delivered, 2},
		{"who confirmed has confirmed, also when spoken to again", []MarkDelivery{{State: Confirmed}, {Outcome: Reached}}, Confirmed, 2},
	} {
		r := tree(t)
		for _, call := range c.calls {
			call.Number, call.Recipient = 1, "customer/bolt"
			r.wait(minute).do(call)
		}
		equal(t, c.name, r.delivery(1, "customer/bolt").State, c.state)
		equal(t, c.name+": still to be called", len(Calls(r.incident(), r.plan, r.notice(1), r.now)), c.tree)
		_, owed := r.obligation(CallObligation(1, "customer/bolt"))
		equal(t, c.name+": owed", owed, !r.delivery(1, "customer/bolt").Back.IsZero())
		told := Communication(r.incident(), r.plan, r.now)
		reached := 0
		if c.state.Left() {
			reached = 1
		}
		equal(t, c.name+": counted as reached", told.Reached.Part, reached)
		equal(t, c.name+": of", told.Reached.Of, 3)
		for _, audience := range told.Audiences {
			if audience.Audience == "customers" {
				equal(t, c.name+": the first notice is there", audience.First.State == FigureOK, c.state.Left())
			}
		}
	}
	r := tree(t)
	for _, said := range []MarkDelivery{
		{Outcome: NoAnswer, State: Delivered}, {Outcome: NoAnswer, State: HandedOver}, {Outcome: WrongNumber, State: Read}, {Outcome: Voicemail, State: Delivered},
	} {
		said.Number, said.Recipient = 1, "customer/bolt"
		r.refuses(CodeNotNow, said)
	}
}
