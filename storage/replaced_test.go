package storage

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"warroom/model"
)

// becalm writes notes until the log relies on the time of its folder, where it ever does, and answers how many.
func becalm(t *testing.T, l *Log, id model.IncidentID) (notes int) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
	defer stop()
	for ; runtime.GOOS == "linux" && l.place.calm.Load() == nil; notes++ {
		if _, err := l.Do(ctx, model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "nothing new"}}); err != nil {
			t.Fatal(err)
		}
	}
	return notes
}

// copyOf makes a copy beside the file, as an eager helper with a backup would, and answers its path. Another process
// does it, because closing a file drops the locks that this process has on it.
func copyOf(t *testing.T, path string) string {
	t.Helper()
	if out, err := exec.CommandContext(t.Context(), "cp", path, path+".copy").CombinedOutput(); err != nil {
		t.Fatalf("copy: %v %s", err, out)
	}
	return path + ".copy"
}

// load writes into an incident by several writers until each of them is refused. Everything that was acknowledged and
// the refusals can be read once done is closed; each further few acts are told to more.
func load(t *testing.T, l *Log, id model.IncidentID, writers int) (acked [][]model.Event, refused []error, more, done chan struct{}) {
	t.Helper()
	acked, refused = make([][]model.Event, writers), make([]error, writers)
	more, done = make(chan struct{}), make(chan struct{})
	var all sync.WaitGroup
	for n := range writers {
		all.Go(func() {
			for refused[n] == nil {
				var events []model.Event
				events, refused[n] = l.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "another line"}})
				acked[n] = append(acked[n], events...)
				if len(acked[n])%20 == 0 {
					select {
					case more <- struct{}{}:
					default:
					}
				}
			}
		})
	}
	go func() {
		all.Wait()
		close(done)
	}()
	return acked, refused, more, done
}

func TestAFileReplacedByACopyUnderLoad(t *testing.T) {
	if os.PathSeparator == '\\' {
		t.Skip("an open file cannot be replaced here")
	}
	for name, older := range map[string]bool{"copied now": false, "copied before the journal was brought in": true} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "log.db")
			l, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			id := declare(t, l, "payments down")
			becalm(t, l, id)
			acked, refused, more, done := load(t, l, id, 4)
			<-more
			replacement := copyOf(t, path)
			if older {
				bringIn(t, l)
				<-more
			}
			if err := os.Rename(replacement, path); err != nil {
				t.Fatal(err)
			}
			<-done
			for n, err := range refused {
				var typed *model.Error
				if !errors.As(err, &typed) || typed.Code != model.CodeGone || typed.Hint == "" {
					t.Errorf("writer %d was told %v, want code %s and what to do", n, err, model.CodeGone)
				}
			}
			if _, err := l.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "and on"}}); model.CodeOf(err) != model.CodeGone {
				t.Errorf("afterwards: %v, want code %s", err, model.CodeGone)
			}
			if err := l.Close(); err != nil {
				t.Error(err)
			}
			nothingLostInSilence(t, path, acked)
		})
	}
}

// bringIn moves the journal into the file, as SQLite does by itself when it has grown.
func bringIn(t *testing.T, l *Log) {
	t.Helper()
	db, err := pool(l.Path(), writing, 1, "")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), `PRAGMA wal_checkpoint(RESTART)`); err != nil {
		t.Fatal(err)
	}
}

// nothingLostInSilence opens the file and fails the test when an event is missing that was acknowledged and nobody says so.
func nothingLostInSilence(t *testing.T, path string, acked [][]model.Event) {
	t.Helper()
	var told []error
	l, err := Open(t.Context(), path, Options{Report: func(err error) { told = append(told, err) }})
	if err != nil {
		t.Logf("the file is refused: %v", err)
		return
	}
	defer l.Close()
	there := map[model.Ref]model.Hash{}
	for cursor := Cursor(0); ; {
		events, next, err := l.Since(t.Context(), cursor)
		if err != nil {
			t.Logf("reading says: %v", err)
			return
		}
		if len(events) == 0 {
			break
		}
		for _, event := range events {
			there[event.Ref()] = event.Hash()
		}
		cursor = next
	}
	missing := 0
	for _, events := range acked {
		for _, event := range events {
			if there[event.Ref()] != event.Hash() {
				missing++
			}
		}
	}
	audit, err := l.Verify(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if silent := len(told) == 0 && audit.OK; (missing > 0) == silent {
		t.Errorf("%d acknowledged events are missing, and the room says %v, the audit %+v %s", missing, told, audit, firstBad(audit))
	}
}
