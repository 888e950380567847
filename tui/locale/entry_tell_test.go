package locale

import (
	"testing"
	"time"

	"warroom/model"
)

// tellBodies are the facts about notices on their way, and what they read in English.
func tellBodies() []said {
	to := []model.Addressee{{Recipient: "customer/acme", Name: "Acme", Channel: "mail"}, {Recipient: "customer/bolt", Name: "Bolt", Channel: "mail"}}
	return []said{
		{model.NoticeQueued{Number: 3, Addressees: to, Promise: in(20 * time.Minute)}, "notice", "notice 3 let go to 2 recipients · by Mail · next in 20 min"},
		{
			model.NoticeQueued{Number: 3, Addressees: to[:1], Missing: []model.RoleID{"commander"}, Override: "no time"},
			"notice",
			"notice 3 let go to 1 recipient · by Mail · without approval: Commander · because: no time",
		},
		{
			model.DeliveriesMarked{Number: 3, Receipts: []model.Receipt{{State: model.HandedOver}, {Delivery: 1, State: model.DeliveryFailed}}},
			"delivery", "notice 3 · 1 handed over, 1 failed",
		},
		{model.NoticeCarried{Number: 3, Reason: "still true"}, "notice", "draft 3 kept although its phase has passed · still true"},
		{model.ClosingWaived{Audience: "customers", Reason: "nobody noticed"}, "no closing", "no closing notice to Customers · nobody noticed"},
		{model.AnnouncementSwitched{Number: "+49 69 5550", On: true, Text: "We are down.", Contact: "ben"}, "announced", "callers of +49 69 5550 hear: We are down. · Ben Okafor"},
		{model.AnnouncementSwitched{Number: "+49 69 5550"}, "announced", "announcement on +49 69 5550 switched off"},
		{model.ComponentSet{Component: "phone", State: model.MajorOutage}, "page", "page: phone down"},
	}
}

// With the incident at hand, receipts are counted by channel, a single one names whom it is about, and what is let go
// once more is said to be.
func TestReceiptsAreCountedByChannel(t *testing.T) {
	drafted, queued, again := model.Ref{Site: "FRA-1", Seq: 1}, model.Ref{Site: "FRA-1", Seq: 2}, model.Ref{Site: "FRA-1", Seq: 3}
	deliveries := make([]model.Delivery, 203)
	for n := range deliveries {
		deliveries[n] = model.Delivery{Recipient: "customer/acme", Name: "Acme", Channel: "mail"}
	}
	deliveries[202].Channel = "sms"
	inc := &model.Incident{Notices: []model.Notice{{Number: 3, Ref: drafted, Dispatches: []model.Dispatch{{Ref: queued, Deliveries: deliveries}}}}}
	in := Scene{Incident: inc, Plan: entryPlan()}
	marked := model.DeliveriesMarked{Number: 3, Notice: drafted, Dispatch: queued}
	for n := range deliveries {
		state := model.HandedOver
		if n < 2 {
			state = model.DeliveryFailed
		}
		marked.Receipts = append(marked.Receipts, model.Receipt{Delivery: n, State: state})
	}
	if _, text := New(English).EntryIn(entryOf(t, marked), in); text != "notice 3 · Mail: 200 handed over, 2 failed · sms: 1 handed over" {
		t.Errorf("got %q", text)
	}
	marked.Receipts = []model.Receipt{{Delivery: 4, State: model.InQueue, Outcome: model.Voicemail, Back: model.StampAt(entryTime.Add(15*time.Minute), "")}}
	if _, text := New(English).EntryIn(entryOf(t, marked), in); text != "notice 3 to Acme: waits · voicemail · Mail · call again in 15 min" {
		t.Errorf("got %q", text)
	}
	e := entryOf(t, model.NoticeQueued{Number: 3, Notice: drafted, Addressees: []model.Addressee{{Recipient: "customer/acme", Name: "Acme", Channel: "mail"}}})
	e.Site, e.Seq = again.Site, again.Seq
	if _, text := New(German).EntryIn(e, in); text != "Mitteilung 3 geht noch einmal an 1 Empfänger · per Mail" {
		t.Errorf("got %q", text)
	}
}
