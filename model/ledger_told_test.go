package model

import (
	"testing"
	"time"
)

// telling is a room with two customers hit and a notice to all customers let go to both.
func telling(t testing.TB) *room {
	r := declared(t)
	r.plan.Channels = []Channel{{ID: "mail", Kind: "mail"}}
	r.plan.Audiences = []Audience{{ID: "customers", Channels: []ChannelID{"mail"}, To: Members{Customers: true}}}
	r.do(HitCustomers{Customers: []Customer{acme(), {ID: "bolt", Name: "Bolt", Ways: []string{"mail"}}}})
	r.do(DraftNotice{Audience: "customers", Text: "we know"})
	return r
}

func TestWhatACustomerWasToldIsOfHandAndOfNotices(t *testing.T) {
	r := telling(t)
	dispatch := r.do(QueueNotice{Number: 1})
	notice := r.incident().Notices[0]
	r.wait(time.Minute).do(MarkReceipts{Number: 1, Notice: notice.Ref, Dispatch: dispatch, Receipts: []Receipt{{Delivery: 0, State: HandedOver}, {Delivery: 1, State: DeliveryFailed}}})
	r.wait(time.Minute).do(TellCustomer{Customers: []CustomerID{"acme"}, Channel: "phone", Text: "called them"})
	told := ToldTo(r.incident(), r.plan, "acme")
	if len(told) != 2 || told[0].Notice != 1 || told[0].State != HandedOver || told[1].Text != "called them" || told[1].Channel != "phone" {
		t.Errorf("acme was told %+v", told)
	}
	if told := ToldTo(r.incident(), r.plan, "bolt"); len(told) != 0 {
		t.Errorf("bolt was told %+v, though it failed", told)
	}
	last := LastTold(r.incident(), r.plan)
	if _, bolt := last["bolt"]; bolt || last["acme"].Text != "called them" {
		t.Errorf("told last: %+v", last)
	}
	r.refuses(CodeNotFound, TellCustomer{Customers: []CustomerID{"nobody"}, Text: "x"})
	r.refuses(CodeEmpty, TellCustomer{Customers: []CustomerID{"acme"}})
}

func TestANoticeSentByHandToldWhoeverWasCountedIn(t *testing.T) {
	r := telling(t)
	r.do(SendNotice{Number: 1})
	r.wait(time.Minute).do(HitCustomers{Customers: []Customer{{ID: "cord", Name: "Cord"}}})
	for id, want := range map[CustomerID]int{"acme": 1, "bolt": 1, "cord": 0} {
		equal(t, string(id), len(ToldTo(r.incident(), r.plan, id)), want)
		if _, told := LastTold(r.incident(), r.plan)[id]; told != (want > 0) {
			t.Errorf("%s told last: %t", id, told)
		}
	}
	r.do(ChangeCustomers{Customers: []Customer{acme(func(c *Customer) { c.NoContact = true })}})
	equal(t, "who must not be contacted", len(ToldTo(r.incident(), r.plan, "acme")), 0)
}

func TestFeedbackIsSummedUpWithWhatIsMissing(t *testing.T) {
	r := telling(t)
	r.do(SendNotice{Number: 1})
	if o := OpinionOf(r.incident(), r.plan, 0); o.Mean != nil || o.Missing != 2 {
		t.Errorf("nobody has spoken: %+v", o)
	}
	r.do(GiveFeedback{Customer: "acme", Score: 2, Text: "late", Notice: 1})
	r.do(GiveFeedback{Customer: "acme", Score: 5})
	r.do(GiveFeedback{Customer: "bolt", Text: "thanks", Source: "mail"})
	r.refuses(CodeAlready, GiveFeedback{Customer: "bolt", Text: "thanks", Source: "mail"})
	if o := OpinionOf(r.incident(), r.plan, 0); *o.Mean != 3.5 || o.Scores != 2 || o.Words != 2 || o.Missing != 1 {
		t.Errorf("about everything: %+v", o)
	}
	if o := OpinionOf(r.incident(), r.plan, 1); *o.Mean != 2 || o.Scores != 1 || o.Missing != 1 {
		t.Errorf("about notice 1: %+v", o)
	}
	for _, bad := range []GiveFeedback{{Customer: "acme", Score: 6}, {Customer: "acme", Score: -1}} {
		r.refuses(CodeUnknownWord, bad)
	}
	r.refuses(CodeEmpty, GiveFeedback{Customer: "acme"})
	r.refuses(CodeNotFound, GiveFeedback{Customer: "acme", Score: 3, Notice: 9})
}
