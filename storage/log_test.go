package storage

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"warroom/model"
)

var ana = model.Actor{Person: "ana", Device: "pts/1@desk", Method: "flag"}

// openLog opens a log that is closed when the test ends.
func openLog(t testing.TB, path string, options Options) *Log {
	t.Helper()
	l, err := Open(t.Context(), path, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return l
}

func newLog(t testing.TB, options Options) *Log {
	t.Helper()
	return openLog(t, filepath.Join(t.TempDir(), "room", "log.db"), options)
}

func do(t testing.TB, l *Log, id model.IncidentID, intent model.Intent) []model.Event {
	t.Helper()
	events, err := l.Do(t.Context(), model.Command{Incident: id, Actor: ana, Intent: intent})
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func declare(t testing.TB, l *Log, title string) model.IncidentID {
	t.Helper()
	return do(t, l, "", model.Declare{Title: title})[0].Incident
}

// heard waits for a ring, or fails after a time in which polling must have seen it many times over.
func heard(t testing.TB, ring <-chan struct{}) {
	t.Helper()
	select {
	case <-ring:
	case <-time.After(10 * time.Second):
		t.Fatal("nothing was heard of the commit")
	}
}

func TestWhatOneProcessRecordsAnotherSees(t *testing.T) {
	here := newLog(t, Options{Site: "FRA"})
	there := openLog(t, here.Path(), Options{})
	ctx, cancel := context.WithCancel(t.Context())
	ring := there.Watch(ctx)

	id := declare(t, here, "payments down")
	heard(t, ring)
	inc, err := there.Incident(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if inc.Title != "payments down" || inc.Log[0].Site != here.Site() || here.Site() != there.Site() {
		t.Errorf("got %q from %s, want the incident declared at %s", inc.Title, inc.Log[0].Site, here.Site())
	}

	do(t, there, id, model.Rename{Title: "card payments down"})
	board, err := here.Board(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(board) != 1 || board[0].Title != "card payments down" || board[0].Number[4:] != "-001" {
		t.Errorf("board: %+v", board)
	}

	cancel()
	for range ring { // a ring may still be waiting; then the channel ends
	}
}
