package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

// pressPlan has one audience of so many addresses, told by mail and on a wall.
func pressPlan(addresses int) *model.Plan {
	press := model.Audience{ID: "press", Title: "Press", Channels: []model.ChannelID{"mail"}}
	for n := range addresses {
		press.To.Addresses = append(press.To.Addresses, fmt.Sprintf("p%05d@example.com", n))
	}
	return &model.Plan{
		Audiences: []model.Audience{press},
		Channels:  []model.Channel{{ID: "mail", Title: "Mail", Kind: "mail"}, {ID: "wall", Title: "Wall", Kind: "poster"}},
	}
}

// desk is a log with a plan in which there is somebody to tell.
func desk(t testing.TB, path string, addresses int, options Options) *Log {
	t.Helper()
	archive := []byte("the plan")
	sum := sha256.Sum256(archive)
	plan := pressPlan(addresses)
	plan.Digest = hex.EncodeToString(sum[:])
	options.Plans = func([]byte) (*model.Plan, error) { return plan, nil }
	l := openLog(t, path, options)
	if err := l.KeepPlan(t.Context(), plan.Digest, archive); err != nil {
		t.Fatal(err)
	}
	return l
}

func newDesk(t testing.TB, addresses int, options Options) (*Log, model.IncidentID) {
	t.Helper()
	l := desk(t, filepath.Join(t.TempDir(), "log.db"), addresses, options)
	return l, declare(t, l, "payments down")
}

// send drafts a notice and lets it go; the answer is its number.
func send(t testing.TB, l *Log, id model.IncidentID, channels ...model.ChannelID) int {
	t.Helper()
	cmd := func(intent model.Intent) model.Command {
		return model.Command{Incident: id, Actor: ana, Intent: intent}
	}
	inc, err := l.Incident(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	number := len(inc.Notices) + 1
	_, err = l.DoAll(t.Context(), []model.Command{
		cmd(model.DraftNotice{Audience: "press", Text: fmt.Sprintf("We are on it, %d.", number), Channels: channels}), cmd(model.QueueNotice{Number: number}),
	})
	if err != nil {
		t.Fatal(err)
	}
	return number
}

func outbox(t testing.TB, l *Log, filter OutboxFilter) []Parcel {
	t.Helper()
	parcels, err := l.Outbox(t.Context(), filter)
	if err != nil {
		t.Fatal(err)
	}
	return parcels
}

// states are the states of rows, in their order.
func states(parcels []Parcel) string {
	var all []string
	for _, p := range parcels {
		text := string(p.State)
		if p.Detail != "" {
			text += "(" + p.Detail + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func due(t testing.TB, l *Log, now time.Time) ([]Parcel, time.Time) {
	t.Helper()
	parcels, next, err := l.Due(t.Context(), now, 1000)
	if err != nil {
		t.Fatal(err)
	}
	return parcels, next
}

func mark(t testing.TB, l *Log, marks ...ParcelMark) {
	t.Helper()
	if err := l.MarkParcels(t.Context(), marks); err != nil {
		t.Fatal(err)
	}
}

func ids(parcels []Parcel) (all []int64) {
	for _, p := range parcels {
		all = append(all, p.ID)
	}
	return all
}

func TestANoticeThatIsLetGoLiesInTheOutboxInTheSameTransaction(t *testing.T) {
	l, id := newDesk(t, 3, Options{})
	send(t, l, id, "wall", "mail")
	inc, err := l.Incident(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	parcels := outbox(t, l, OutboxFilter{})
	notice := inc.Notices[0]
	if len(parcels) != 4 || len(notice.Dispatches) != 1 {
		t.Fatalf("%d letters, %d dispatches", len(parcels), len(notice.Dispatches))
	}
	for n, p := range parcels {
		d := notice.Dispatches[0].Deliveries[n]
		if p.Incident != id || p.Notice != notice.Ref || p.Number != 1 || p.Dispatch != notice.Dispatches[0].Ref || p.Delivery != n ||
			p.Audience != "press" || p.Recipient != d.Recipient || p.Name != d.Name || p.Channel != d.Channel || p.Kind != model.Real ||
			p.State != model.InQueue || p.Ending || p.Tries != 0 || !p.Next.IsZero() || p.Queued.IsZero() || len(p.Key) != 2*keySize {
			t.Errorf("letter %d: %+v for %+v", n, p, d)
		}
	}
	seen := outbox(t, openLog(t, l.Path(), Options{ReadOnly: true}), OutboxFilter{Channel: "mail", Recipient: "address/p00001@example.com"})
	if len(seen) != 1 || seen[0] != parcels[2] {
		t.Errorf("another process sees %+v, want %+v", seen, parcels[2])
	}
	if h := l.Health(t.Context()); h.Waiting != 4 || h.Uncertain != 0 {
		t.Errorf("%d wait, %d are uncertain", h.Waiting, h.Uncertain)
	}
	wholeAudit(t, l)
}

func TestWhatIsTakenBackLeavesNothingInTheOutbox(t *testing.T) {
	l, id := newDesk(t, 2, Options{})
	cmd := func(intent model.Intent) model.Command {
		return model.Command{Incident: id, Actor: ana, Intent: intent}
	}
	_, err := l.DoAll(t.Context(), []model.Command{
		cmd(model.DraftNotice{Audience: "press", Text: "We are on it."}), cmd(model.QueueNotice{Number: 1}), cmd(model.Rename{}),
	})
	if refused := (*Refused)(nil); !errors.As(err, &refused) || refused.Command != 2 {
		t.Fatalf("%v, want that the third command is refused", err)
	}
	if parcels := outbox(t, l, OutboxFilter{}); len(parcels) != 0 {
		t.Errorf("%d letters of a notice that was never let go", len(parcels))
	}
}

func TestWhatAnotherSiteLetGoIsNotSentHere(t *testing.T) {
	here, id := newDesk(t, 2, Options{Site: "FRA"})
	send(t, here, id)
	there, _ := newDesk(t, 2, Options{Site: "LIS"})
	events, err := here.Events(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if n, _, err := there.Append(t.Context(), events); n != len(events) || err != nil {
		t.Fatal(n, err)
	}
	if parcels := outbox(t, there, OutboxFilter{}); len(parcels) != 0 {
		t.Errorf("%d letters of another site", len(parcels))
	}

	// what a person marks there counts here as well
	events, err = there.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: model.MarkDelivery{
		Number: 1, Recipient: "address/p00001@example.com", State: model.Delivered, Detail: "called them",
	}})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := here.Append(t.Context(), events); err != nil {
		t.Fatal(err)
	}
	if got := states(outbox(t, here, OutboxFilter{})); got != "queued delivered(called them)" {
		t.Errorf("the outbox says %s", got)
	}
	if parcels, _ := due(t, here, time.Now()); len(parcels) != 1 || parcels[0].Delivery != 0 {
		t.Errorf("due: %+v", parcels)
	}
	if untold, err := here.Untold(t.Context(), 10); len(untold) != 0 || err != nil {
		t.Errorf("untold: %+v, %v", untold, err)
	}
}

func TestTheKeyIsTheSameOnEveryTry(t *testing.T) {
	l, id := newDesk(t, 2, Options{})
	send(t, l, id)
	first := outbox(t, l, OutboxFilter{})
	mark(t, l, ParcelMark{ID: first[0].ID, State: model.DeliveryFailed, Detail: "550", Tries: 1}, ParcelMark{ID: first[1].ID, State: model.HandedOver, Tries: 1})
	tellAll(t, l)
	do(t, l, id, model.ResendNotice{Number: 1})
	send(t, l, id)
	all := outbox(t, l, OutboxFilter{})
	if len(all) != 5 {
		t.Fatalf("%d letters, want two, one again, and two of the next notice", len(all))
	}
	if all[2].Recipient != all[0].Recipient || all[2].Key != all[0].Key || all[2].State != model.InQueue {
		t.Errorf("sent again as %+v, first %+v", all[2], all[0])
	}
	keys := map[string]int{}
	for _, p := range all {
		keys[p.Key]++
	}
	if len(keys) != 4 {
		t.Errorf("%d keys, want one per notice and recipient: %v", len(keys), keys)
	}
}

// tellAll tells the log what it does not know, as a courier does, and answers what that was.
func tellAll(t testing.TB, l *Log) []Parcel {
	t.Helper()
	untold, err := l.Untold(t.Context(), 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range untold {
		_, err := l.Do(t.Context(), model.Command{Incident: p.Incident, Actor: courier, Intent: model.MarkReceipts{
			Number: p.Number, Notice: p.Notice, Dispatch: p.Dispatch, Receipts: []model.Receipt{{Delivery: p.Delivery, State: p.State, Detail: p.Detail}},
		}})
		if err != nil {
			t.Fatal(err)
		}
	}
	if rest, err := l.Untold(t.Context(), 1000); len(rest) != 0 || err != nil {
		t.Errorf("still untold: %s, %v", states(rest), err)
	}
	return untold
}

var courier = model.Actor{Person: "courier", Device: "courier@desk", Method: MethodCourier}

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
	parcels, _, err := l.Due(t.Context(), time.Now(), 5)
	if err != nil || len(parcels) != 6 || parcels[5].Channel != "wall" {
		t.Errorf("due: %d, %v: want five of one channel and one of the other", len(parcels), err)
	}
	if err := l.SetLink(t.Context(), model.Link{Channel: "mail", State: model.LinkByHand}); err != nil {
		t.Fatal(err)
	}
	if parcels, _ := due(t, l, time.Now()); len(parcels) != 1 || parcels[0].Channel != "wall" {
		t.Errorf("due: %+v: a person works the mail", parcels)
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
