package storage

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

func TestALetterIsQueuedOnceWhateverBecameOfTheCommit(t *testing.T) {
	for _, end := range []string{"COMMIT", "ROLLBACK"} {
		t.Run(end, func(t *testing.T) {
			l, id := newDesk(t, 2, Options{})
			do(t, l, id, model.DraftNotice{Audience: "press", Text: "We are on it."})
			turn, j := begun(t, l, model.Command{Incident: id, Actor: ana, Intent: model.QueueNotice{Number: 1}})
			if err := l.writer.exec(t.Context(), end); err != nil {
				t.Fatal(err)
			}
			l.writer.doubts(turn, []*job{j}, errClosed)
			do(t, l, id, model.Note{Text: "settles it"})
			parcels := outbox(t, l, OutboxFilter{})
			if len(parcels) != 2 || parcels[0].Dispatch != j.events[0].Ref() {
				t.Errorf("%d letters, %+v", len(parcels), parcels)
			}
			wholeAudit(t, l)
		})
	}
}

// openEnding marks a letter as leaving in a commit of which nobody can tell what became of it, for as long as the
// file does not answer. end is what became of it.
func openEnding(t *testing.T, l *Log, p Parcel, end string, told bool) (failed error) {
	t.Helper()
	l.writer.token <- struct{}{} // somebody is committing
	marked := make(chan error, 1)
	go func() {
		marked <- l.MarkParcels(context.Background(), []ParcelMark{{ID: p.ID, State: model.InQueue, Ending: true, Tries: 1}})
	}()
	var queued []*job
	for len(queued) == 0 {
		queued = l.writer.gather()
	}
	queued[0].taken.Store(true)
	turn, err := l.writer.begin()
	if err != nil {
		t.Fatal(err)
	}
	if err := turn.run(queued); err != nil {
		t.Fatal(err)
	}
	if err := l.writer.exec(t.Context(), end); err != nil {
		t.Fatal(err)
	}
	l.writer.doubts(turn, queued, errClosed)
	if told {
		l.writer.doubt.told = true
		err = l.writer.doubt.unconfirmed()
	} else {
		err = l.writer.resolve()
	}
	l.writer.settleWith(queued, err)
	failed = <-marked
	<-l.writer.token
	return failed
}

func TestAnEndingWhoseCommitIsOpen(t *testing.T) {
	for _, end := range []string{"COMMIT", "ROLLBACK"} {
		t.Run(end, func(t *testing.T) {
			l, id := newDesk(t, 2, Options{})
			send(t, l, id)
			all := outbox(t, l, OutboxFilter{})
			now := time.Now()
			lease(t, l, "courier", now)
			if err := openEnding(t, l, all[0], end, false); err != nil {
				t.Errorf("settled at once, and refused: %v", err)
			}
			if err := openEnding(t, l, all[1], end, true); model.CodeOf(err) != model.CodeNotConfirmed {
				t.Errorf("%v, want code %s", err, model.CodeNotConfirmed)
			}
			lease(t, l, "courier", now.Add(time.Second))
			after := outbox(t, l, OutboxFilter{})
			if !after[0].Ending || after[1].Ending {
				t.Errorf("%+v: the first one leaves, the second one does not", after)
			}
			if parcels, _ := due(t, l, now); len(parcels) != 1 || parcels[0].ID != all[1].ID {
				t.Errorf("due: %+v", parcels)
			}
			mark(t, l, ParcelMark{ID: all[1].ID, State: model.InQueue, Ending: true, Tries: 1})
			lease(t, l, "courier", now.Add(2*time.Second))
			if after := outbox(t, l, OutboxFilter{}); !after[1].Ending {
				t.Error("what really leaves was put right as well")
			}
		})
	}
}

func TestWhatAnEarlierIncarnationQueuedNeverLeavesByItself(t *testing.T) {
	l, id := newDesk(t, 3, Options{Site: "FRA"})
	send(t, l, id)
	first := outbox(t, l, OutboxFilter{})
	mark(t, l, ParcelMark{ID: first[0].ID, State: model.HandedOver})
	backup, path := filepath.Join(t.TempDir(), "backup.db"), filepath.Join(t.TempDir(), "log.db")
	if err := l.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if err := Restore(t.Context(), backup, path); err != nil {
		t.Fatal(err)
	}
	copied := desk(t, path, 3, Options{})
	const uncertain = " uncertain(" + DetailEarlier + ")"
	if got := states(outbox(t, copied, OutboxFilter{})); got != "handed-over"+uncertain+uncertain {
		t.Errorf("the outbox says %s", got)
	}
	if got := states(outbox(t, l, OutboxFilter{})); got != "handed-over queued queued" {
		t.Errorf("the first file says %s", got)
	}
	if told := tellAll(t, copied); len(told) != 3 {
		t.Errorf("the log is told %s", states(told))
	}

	// neither a courier nor a person can put it back in the line here
	mark(t, copied, ParcelMark{ID: first[1].ID, State: model.InQueue})
	do(t, copied, id, model.MarkDelivery{Number: 1, Recipient: first[2].Recipient, State: model.InQueue})
	if parcels, _ := due(t, copied, time.Now()); len(parcels) != 0 {
		t.Errorf("due: %+v", parcels)
	}
	if told := tellAll(t, copied); len(told) != 1 || told[0].ID != first[2].ID {
		t.Errorf("the log is not told that it is still uncertain: %+v", told)
	}

	// what the courier of the first file did with it, that file knows
	mark(t, l, ParcelMark{ID: first[1].ID, State: model.Delivered, Detail: "250"})
	tellAll(t, l)
	events, err := l.Events(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := copied.Append(t.Context(), events); err != nil {
		t.Fatal(err)
	}
	if got := states(outbox(t, copied, OutboxFilter{})); got != "handed-over delivered(250)"+uncertain {
		t.Errorf("the outbox says %s", got)
	}
	// to send it all the same is a new decision
	do(t, copied, id, model.ResendNotice{Number: 1, To: []model.RecipientID{first[2].Recipient}})
	if parcels, _ := due(t, copied, time.Now()); len(parcels) != 1 || parcels[0].Key != first[2].Key {
		t.Errorf("due: %+v, want the letter under its old key", parcels)
	}
	wholeAudit(t, copied)
}

func TestAFileOfTheFirstVersionIsMigrated(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.db")
	private := filepath.Join(t.TempDir(), "mode")
	if err := os.WriteFile(private, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	old, err := pool(path, creating, 1, private)
	if err != nil {
		t.Fatal(err)
	}
	text, err := schema.ReadFile("schema/001_log.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{string(text), "PRAGMA application_id = 0x57617252", "PRAGMA user_version = 1"} {
		if _, err := old.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path, Options{ReadOnly: true}); err == nil {
		t.Error("an old file was opened for reading only")
	}
	l := desk(t, path, 2, Options{})
	send(t, l, declare(t, l, "payments down"))
	if h := l.Health(t.Context()); h.Version != 3 || h.Waiting != 2 {
		t.Errorf("version %d, %d wait", h.Version, h.Waiting)
	}
	wholeAudit(t, l)
}

func TestTheAuditSeesWhatDoesNotFitInTheOutbox(t *testing.T) {
	for statement, want := range map[string]string{
		`UPDATE parcel SET seq = 99 WHERE delivery = 1`:                    "nobody queued",
		`UPDATE parcel SET first = 0 WHERE delivery = 1`:                   "lines",
		`UPDATE parcel SET state = 'failed' WHERE delivery = 1`:            "lines",
		`UPDATE parcel SET recipient = 'address/eve' WHERE delivery = 1`:   "outbox is damaged",
		`UPDATE customer SET body = replace(body, 'acme@', 'eve@')`:        "directory of customers is damaged",
		`UPDATE parcel SET notice = replace(notice, ':2', ':3')`:           "outbox is damaged",
		`UPDATE customer SET body = '' WHERE id = 'acme'`:                  "directory of customers is damaged",
		`UPDATE parcel SET first = 1, state = 'failed' WHERE delivery = 0`: "lines",
	} {
		l, id := newDesk(t, 3, Options{})
		send(t, l, id)
		keep(t, l, named("acme", "Acme", ""))
		if _, err := l.writer.conn.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
		if audit, err := l.Verify(t.Context()); err != nil || audit.OK || !strings.Contains(audit.File, want) {
			t.Errorf("%s: %v, %q, want %q", statement, err, audit.File, want)
		}
	}
}
