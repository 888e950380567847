package model

import (
	"fmt"
	"testing"
)

// busy is the log of a long incident: what people write most, most often.
func busy(t testing.TB, events int) []Event {
	r := declared(t)
	r.do(DraftNotice{Audience: "customers", Text: "we know"})
	for len(r.logs[r.here]) < events {
		n := len(r.logs[r.here])
		var body Body
		switch n % 10 {
		case 0, 1, 2:
			body = NoteWritten{Text: fmt.Sprintf("the carrier says that the line to site %d comes back within the hour", n)}
		case 3:
			body = ObservationWritten{Text: fmt.Sprintf("%d transfers wait in the queue of the clearing house", n)}
		case 4:
			body = ItemMarked{Item: ItemID(fmt.Sprintf("list%d/step%d", n%20, n%200/20)), State: ItemDone}
		case 5:
			body = AttemptOpened{Number: n, Hypothesis: "the primary firewall drops the route", Action: "fail over to the second one"}
			if n%20 == 5 {
				body = AttemptFinished{Number: n - 10, Result: NoEffect, Finding: "the route is still gone"}
			}
		case 6:
			body = NoticeRecorded{Number: n, Audience: "customers", Text: "transfers are still delayed, we are working on it", Status: Identified, Channels: []ChannelID{"mail"}}
		case 7:
			body = ReachTried{Person: "ben", Via: "mobile", Outcome: NoAnswer}
		case 8:
			body = RoleAssigned{Role: "scribe", Person: "finn"}
		case 9:
			body = PersonCheckedIn{Person: PersonID(fmt.Sprintf("p%d", n%30)), Place: OnSite}
		}
		r.wait(minute / 10)
		r.seq, r.hlc = r.seq+1, r.hlc.Next(r.now)
		event, err := Draft{Incident: r.here, Body: body, At: after(r.now.Sub(noon)), Actor: Actor{Person: "anna"}}.Seal(r.site, r.seq, r.hlc, r.now, r.prev)
		if err != nil {
			t.Fatal(err)
		}
		r.prev = event.Hash()
		r.logs[r.here] = append(r.logs[r.here], event)
	}
	return r.logs[r.here]
}

// big is a plan with 200 steps in 20 lists.
func big() *Plan {
	plan := testPlan()
	for n := range 20 {
		list := Checklist{ID: fmt.Sprintf("list%d", n), Phase: Phases[n%4]}
		for step := range 10 {
			list.Items = append(list.Items, ItemRule{ID: ItemID(fmt.Sprintf("%s/step%d", list.ID, step)), Text: "do it", Within: minute})
		}
		plan.Checklists = append(plan.Checklists, list)
	}
	return plan
}

func BenchmarkFold(b *testing.B) {
	events := busy(b, 2000)
	b.ReportAllocs()
	for b.Loop() {
		Fold(events)
	}
	b.ReportMetric(float64(len(events))*float64(b.N)/b.Elapsed().Seconds(), "events/s")
}

func BenchmarkExtendOne(b *testing.B) {
	events := busy(b, 2002)
	base, ok := Fold(events[:2000]).Extend(events[2000:2001])
	if !ok {
		b.Fatal("not extended")
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := base.Extend(events[2001:]); !ok {
			b.Fatal("not extended")
		}
	}
}

// BenchmarkFollow adds one event after the other, as a room does.
func BenchmarkFollow(b *testing.B) {
	events := busy(b, 2500)
	base := Fold(events[:2000])
	b.ReportAllocs()
	for b.Loop() {
		state := base
		for n := 2000; n < 2500; n++ {
			state, _ = state.Extend(events[n : n+1])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/500, "µs/event")
}

func BenchmarkObligations(b *testing.B) {
	events, plan := busy(b, 2000), big()
	inc, now := Fold(events), noon.Add(200*minute)
	b.ReportAllocs()
	for b.Loop() {
		Obligations(inc, plan, now)
	}
}

func BenchmarkLists(b *testing.B) {
	inc, plan := Fold(busy(b, 2000)), big()
	b.ReportAllocs()
	for b.Loop() {
		Lists(inc, plan)
	}
}
