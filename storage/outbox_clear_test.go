package storage

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

func clearOutbox(t testing.TB, l *Log, before time.Time, limit int) int {
	t.Helper()
	removed, err := l.ClearParcels(t.Context(), before, limit)
	if err != nil {
		t.Fatal(err)
	}
	return removed
}

// finish closes an incident.
func finish(t testing.TB, l *Log, id model.IncidentID) {
	t.Helper()
	do(t, l, id, model.Close{Reason: "over", Anyway: true})
}

// Only what ended, is told, is old and is of a closed incident goes; the newest row never does.
func TestTheOutboxIsClearedOfWhatIsSpent(t *testing.T) {
	l, id := newDesk(t, 6, Options{})
	send(t, l, id)
	open := declare(t, l, "still open")
	send(t, l, open)
	now := l.options.Clock()
	rows := outbox(t, l, OutboxFilter{})
	mine := rows[:6]
	mark(t, l,
		ParcelMark{ID: mine[0].ID, State: model.Delivered}, ParcelMark{ID: mine[1].ID, State: model.DeliveryFailed}, ParcelMark{ID: mine[2].ID, State: model.Uncertain},
		ParcelMark{ID: rows[6].ID, State: model.Delivered},
	)
	tellAll(t, l)
	mark(t, l, ParcelMark{ID: mine[3].ID, State: model.HandedOver}) // the log has not heard of it
	later := now.Add(time.Hour)
	if n := clearOutbox(t, l, later, 100); n != 0 {
		t.Errorf("%d rows of incidents that are open went", n)
	}
	finish(t, l, id)
	if n := clearOutbox(t, l, now.Add(-time.Hour), 100); n != 0 {
		t.Errorf("%d rows went that are not old", n)
	}
	if n := clearOutbox(t, l, later, 1); n != 1 {
		t.Errorf("%d rows went, want one at most", n)
	}
	if n := clearOutbox(t, l, later, 100); n != 1 {
		t.Errorf("%d rows went, want the other one", n)
	}
	if got := states(outbox(t, l, OutboxFilter{Incident: id})); got != "uncertain handed-over queued queued" {
		t.Errorf("what stays: %s", got)
	}
	if n := len(outbox(t, l, OutboxFilter{Incident: open})); n != 6 {
		t.Errorf("%d rows of the open incident", n)
	}
	wholeAudit(t, l)

	// What is sent again is the same letter as before, and what somebody says of one that is gone hurts nobody.
	do(t, l, id, model.ResendNotice{Number: 1, To: []model.RecipientID{mine[1].Recipient}})
	again := outbox(t, l, OutboxFilter{Incident: id, Recipient: mine[1].Recipient})
	if len(again) != 1 || again[0].Key != mine[1].Key || again[0].ID <= rows[len(rows)-1].ID {
		t.Errorf("again: %+v, want the key %s and a number of its own", again, mine[1].Key)
	}
	do(t, l, id, model.MarkDelivery{Number: 1, Recipient: mine[0].Recipient, Channel: "mail", State: model.Confirmed})
	if err := l.MarkParcels(t.Context(), []ParcelMark{{ID: mine[0].ID, State: model.HandedOver}}); model.CodeOf(err) != model.CodeChanged {
		t.Errorf("a mark of a row that is gone: %v", err)
	}
	wholeAudit(t, l)
}

// A letter that a person puts back into the line leaves though its row is gone; what nobody puts back does not.
func TestAClearedLetterIsPutBack(t *testing.T) {
	l, id := newDesk(t, 3, Options{})
	send(t, l, id)
	rows := outbox(t, l, OutboxFilter{})
	mark(t, l, ParcelMark{ID: rows[0].ID, State: model.DeliveryFailed, Detail: "550"}, ParcelMark{ID: rows[1].ID, State: model.DeliveryFailed}, ParcelMark{ID: rows[2].ID, State: model.Delivered})
	tellAll(t, l)
	finish(t, l, id)
	if n := clearOutbox(t, l, l.options.Clock().Add(time.Hour), 100); n != 2 {
		t.Fatalf("%d rows went, want all but the newest", n)
	}
	do(t, l, id, model.MarkDelivery{Number: 1, Recipient: rows[0].Recipient, State: model.InQueue})
	do(t, l, id, model.MarkDelivery{Number: 1, Recipient: rows[1].Recipient, State: model.Delivered})
	parcels, _ := due(t, l, time.Now())
	if len(parcels) != 1 || parcels[0].Key != rows[0].Key || parcels[0].Dispatch != rows[0].Dispatch || parcels[0].ID <= rows[2].ID {
		t.Errorf("due: %+v, want %+v once more", parcels, rows[0])
	}
	mark(t, l, ParcelMark{ID: parcels[0].ID, State: model.HandedOver})
	tellAll(t, l)
	inc, err := l.Incident(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if d := inc.Notices[0].Deliveries()[0]; d.State != model.HandedOver {
		t.Errorf("the log says %s", d.State)
	}
	wholeAudit(t, l)
}

// A backup from before sends nothing of what was cleared since.
func TestACopyFromBeforeTheClearingSendsNothing(t *testing.T) {
	l, id := newDesk(t, 3, Options{})
	send(t, l, id)
	backup, path := filepath.Join(t.TempDir(), "backup.db"), filepath.Join(t.TempDir(), "log.db")
	if err := l.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	rows := outbox(t, l, OutboxFilter{})
	for _, row := range rows {
		mark(t, l, ParcelMark{ID: row.ID, State: model.Delivered})
	}
	tellAll(t, l)
	finish(t, l, id)
	if n := clearOutbox(t, l, l.options.Clock().Add(time.Hour), 100); n != 2 {
		t.Errorf("%d rows went, want all but the newest", n)
	}
	if err := Restore(t.Context(), backup, path); err != nil {
		t.Fatal(err)
	}
	copied := desk(t, path, 3, Options{})
	lease(t, copied, "courier", time.Now())
	if parcels, _ := due(t, copied, time.Now()); len(parcels) != 0 {
		t.Errorf("due: %+v", parcels)
	}
	if _, _, err := l.Append(t.Context(), allEvents(t, copied)); err != nil {
		t.Fatal(err)
	}
	if n := len(outbox(t, l, OutboxFilter{})); n != 1 {
		t.Errorf("%d rows after the copy came back", n)
	}
	wholeAudit(t, l)
}

// spentDesk is a closed incident with so many letters that all left, were told, and are old.
func spentDesk(t testing.TB, letters int) *Log {
	t.Helper()
	l, id := newDesk(t, letters, Options{})
	send(t, l, id)
	finish(t, l, id)
	for _, statement := range []string{
		`UPDATE parcel SET state = 'delivered', first = 0, told = 1, at = 1`, `UPDATE parcel SET told = 0 WHERE id % 100 = 0`,
	} {
		if _, err := l.writer.conn.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// clearChild clears a few rows at a time and says so.
func clearChild(path string, _ []string) error {
	l, err := Open(context.Background(), path, Options{})
	if err != nil {
		return err
	}
	for {
		removed, err := l.ClearParcels(context.Background(), time.Now(), 25)
		if err != nil || removed == 0 {
			return errors.Join(err, l.Close())
		}
		fmt.Println(removed)
	}
}

// Whoever is killed while clearing: what must stay stays, and the next one goes on.
func TestClearingThatIsKilledLosesNothing(t *testing.T) {
	const letters = 2000
	l := spentDesk(t, letters)
	last := letters
	for n := range 4 {
		cmd := child(t, "clear", l.Path())
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for said, scanner := 0, bufio.NewScanner(out); scanner.Scan(); said++ {
			if said == n*3 {
				_ = cmd.Process.Kill()
			}
		}
		_ = cmd.Wait()
		rows := outbox(t, l, OutboxFilter{})
		kept := slices.IndexFunc(rows, func(p Parcel) bool { return p.ID%100 == 0 })
		if len(rows) >= last || kept < 0 {
			t.Errorf("%d rows after %d", len(rows), last)
		}
		last = len(rows)
		wholeAudit(t, l)
	}
	lines(t, child(t, "clear", l.Path()))
	var left []string
	for _, p := range outbox(t, l, OutboxFilter{}) {
		left = append(left, fmt.Sprint(p.ID))
	}
	if want := 20; len(left) != want || slices.ContainsFunc(left, func(id string) bool { return !strings.HasSuffix(id, "00") }) {
		t.Errorf("what stays: %v, want the %d that the log has not heard of", left, want)
	}
	wholeAudit(t, l)
}

func BenchmarkClearParcels(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		l := spentDesk(b, 20_000)
		b.StartTimer()
		for clearOutbox(b, l, l.options.Clock(), 500) > 0 {
			continue
		}
	}
}
