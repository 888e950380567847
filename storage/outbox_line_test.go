package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

func TestOneAfterTheOtherInEachLine(t *testing.T) {
	now := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	l, id := newDesk(t, 2, Options{Clock: func() time.Time { return now }})
	for range 3 {
		send(t, l, id)
	}
	other := declare(t, l, "logins down")
	send(t, l, other)
	all := outbox(t, l, OutboxFilter{}) // a b | a b | a b || a b
	expect := func(now time.Time, at time.Time, want ...int) {
		t.Helper()
		parcels, next := due(t, l, now)
		var wanted []int64
		for _, n := range want {
			wanted = append(wanted, all[n].ID)
		}
		if !slices.Equal(ids(parcels), wanted) || !next.Equal(at) {
			t.Errorf("due are %v and the next one at %v, want %v and %v", ids(parcels), next, wanted, at)
		}
	}
	never := time.Time{}
	expect(now, never, 0, 1, 6, 7)

	later := now.Add(time.Minute)
	mark(t, l, ParcelMark{ID: all[0].ID, State: model.InQueue, Next: later, Tries: 1, Detail: "451"}) // keeps its place
	expect(now, later, 1, 6, 7)
	expect(later, never, 0, 1, 6, 7)

	mark(t, l, ParcelMark{ID: all[1].ID, State: model.InQueue, Ending: true}) // is leaving
	expect(now, later, 6, 7)
	mark(t, l, ParcelMark{ID: all[1].ID, State: model.Uncertain, Detail: "no answer after the dot", Tries: 1}) // stands in nobody's way
	expect(now, later, 3, 6, 7)

	mark(t, l, ParcelMark{ID: all[2].ID, State: model.Superseded}) // from the middle of a line
	mark(t, l, ParcelMark{ID: all[0].ID, State: model.HandedOver})
	expect(now, never, 3, 4, 6, 7)

	do(t, l, id, model.MarkDelivery{Number: 1, Recipient: all[1].Recipient, State: model.InQueue}) // a person says: try again, before the others
	expect(now, never, 1, 4, 6, 7)
	if p := outbox(t, l, OutboxFilter{Incident: id, After: all[0].ID, Limit: 1}); p[0].ID != all[1].ID || p[0].Tries != 0 {
		t.Errorf("put back as %+v", p)
	}
	wholeAudit(t, l)
}

func TestAChannelNeverStandsInTheWayOfAnother(t *testing.T) {
	l, id := newDesk(t, 20, Options{})
	send(t, l, id)
	send(t, l, id, "wall")
	for channel, want := range map[model.ChannelID]int{"mail": 5, "wall": 1, "sms": 0} {
		parcels, _, err := l.DueIn(t.Context(), Line{Channel: channel}, time.Now(), 5)
		if err != nil || len(parcels) != want {
			t.Errorf("due by %s: %d, %v: want %d", channel, len(parcels), err, want)
		}
	}
}

func TestAHandMarkIsSoWhateverTheCourierSaysLater(t *testing.T) {
	for name, c := range map[string]struct {
		hand    model.DeliveryState
		courier model.DeliveryState
		want    string
		untold  int
	}{
		"both: it arrived":            {model.Delivered, model.HandedOver, "delivered(called)", 0},
		"given up, it left":           {model.DeliveryFailed, model.HandedOver, "handed-over(250)", 1},
		"arrived, it failed":          {model.Confirmed, model.DeliveryFailed, "confirmed(called)", 0},
		"given up, it may be retried": {model.Superseded, model.InQueue, "superseded(called)", 0},
	} {
		t.Run(name, func(t *testing.T) {
			l, id := newDesk(t, 1, Options{})
			send(t, l, id)
			p := outbox(t, l, OutboxFilter{})[0]
			mark(t, l, ParcelMark{ID: p.ID, State: model.InQueue, Ending: true})
			do(t, l, id, model.MarkDelivery{Number: 1, Recipient: p.Recipient, State: c.hand, Detail: "called"})
			mark(t, l, ParcelMark{ID: p.ID, State: c.courier, Detail: "250", Tries: 1})
			after := outbox(t, l, OutboxFilter{})
			if got := states(after); got != c.want || after[0].Ending || after[0].Tries != 1 {
				t.Errorf("the outbox says %s, %+v, want %s", got, after[0], c.want)
			}
			if told := tellAll(t, l); len(told) != c.untold {
				t.Errorf("%d to be told, want %d", len(told), c.untold)
			}
			inc, err := l.Incident(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if d := inc.Notices[0].Deliveries()[0]; !strings.HasPrefix(c.want, string(d.State)) {
				t.Errorf("the log says %s, want %s", d.State, c.want)
			}
			wholeAudit(t, l)
		})
	}
}

// What a modem says late of a letter is no news once a person has put the letter back into the line.
func TestNewsOfAStateThatIsOver(t *testing.T) {
	l, id := newDesk(t, 3, Options{})
	send(t, l, id)
	all := outbox(t, l, OutboxFilter{})
	for _, p := range all {
		mark(t, l, ParcelMark{ID: p.ID, State: model.Uncertain, Tries: 1})
	}
	tellAll(t, l)
	do(t, l, id, model.MarkDelivery{Number: 1, Recipient: all[0].Recipient, State: model.InQueue})
	do(t, l, id, model.MarkDelivery{Number: 1, Recipient: all[1].Recipient, State: model.InQueue})
	mark(t, l, ParcelMark{ID: all[1].ID, State: model.InQueue, Ending: true, Tries: 1})
	for _, p := range all {
		mark(t, l, ParcelMark{ID: p.ID, State: model.DeliveryFailed, Was: model.Uncertain, Detail: "the modem could not"})
	}
	after := outbox(t, l, OutboxFilter{})
	if after[0].State != model.InQueue || after[1].State != model.InQueue || !after[1].Ending || after[2].State != model.DeliveryFailed {
		t.Errorf("the outbox says %s, %+v", states(after), after)
	}
	wholeAudit(t, l)
}

func TestALetterThatWaitsNoMoreMustNotLeave(t *testing.T) {
	l, id := newDesk(t, 4, Options{})
	send(t, l, id)
	all := outbox(t, l, OutboxFilter{})
	ending := func(p Parcel) error {
		return l.MarkParcels(t.Context(), []ParcelMark{{ID: p.ID, State: model.InQueue, Ending: true, Tries: 1}})
	}
	do(t, l, id, model.MarkDelivery{Number: 1, Recipient: all[0].Recipient, State: model.Delivered})
	mark(t, l, ParcelMark{ID: all[1].ID, State: model.DeliveryFailed})
	if err := ending(all[2]); err != nil {
		t.Fatal(err)
	}
	for what, p := range map[string]Parcel{"marked by a person": all[0], "failed": all[1], "leaving": all[2], "unknown": {ID: 99}} {
		if err := ending(p); model.CodeOf(err) != model.CodeChanged {
			t.Errorf("%s: %v, want code %s", what, err, model.CodeChanged)
		}
	}
	both := []ParcelMark{{ID: all[3].ID, State: model.InQueue, Ending: true}, {ID: all[0].ID, State: model.InQueue, Ending: true}}
	if err := l.MarkParcels(t.Context(), both); model.CodeOf(err) != model.CodeChanged || outbox(t, l, OutboxFilter{After: all[2].ID})[0].Ending {
		t.Errorf("%v: one mark was taken and the other refused", err)
	}
}

func TestWithdrawnIsNotSent(t *testing.T) {
	l, id := newDesk(t, 2, Options{})
	send(t, l, id)
	inc, err := l.Incident(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := model.Draft{Incident: id, Actor: ana, At: model.StampAt(time.Now(), ""), Body: model.NoticeWithdrawn{Number: 1, Notice: inc.Notices[0].Ref}}
	event, err := elsewhere.Seal("LIS-12345678", 1, inc.Log[1].HLC, time.Now(), model.Hash{}) // between drafting it and letting it go
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := l.Append(t.Context(), []model.Event{event}); err != nil {
		t.Fatal(err)
	}
	if got := states(outbox(t, l, OutboxFilter{})); got != "superseded(withdrawn) superseded(withdrawn)" {
		t.Errorf("the outbox says %s", got)
	}
	if parcels, _ := due(t, l, time.Now()); len(parcels) != 0 {
		t.Errorf("due: %+v", parcels)
	}
}

func TestWhatIsToldTwiceIsRecordedOnce(t *testing.T) {
	l, id := newDesk(t, 2, Options{})
	send(t, l, id)
	all := outbox(t, l, OutboxFilter{})
	mark(t, l, ParcelMark{ID: all[0].ID, State: model.HandedOver}, ParcelMark{ID: all[1].ID, State: model.HandedOver})
	untold, err := l.Untold(t.Context(), 10)
	if err != nil || len(untold) != 2 {
		t.Fatal(untold, err)
	}
	mark(t, l, ParcelMark{ID: all[1].ID, State: model.Delivered}) // between asking and telling
	if err := l.TellParcels(t.Context(), ids(untold)); err != nil {
		t.Fatal(err)
	}
	if told := tellAll(t, l); states(told) != "delivered" {
		t.Errorf("told %q, want what changed meanwhile", states(told))
	}
	if err := l.TellParcels(context.Background(), nil); err != nil {
		t.Error(err)
	}
}

func TestLinksSaySinceWhenAndHowManyWait(t *testing.T) {
	at := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	l, id := newDesk(t, 2, Options{})
	send(t, l, id)
	for n, state := range []model.LinkState{model.LinkOffline, model.LinkOnline, model.LinkOnline} {
		tried := at.Add(time.Duration(n) * time.Minute)
		if err := l.SetLink(t.Context(), model.Link{Channel: "sms", State: state, Since: tried, Tried: tried, Detail: fmt.Sprint(n), Waiting: 7}); err != nil {
			t.Fatal(err)
		}
	}
	links, err := openLog(t, l.Path(), Options{ReadOnly: true}).Links(t.Context())
	want := []model.Link{
		{Channel: "mail", State: model.LinkUnknown, Waiting: 2},
		{Channel: "sms", State: model.LinkOnline, Since: at.Add(time.Minute), Tried: at.Add(2 * time.Minute), Detail: "2"},
	}
	if err != nil || !slices.Equal(links, want) {
		t.Errorf("%+v, %v, want %+v", links, err, want)
	}
	if err := l.SetLink(t.Context(), model.Link{}); err == nil {
		t.Error("nothing was said of no channel")
	}
}
