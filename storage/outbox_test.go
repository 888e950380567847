package storage

import (
	"cmp"
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

// due is what may leave by any way, in the order of arrival.
func due(t testing.TB, l *Log, now time.Time) (all []Parcel, next time.Time) {
	t.Helper()
	for _, line := range []Line{{Channel: "mail"}, {Channel: "wall"}, {Exercise: true}} {
		some, at, err := l.DueIn(t.Context(), line, now, 1000)
		if err != nil {
			t.Fatal(err)
		}
		if all = append(all, some...); next.IsZero() || !at.IsZero() && at.Before(next) {
			next = at
		}
	}
	slices.SortFunc(all, func(a, b Parcel) int { return cmp.Compare(a.ID, b.ID) })
	return all, next
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
	if found := outbox(t, l, OutboxFilter{Keys: []string{parcels[1].Key, parcels[3].Key, "", "no key"}}); len(found) != 2 || found[0] != parcels[1] || found[1] != parcels[3] {
		t.Errorf("by their keys: %+v", found)
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
