package model

import (
	"slices"
	"testing"
)

// told is a room in which acme (German, by mail) and bolt (by phone) are hit, and notice 1 to customers is in the queue.
func told(t testing.TB) *room {
	r := declared(t)
	r.do(HitCustomers{Customers: []Customer{
		{ID: "acme", Name: "Acme", Language: "de", Ways: []string{"mail"}}, {ID: "bolt", Name: "Bolt", Ways: []string{"phone"}},
	}})
	r.do(DraftNotice{Audience: "customers", Text: "we know", Channels: []ChannelID{"mail", "phone"}, Status: Investigating, Next: 20 * minute})
	r.do(QueueNotice{Number: 1, Anyway: true})
	return r
}

// notice is a notice by its number.
func (r *room) notice(number int) Notice {
	r.t.Helper()
	n := r.incident().notice(number, Ref{})
	if n == nil {
		r.t.Fatalf("there is no notice %d", number)
	}
	return *n
}

// delivery is what is known about a recipient of a notice.
func (r *room) delivery(number int, to RecipientID) Delivery {
	r.t.Helper()
	d, ok := find(r.notice(number).Deliveries(), func(d Delivery) bool { return d.Recipient == to })
	if !ok {
		r.t.Fatalf("notice %d does not go to %s", number, to)
	}
	return d
}

// courier reports a state as a courier does.
func (r *room) courier(number int, to RecipientID, state DeliveryState) {
	r.t.Helper()
	n := r.notice(number)
	for at := len(n.Dispatches) - 1; at >= 0; at-- {
		if which := slices.IndexFunc(n.Dispatches[at].Deliveries, func(d Delivery) bool { return d.Recipient == to }); which >= 0 {
			r.do(MarkReceipts{Number: number, Notice: n.Ref, Dispatch: n.Dispatches[at].Ref, Receipts: []Receipt{{Delivery: which, State: state}}})
			return
		}
	}
	r.t.Fatalf("notice %d does not go to %s", number, to)
}

func TestANoticeHasLeftOnceSomebodyHasIt(t *testing.T) {
	r := told(t)
	equal(t, "queued", r.notice(1).State, Queued)
	r.owes("customers", OweFirst, 30)
	equal(t, "and the line says so", r.line("customers").Queued.Number, 1)
	equal(t, "nothing is public yet", r.incident().Public, PublicStatus(""))
	r.wait(2*minute).courier(1, "customer/acme", Uncertain)
	equal(t, "nobody can know", r.notice(1).State, Queued)
	r.wait(minute).courier(1, "customer/acme", HandedOver)
	equal(t, "sent", r.notice(1).State, Sent)
	equal(t, "at", r.notice(1).Sent.At, r.now)
	equal(t, "by", r.notice(1).SentBy.Person, "olga")
	equal(t, "what has left is the public status", r.incident().Public, Investigating)
	equal(t, "nothing in the queue", r.line("customers").Queued, (*Notice)(nil))
	r.owes("customers", OweUpdate, 20)
	equal(t, "the promise binds", r.line("customers").Promised, true)
}

func TestWhatACourierSaysLeadsOnOnly(t *testing.T) {
	for _, row := range []struct {
		said []DeliveryState
		want DeliveryState
	}{
		{[]DeliveryState{HandedOver, Delivered, Read}, Read},
		{[]DeliveryState{Read, Delivered}, Read},
		{[]DeliveryState{Confirmed, Read, HandedOver, DeliveryFailed}, Confirmed},
		{[]DeliveryState{HandedOver, InQueue}, HandedOver},
		{[]DeliveryState{HandedOver, Uncertain}, HandedOver},
		{[]DeliveryState{HandedOver, DeliveryFailed}, DeliveryFailed},
		{[]DeliveryState{Delivered, DeliveryFailed}, Delivered},
		{[]DeliveryState{Uncertain, InQueue}, Uncertain},
		{[]DeliveryState{Uncertain, Delivered}, Delivered},
		{[]DeliveryState{Uncertain, DeliveryFailed}, DeliveryFailed},
		{[]DeliveryState{DeliveryFailed, Uncertain}, DeliveryFailed},
		{[]DeliveryState{DeliveryFailed, Delivered}, Delivered},
		{[]DeliveryState{Superseded, InQueue}, Superseded},
		{[]DeliveryState{Superseded, HandedOver}, HandedOver},
	} {
		r := told(t)
		for _, state := range row.said {
			r.wait(minute).courier(1, "customer/acme", state)
		}
		if got := r.delivery(1, "customer/acme").State; got != row.want {
			t.Errorf("%v ends as %s, want %s", row.said, got, row.want)
		}
	}
}

func TestWhatAPersonSaysHolds(t *testing.T) {
	r := told(t)
	mark := func(state DeliveryState) { r.do(MarkDelivery{Number: 1, Recipient: "customer/acme", State: state}) }
	r.courier(1, "customer/acme", Delivered)
	mark(DeliveryFailed)
	equal(t, "a person may take anything back", r.delivery(1, "customer/acme").State, DeliveryFailed)
	r.courier(1, "customer/acme", Read)
	equal(t, "a courier may not", r.delivery(1, "customer/acme").State, DeliveryFailed)
	mark(HandedOver)
	r.courier(1, "customer/acme", DeliveryFailed)
	equal(t, "not even a bounce", r.delivery(1, "customer/acme").State, HandedOver)
	r.wait(minute).courier(1, "customer/acme", Read)
	d := r.delivery(1, "customer/acme")
	equal(t, "how it went on does not go against it", d.State, Read)
	equal(t, "since", d.At.At, r.now)
	mark(InQueue)
	r.courier(1, "customer/acme", HandedOver)
	equal(t, "what was put back leaves", r.delivery(1, "customer/acme").State, HandedOver)
	r.refuses(CodeNotFound, MarkDelivery{Number: 1, Recipient: "customer/none", State: Read})
	r.refuses(CodeUnknownWord, MarkDelivery{Number: 1, Recipient: "customer/acme", State: "gone"})
	r.refuses(CodeUnknownWord, MarkDelivery{Number: 1, Recipient: "customer/acme", Outcome: "gone"})
	r.refuses(CodeEmpty, MarkDelivery{Number: 1, Recipient: "customer/acme"})
	r.refuses(CodeUnknownWord, MarkReceipts{Number: 1, Receipts: []Receipt{{State: "gone"}}})
	r.refuses(CodeNotFound, MarkReceipts{Number: 1})
}

func TestResendingGoesToWhomItFailed(t *testing.T) {
	r := told(t)
	r.refuses(CodeNotNow, ResendNotice{Number: 1})
	r.courier(1, "customer/acme", DeliveryFailed)
	r.courier(1, "customer/bolt", Uncertain)
	r.wait(minute).do(ResendNotice{Number: 1})
	equal(t, "to one of two", len(r.notice(1).Dispatches[1].Deliveries), 1)
	equal(t, "on its way again", r.delivery(1, "customer/acme").State, InQueue)
	r.refuses(CodeNotNow, ResendNotice{Number: 1, To: []RecipientID{"customer/acme"}})
	r.do(ResendNotice{Number: 1, To: []RecipientID{"customer/bolt"}})
	equal(t, "whoever is named gets what is uncertain too", r.delivery(1, "customer/bolt").State, InQueue)
	r.courier(1, "customer/acme", Delivered)
	r.refuses(CodeNotNow, ResendNotice{Number: 1, To: []RecipientID{"customer/acme"}})
	r.refuses(CodeNotFound, ResendNotice{Number: 1, To: []RecipientID{"customer/acme"}, Channel: "pigeon"})
	r.do(ResendNotice{Number: 1, To: []RecipientID{"customer/acme"}, Channel: "phone"})
	equal(t, "by another channel even what has arrived", r.notice(1).Dispatches[3].Deliveries[0].Channel, "phone")
	r.do(HitCustomers{Customers: []Customer{{ID: "late", Name: "Late", Ways: []string{"mail"}}}})
	r.do(ResendNotice{Number: 1, To: []RecipientID{"customer/late"}})
	equal(t, "and somebody who was hit since", r.delivery(1, "customer/late").State, InQueue)
	tally := r.notice(1).Tally()
	equal(t, "counted once by each channel", tally.All, 4)
	equal(t, "reached", tally.Reached, 1)
	equal(t, "waiting", tally.Counts[InQueue], 3)
	r.do(DraftNotice{Audience: "customers", Text: "x"})
	r.refuses(CodeNotNow, ResendNotice{Number: 2})
}

func TestResendingAtTheSameMinuteCountsNobodyTwice(t *testing.T) {
	r := told(t)
	r.do(MarkDelivery{Number: 1, Recipient: "customer/acme", State: DeliveryFailed})
	r.do(ResendNotice{Number: 1})
	equal(t, "each once", len(r.notice(1).Deliveries()), 2)
	equal(t, "counted once", r.notice(1).Tally().All, 2)
	equal(t, "in the rate as well", r.figures().Reached.Of, 2)
}

func TestTwoSitesMayLetOneNoticeGo(t *testing.T) {
	fra := declared(t)
	fra.do(HitCustomers{Customers: []Customer{{ID: "acme", Name: "Acme", Ways: []string{"mail"}}}})
	fra.do(DraftNotice{Audience: "customers", Text: "we know"})
	lis := *fra
	lis.site, lis.prev, lis.logs = "LIS-00000002", Hash{}, map[IncidentID][]Event{fra.here: slices.Clone(fra.logs[fra.here])}
	shared := len(fra.logs[fra.here])
	fra.do(QueueNotice{Number: 1, Anyway: true})
	fra.wait(minute).courier(1, "customer/acme", Delivered)
	lis.wait(2 * minute).do(QueueNotice{Number: 1, Anyway: true})
	fra.logs[fra.here] = append(fra.logs[fra.here], lis.logs[fra.here][shared:]...)
	equal(t, "both stand", len(fra.notice(1).Dispatches), 2)
	equal(t, "they have it, whatever still waits elsewhere", fra.delivery(1, "customer/acme").State, Delivered)
	equal(t, "counted once", fra.notice(1).Tally().All, 1)
	fra.wait(5 * minute).do(MarkDelivery{Number: 1, Recipient: "customer/acme", State: Read})
	for _, dispatch := range fra.notice(1).Dispatches {
		if dispatch.Ref.Site == "LIS-00000002" {
			equal(t, "and what could still leave does not", dispatch.Deliveries[0].State, Read)
		}
	}
}

func TestWhatIsSentByHandLeavesTheQueue(t *testing.T) {
	r := told(t)
	r.wait(minute).do(SendNotice{Number: 1, Channels: []ChannelID{"phone"}})
	equal(t, "sent", r.notice(1).State, Sent)
	equal(t, "by phone", r.delivery(1, "customer/bolt").State, HandedOver)
	equal(t, "said by a person", r.delivery(1, "customer/bolt").ByHand, true)
	equal(t, "the mail still waits", r.delivery(1, "customer/acme").State, InQueue)
	r.refuses(CodeAlready, SendNotice{Number: 1})
	r.do(WithdrawNotice{Number: 1, Reason: "wrong"})
	equal(t, "what has not left can be stopped", r.delivery(1, "customer/acme").State, Superseded)
	equal(t, "what has left stays sent", r.notice(1).State, Sent)
	r.refuses(CodeAlready, WithdrawNotice{Number: 1})
}

func TestWithdrawingFromTheQueue(t *testing.T) {
	r := told(t)
	r.do(WithdrawNotice{Number: 1, Reason: "wrong"})
	equal(t, "withdrawn", r.notice(1).State, Withdrawn)
	equal(t, "and nothing leaves", r.delivery(1, "customer/acme").State, Superseded)
	r.do(MarkDelivery{Number: 1, Recipient: "customer/acme", State: Delivered})
	equal(t, "unless it had left already", r.notice(1).State, Sent)
}

func TestAnOldNoticeDoesNotBringAnOldStatusBack(t *testing.T) {
	r := told(t)
	r.wait(10 * minute).do(RecordNotice{Audience: "customers", Text: "we know why", Status: Identified})
	r.wait(10*minute).courier(1, "customer/acme", HandedOver)
	equal(t, "public status", r.incident().Public, Identified)
	r.doAt(after(5*minute), RecordNotice{Audience: "staff", Text: "typed in later", Status: Investigating})
	equal(t, "nor does one that is typed in late", r.incident().Public, Identified)
}
