package storage

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
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

func TestAnEndingWhoseCommitIsOpenIsNotRefused(t *testing.T) {
	for _, end := range []string{"COMMIT", "ROLLBACK"} {
		t.Run(end, func(t *testing.T) {
			l, id := newDesk(t, 1, Options{})
			send(t, l, id)
			p := outbox(t, l, OutboxFilter{})[0]
			ran := false
			j := &job{done: make(chan struct{}), run: func(t *turn) error {
				err := t.markParcels([]ParcelMark{{ID: p.ID, State: model.InQueue, Ending: true, Tries: 1}}, 0, ran)
				ran = err == nil
				return err
			}}
			turn, err := l.writer.begin()
			if err != nil {
				t.Fatal(err)
			}
			if err := turn.run([]*job{j}); err != nil {
				t.Fatal(err)
			}
			if err := l.writer.exec(t.Context(), end); err != nil {
				t.Fatal(err)
			}
			l.writer.doubts(turn, []*job{j}, errClosed)
			if err := l.writer.resolve(); err != nil {
				t.Fatal(err)
			}
			if after := outbox(t, l, OutboxFilter{})[0]; j.err != nil || !after.Ending || after.Tries != 1 {
				t.Errorf("%v, %+v", j.err, after)
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
	if h := l.Health(t.Context()); h.Version != 2 || h.Waiting != 2 {
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

// smallDisk is a folder on a file system of its own.
func smallDisk(t *testing.T, size string) (folder string, grow func(size string)) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("mounting a small file system needs root")
	}
	folder = filepath.Join(t.TempDir(), "disk")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+size+",mode=0700"); err != nil {
		t.Skipf("no file system can be mounted here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder, func(size string) {
		if err := syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size="+size+",mode=0700"); err != nil {
			t.Fatal(err)
		}
	}
}

// fill leaves no byte on the disk of a folder.
func fill(t *testing.T, folder string) {
	t.Helper()
	ballast, err := os.OpenFile(filepath.Join(folder, "ballast"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Error(err)
		return
	}
	for err == nil {
		_, err = ballast.Write(make([]byte, 4096))
	}
	_ = ballast.Close()
}

// The disk fills up after the tenth letter. What has left is recorded, nothing else leaves, and with room on the disk
// the rest does, once.
func TestNothingLeavesThatCannotBeRecorded(t *testing.T) {
	const letters, workers = 50, 4
	folder, grow := smallDisk(t, "3m")
	l := desk(t, filepath.Join(folder, "log.db"), letters, Options{})
	id := declare(t, l, "payments down")
	send(t, l, id)
	lease(t, l, "courier", time.Now())
	var mu sync.Mutex
	left := map[string]int{}
	var full atomic.Int64
	carry := func(p Parcel) {
		err := l.MarkParcels(t.Context(), []ParcelMark{{ID: p.ID, State: model.InQueue, Ending: true, Tries: 1}})
		if model.CodeOf(err) == model.CodeDiskFull {
			full.Add(1)
			return
		}
		if err != nil {
			t.Error(err)
			return
		}
		mu.Lock()
		left[p.Key]++
		if len(left) == 10 {
			fill(t, folder)
		}
		mu.Unlock()
		if err := l.MarkParcels(t.Context(), []ParcelMark{{ID: p.ID, State: model.HandedOver, Tries: 1}}); err != nil {
			t.Errorf("what has left could not be recorded: %v", err)
		}
	}
	round := func() {
		var all sync.WaitGroup
		work := make(chan Parcel)
		for range workers {
			all.Go(func() {
				for p := range work {
					carry(p)
				}
			})
		}
		parcels, _ := due(t, l, time.Now())
		for _, p := range parcels {
			work <- p
		}
		close(work)
		all.Wait()
	}
	round()
	if full.Load() == 0 || len(left) == letters {
		t.Fatalf("%d letters left, %d were held back: the disk was never full", len(left), full.Load())
	}
	if len(left) < 10 {
		t.Errorf("%d letters left", len(left))
	}
	t.Logf("%d letters left before the sender stopped", len(left))
	fill(t, folder)
	if _, err := l.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: strings.Repeat("x", 8000)}}); model.CodeOf(err) != model.CodeDiskFull {
		t.Errorf("a note on a full disk: %v", err)
	}
	handed := outbox(t, openLog(t, l.Path(), Options{ReadOnly: true}), OutboxFilter{States: []model.DeliveryState{model.HandedOver}})
	if len(handed) != len(left) || slices.ContainsFunc(handed, func(p Parcel) bool { return left[p.Key] != 1 }) {
		t.Errorf("%d letters are said to have left, %d have", len(handed), len(left))
	}
	grow("16m")
	round()
	for _, p := range outbox(t, l, OutboxFilter{}) {
		if p.State != model.HandedOver || p.Ending || left[p.Key] != 1 {
			t.Errorf("letter %d is %s and left %d times", p.ID, p.State, left[p.Key])
		}
	}
	if err := l.Release(context.Background(), "courier"); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(l.reserve.path); !os.IsNotExist(err) {
		t.Errorf("room is still set aside: %v", err)
	}
	wholeAudit(t, l)
}
