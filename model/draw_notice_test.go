package model

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// plausible draws an act about notices that fits what the incident has, so that the rules behind the first door are met.
func plausible(t *rapid.T, inc *Incident) Intent {
	number := rapid.IntRange(1, max(len(inc.Notices), 1)).Draw(t, "number")
	audience := rapid.SampledFrom([]AudienceID{"customers", "staff", "board"}).Draw(t, "audience")
	state := rapid.SampledFrom(DeliveryStates).Draw(t, "delivery state")
	switch rapid.IntRange(0, 13).Draw(t, "plausible") {
	case 0, 1:
		draft := DraftNotice{Audience: audience, Text: "x", Language: "de", Variants: []Wording{{Language: "en", Text: "x"}}, Notify: rapid.SampledFrom(append(Notifies, "")).Draw(t, "notify")}
		draft.Stage = rapid.SampledFrom(append(Stages, "")).Draw(t, "stage")
		if len(inc.Notices) > 0 && rapid.Bool().Draw(t, "follows") {
			draft.Follows, draft.Chain = number, rapid.SampledFrom(Chains).Draw(t, "chain")
			draft.Audience = inc.Notices[number-1].Audience
		}
		return draft
	case 2:
		return HitCustomers{Customers: []Customer{
			{ID: "acme", Name: "Acme", Ways: []string{"mail"}, Language: "de"}, {ID: "bolt", Name: "Bolt", Ways: []string{"phone"}},
		}}
	case 3:
		text := rapid.SampledFrom([]string{"x", "y", "z"})
		return EditNotice{Number: number, Text: text.Draw(t, "text"), Variants: []Wording{{Language: "en", Text: text.Draw(t, "English")}}}
	case 4:
		return ApproveNotice{Number: number}
	case 5, 6:
		return QueueNotice{Number: number, Anyway: true, AsIs: rapid.SampledFrom([]string{"", "x"}).Draw(t, "as is")}
	case 7:
		return SendNotice{Number: number, Anyway: true}
	case 8:
		return ResendNotice{Number: number}
	case 9:
		return WithdrawNotice{Number: number}
	case 10:
		return CarryOver{Number: number, Reason: "x"}
	case 11:
		return rapid.SampledFrom([]Intent{
			SetPublicStatus{Status: Resolved},
			SetPublicStatus{Status: Identified},
			MovePhase{Phase: Respond},
			WaiveClosing{Audience: audience, Reason: "x"},
			SwitchAnnouncement{Number: "1", On: true, Text: "x"},
			SwitchAnnouncement{Number: "1"},
		}).Draw(t, "around")
	}
	if number > len(inc.Notices) || len(inc.Notices[number-1].Dispatches) == 0 {
		return RecordNotice{Audience: audience, Text: "x"}
	}
	n := inc.Notices[number-1]
	dispatch := rapid.SampledFrom(n.Dispatches).Draw(t, "dispatch")
	if len(dispatch.Deliveries) == 0 { // from a log that is not ours
		return WithdrawNotice{Number: n.Number}
	}
	which := rapid.IntRange(0, len(dispatch.Deliveries)-1).Draw(t, "delivery")
	if d := dispatch.Deliveries[which]; rapid.Bool().Draw(t, "by hand") {
		back := Stamp{}
		if rapid.Bool().Draw(t, "back") {
			back = StampAt(noon.Add(90*time.Minute), "UTC")
		}
		return MarkDelivery{Number: n.Number, Recipient: d.Recipient, Channel: d.Channel, State: state, Outcome: rapid.SampledFrom(append(ReachOutcomes, "", "")).Draw(t, "outcome"), Back: back}
	}
	return MarkReceipts{Number: n.Number, Notice: n.Ref, Dispatch: dispatch.Ref, Receipts: []Receipt{{Delivery: which, State: state}}}
}

// cutApart lets two sites work on one incident without hearing of each other, and answers both logs in the order in
// which they fold, and how many of them both sites had before.
func cutApart(t *rapid.T) []Event {
	frankfurt := declared(&quiet{})
	frankfurt.do(HitCustomers{Customers: []Customer{{ID: "acme", Name: "Acme", Ways: []string{"mail", "phone"}}, {ID: "cone", Name: "Cone"}}})
	work := func(r *room, acts int) {
		for range rapid.IntRange(0, acts).Draw(t, "acts") {
			r.wait(time.Duration(rapid.IntRange(0, 5).Draw(t, "minutes")) * minute)
			_, _ = r.give(Command{Intent: plausible(t, r.incident())})
		}
	}
	work(frankfurt, 8)
	lisbon := *frankfurt
	shared := len(frankfurt.logs[frankfurt.here])
	lisbon.site, lisbon.prev = "LIS-00000002", Hash{}
	lisbon.logs = map[IncidentID][]Event{lisbon.here: slices.Clone(frankfurt.logs[frankfurt.here])}
	work(frankfurt, 12)
	work(&lisbon, 12)
	return append(slices.Clone(frankfurt.logs[frankfurt.here]), lisbon.logs[lisbon.here][shared:]...)
}

// quiet is for rooms whose acts may be refused.
type quiet struct{ testing.TB }

func (quiet) Helper()                        {}
func (quiet) Errorf(format string, _ ...any) { panic(format) }
func (quiet) Fatalf(format string, _ ...any) { panic(format) }

func TestNoticesOfTwoSitesFoldAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := inOrder(cutApart(t))
		state := Fold(events)
		if other := Fold(shuffled(t, events)); !same(state, other) {
			t.Fatalf("two orders, two states:\n%+v\n%+v", state.Notices, other.Notices)
		}
		cut := rapid.IntRange(1, len(events)).Draw(t, "cut")
		base, before := Fold(events[:cut]), Fold(events[:cut])
		if next, ok := base.Extend(events[cut:]); !ok || !same(next, state) {
			t.Fatalf("extending differs from folding:\n%+v\n%+v", next, state)
		}
		if !same(base, before) {
			t.Fatal("Extend changed its base")
		}
		for _, n := range state.Notices {
			checkNotice(t, state, n)
		}
	})
}

// checkNotice holds a notice to what is always true.
func checkNotice(t *rapid.T, state *Incident, n Notice) {
	var sum counts
	left := false
	seen := map[Addressee]bool{}
	for _, d := range n.Deliveries() {
		sum.add(d, 1)
		left = left || d.State.Left()
		if way := (Addressee{Recipient: d.Recipient, Channel: d.Channel}); seen[way] {
			t.Fatalf("%s stands twice in notice %d", way.Recipient, n.Number)
		} else {
			seen[way] = true
		}
	}
	if each, shared := n.counted(); each != sum.each || shared != sum.shared {
		t.Fatalf("counted %v %v, there are %v", each, shared, sum)
	}
	switch {
	case left && n.State != Sent:
		t.Fatalf("somebody has notice %d and it is %s", n.Number, n.State)
	case n.State == Sent && n.Sent.IsZero(), n.State == Queued && len(n.Dispatches) == 0:
		t.Fatalf("notice %d is %s without a time or a dispatch", n.Number, n.State)
	}
	to, out := Addressees(state, testPlan(), n)
	once := map[RecipientID]bool{}
	for _, a := range to {
		if a.Channel == "" || a.Recipient != "" && once[a.Recipient] {
			t.Fatalf("%q is told twice or by no channel: %+v", a.Recipient, to)
		}
		once[a.Recipient] = true
	}
	for _, r := range out {
		if r.Left == "" || once[r.ID] {
			t.Fatalf("%+v is left out without a reason, or told all the same", r)
		}
	}
}
