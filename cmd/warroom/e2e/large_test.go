package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"warroom/model"
	"warroom/storage"
)

// What the large file holds: two thousand incidents of five hundred events, of which ten are open.
const (
	manyIncidents = 2000
	eventsEach    = 500
	stillOpen     = 10
)

// largeFile writes a file with a million events, as another site would hand them over.
func largeFile(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "data", "warroom.db")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		b.Fatal(err)
	}
	log, err := storage.Open(b.Context(), path, storage.Options{Site: "FRA"})
	if err != nil {
		b.Fatal(err)
	}
	w := &writer{b: b, log: log, site: "LIS-0a1b2c3d", now: time.Now().Add(-300 * 24 * time.Hour)}
	for n := range manyIncidents {
		w.incident(n)
	}
	w.flush()
	if err := log.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// writer seals events of one site and hands them to a log in large batches.
type writer struct {
	b     *testing.B
	log   *storage.Log
	site  model.SiteID
	now   time.Time
	seq   uint64
	hlc   model.HLC
	prev  model.Hash
	batch []model.Event
}

func (w *writer) incident(n int) {
	id := model.IncidentID(fmt.Sprintf("large-%06d", n))
	w.add(id, model.Declared{
		Number: fmt.Sprintf("2026-%04d", n+1), IncidentKind: model.Real, Title: fmt.Sprintf("Incident %d of many", n+1),
		Severity: model.SeveritySet{Level: model.Severity(1 + n%4)},
	})
	for e := 1; e < eventsEach-1; e++ {
		w.add(id, model.NoteWritten{Text: fmt.Sprintf("note %d: the carrier says that a crew is on its way to the cut fibre", e)})
	}
	if n < manyIncidents-stillOpen {
		w.add(id, model.IncidentClosed{Reason: "repaired"})
	} else {
		w.add(id, model.NoteWritten{Text: "still open"})
	}
}

func (w *writer) add(id model.IncidentID, body model.Body) {
	w.now = w.now.Add(20 * time.Second)
	w.seq, w.hlc = w.seq+1, w.hlc.Next(w.now)
	draft := model.Draft{Incident: id, Body: body, At: model.StampAt(w.now, "UTC"), Actor: model.Actor{Person: "anna"}}
	event, err := draft.Seal(w.site, w.seq, w.hlc, w.now, w.prev)
	if err != nil {
		w.b.Fatal(err)
	}
	w.prev = event.Hash()
	if w.batch = append(w.batch, event); len(w.batch) == 50*eventsEach {
		w.flush()
	}
}

func (w *writer) flush() {
	if len(w.batch) == 0 {
		return
	}
	if _, _, err := w.log.Append(w.b.Context(), w.batch); err != nil {
		w.b.Fatal(err)
	}
	w.batch = w.batch[:0]
}
