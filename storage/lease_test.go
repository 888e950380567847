package storage

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"warroom/model"
)

func lease(t testing.TB, l *Log, holder string, now time.Time) bool {
	t.Helper()
	ok, err := l.Lease(t.Context(), holder, now, now.Add(30*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	return ok
}

func TestOneProcessAtATimeHasTheLease(t *testing.T) {
	now := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	a := newLog(t, Options{})
	b := openLog(t, a.Path(), Options{})
	at := func(seconds int) time.Time { return now.Add(time.Duration(seconds) * time.Second) }
	for n, step := range []struct {
		l       *Log
		holder  string
		seconds int
		want    bool
	}{
		{a, "a", 0, true},
		{b, "b", 1, false},
		{a, "a", 20, true}, // renewed
		{b, "b", 45, false},
		{b, "b", 50, true}, // ran out
		{a, "a", 51, false},
		{b, "b", 10, true},   // the clock was set back, the holder goes on
		{a, "a", 11, false},  //
		{a, "a", -25, true},  // renewed in the future by more than its length: of another clock
		{b, "b", -24, false}, //
	} {
		if got := lease(t, step.l, step.holder, at(step.seconds)); got != step.want {
			t.Fatalf("step %d: %s at %d s: %v", n, step.holder, step.seconds, got)
		}
	}
	if h := b.Health(t.Context()); h.Sender != "a" {
		t.Errorf("%q sends", h.Sender)
	}
	if err := b.Release(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	if lease(t, b, "b", at(-20)) {
		t.Error("somebody else's lease was given back")
	}
	if err := a.Release(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	if !lease(t, b, "b", at(-20)) {
		t.Error("a lease that was given back cannot be taken")
	}
}

func TestWhoLostTheLeaseSendsNothingMore(t *testing.T) {
	now := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	a, id := newDesk(t, 4, Options{})
	send(t, a, id)
	all := outbox(t, a, OutboxFilter{})
	b := openLog(t, a.Path(), Options{})
	ending := func(l *Log, p Parcel) error {
		return l.MarkParcels(t.Context(), []ParcelMark{{ID: p.ID, State: model.InQueue, Ending: true, Tries: 1}})
	}
	lease(t, a, "a", now)
	for _, p := range all[:2] {
		if err := ending(a, p); err != nil {
			t.Fatal(err)
		}
	}
	if err := ending(b, all[2]); model.CodeOf(err) != CodeNoLease {
		t.Errorf("without the lease: %v, want code %s", err, CodeNoLease)
	}
	if !lease(t, b, "b", now.Add(time.Hour)) {
		t.Fatal("the lease did not run out")
	}
	if got := states(outbox(t, a, OutboxFilter{})); got != "uncertain(interrupted) uncertain(interrupted) queued queued" {
		t.Errorf("the outbox says %s", got)
	}
	if err := ending(a, all[2]); model.CodeOf(err) != CodeNoLease {
		t.Errorf("after it was taken over: %v, want code %s", err, CodeNoLease)
	}
	mark(t, a, ParcelMark{ID: all[0].ID, State: model.HandedOver, Detail: "250", Tries: 1}) // what it knows counts all the same
	mark(t, a, ParcelMark{ID: all[1].ID, State: model.InQueue, Detail: "421", Tries: 1, Next: now})
	if err := ending(b, all[2]); err != nil {
		t.Error(err)
	}
	if got := states(outbox(t, a, OutboxFilter{})); got != "handed-over(250) queued(421) queued queued" {
		t.Errorf("the outbox says %s", got)
	}
	if lease(t, a, "a", now.Add(time.Hour)) {
		t.Error("two have the lease")
	}
	// the same name after a restart is somebody else
	again := openLog(t, a.Path(), Options{})
	if !lease(t, again, "b", now.Add(time.Hour)) {
		t.Error("the successor of the same name must wait")
	}
	if err := ending(b, all[3]); model.CodeOf(err) != CodeNoLease {
		t.Errorf("its predecessor: %v, want code %s", err, CodeNoLease)
	}
	wholeAudit(t, again)
}

func TestWhatWasPutOffIsDueWhenTheClockIsSetBack(t *testing.T) {
	now := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	l, id := newDesk(t, 1, Options{})
	send(t, l, id)
	lease(t, l, "a", now)
	mark(t, l, ParcelMark{ID: outbox(t, l, OutboxFilter{})[0].ID, State: model.InQueue, Next: now.Add(time.Minute), Tries: 1})
	yesterday := now.Add(-24 * time.Hour)
	if parcels, _ := due(t, l, yesterday); len(parcels) != 0 {
		t.Fatal("it is due before anybody noticed the clock")
	}
	lease(t, l, "a", yesterday)
	if parcels, _ := due(t, l, yesterday); len(parcels) != 1 {
		t.Error("it waits for a day")
	}
}

// sendChild is a courier: it takes the lease and sends what is due, a line per letter, to the file args[0]; it says every
// step. It ends when nothing is left to send.
func sendChild(path string, args []string) error {
	ctx := context.Background()
	l, err := Open(ctx, path, Options{})
	if err != nil {
		return err
	}
	sink, err := os.OpenFile(args[0], os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	for {
		waiting, err := l.Outbox(ctx, OutboxFilter{States: []model.DeliveryState{model.InQueue}, Limit: 1})
		if err != nil || len(waiting) == 0 {
			return errors.Join(err, sink.Close(), l.Close())
		}
		now := time.Now()
		ok, err := l.Lease(ctx, fmt.Sprint(os.Getpid()), now, now.Add(100*time.Millisecond))
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		parcels, _, err := l.DueIn(ctx, Line{Channel: "mail"}, now, 8)
		if err != nil {
			return err
		}
		for _, p := range parcels {
			if err := sendOne(ctx, l, p, sink); err != nil && model.CodeOf(err) != CodeNoLease && model.CodeOf(err) != model.CodeChanged {
				return err
			}
		}
	}
}

func sendOne(ctx context.Context, l *Log, p Parcel, sink *os.File) error {
	fmt.Println("ending", p.ID)
	if err := l.MarkParcels(ctx, []ParcelMark{{ID: p.ID, State: model.InQueue, Ending: true, Tries: p.Tries + 1}}); err != nil {
		return err
	}
	fmt.Println("leaves", p.ID)
	if _, err := fmt.Fprintln(sink, p.Key); err != nil {
		return err
	}
	fmt.Println("left", p.ID)
	if err := l.MarkParcels(ctx, []ParcelMark{{ID: p.ID, State: model.HandedOver, Tries: p.Tries + 1}}); err != nil {
		return err
	}
	fmt.Println("marked", p.ID)
	return nil
}

// killedAfter runs a child and kills it when it has said so many lines.
func killedAfter(t *testing.T, said int, path, sink string) {
	t.Helper()
	cmd := child(t, "send", path, sink)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Error(err)
		return
	}
	if err := cmd.Start(); err != nil {
		t.Error(err)
		return
	}
	for n, scanner := 0, bufio.NewScanner(out); scanner.Scan(); n++ {
		if n == said {
			_ = cmd.Process.Kill()
		}
	}
	_ = cmd.Wait()
}

// Whoever is killed when, and whoever else sends meanwhile: every letter leaves once, or is uncertain.
func TestCouriersThatAreKilledSendNothingTwice(t *testing.T) {
	const letters = 60
	l, id := newDesk(t, letters, Options{})
	send(t, l, id)
	sink := filepath.Join(t.TempDir(), "sink")
	kills := torture(16, 200)
	for n := 0; n < kills; n += 2 {
		var both sync.WaitGroup
		both.Go(func() { killedAfter(t, n%21, l.Path(), sink) })
		if n%4 == 0 { // two at once
			both.Go(func() { killedAfter(t, (n+7)%21, l.Path(), sink) })
		}
		both.Wait()
	}
	lines(t, child(t, "send", l.Path(), sink))

	text, err := os.ReadFile(sink)
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]int{}
	for line := range bytes.Lines(text) {
		left[strings.TrimSpace(string(line))]++
	}
	uncertain := 0
	for _, p := range outbox(t, l, OutboxFilter{}) {
		if _, err := hex.DecodeString(p.Key); err != nil {
			t.Fatal(err)
		}
		switch n := left[p.Key]; {
		case p.State == model.HandedOver && n == 1:
		case p.State == model.Uncertain && p.Detail == DetailInterrupted && n <= 1:
			uncertain++
		default:
			t.Errorf("letter %d is %s(%s) and left %d times", p.ID, p.State, p.Detail, n)
		}
	}
	if uncertain == 0 || uncertain > kills {
		t.Errorf("%d letters are uncertain after %d kills: the test tests nothing, or more were in flight than one each", uncertain, kills)
	}
	if told := tellAll(t, l); len(told) != letters {
		t.Errorf("the log was told of %d letters, want %d", len(told), letters)
	}
	wholeAudit(t, l)
}
