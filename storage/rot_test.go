package storage

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"warroom/model"
)

// TestRotIsNeverReadAsTruth flips bytes in, or cuts, what a process that died left behind. Whatever is then answered
// must be what was recorded, or an error; the end of the log may be missing, and then the log says so.
func TestRotIsNeverReadAsTruth(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "log.db")
	for range 3 {
		if out, err := child(t, "die", path, "60").Output(); err != nil {
			t.Fatalf("%s: %v", out, err)
		}
	}
	truth := map[model.Ref]model.Hash{}
	whole := copyFolder(t, folder)
	good, err := Open(t.Context(), filepath.Join(whole, "log.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	summaries, err := good.Board(t.Context())
	if err != nil || len(summaries) != 3 {
		t.Fatal(summaries, err)
	}
	for _, event := range allEvents(t, good) {
		truth[event.Ref()] = event.Hash()
	}
	if err := good.Close(); err != nil {
		t.Fatal(err)
	}

	unnoticed := 0
	for seed := range torture(60, 1000) {
		r := rand.New(rand.NewPCG(uint64(seed), 1))
		there := copyFolder(t, folder)
		victim := filepath.Join(there, "log.db"+[]string{"", "-wal", "-shm"}[seed%3])
		rot(t, r, victim)
		if !survive(t, filepath.Join(there, "log.db"), truth, summaries, seed) {
			unnoticed++
		}
		if err := os.RemoveAll(there); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("in %d of %d cases the rot did no harm", unnoticed, torture(60, 1000))
}

// rot spoils 1 to 16 bytes of a file, or cuts its end.
func rot(t *testing.T, r *rand.Rand, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if r.IntN(4) == 0 {
		text = text[:r.IntN(len(text))]
	} else {
		for range 1 + r.IntN(16) {
			text[r.IntN(len(text))] ^= byte(1 + r.IntN(255))
		}
	}
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// survive reads everything that can be read and compares it with the truth. It tells whether anything was noticed.
func survive(t *testing.T, path string, truth map[model.Ref]model.Hash, summaries []model.Summary, seed int) (noticed bool) {
	t.Helper()
	ctx := context.Background()
	l, err := Open(ctx, path, Options{Report: func(error) { noticed = true }})
	if err != nil {
		return true
	}
	defer l.Close() // the file is spoiled
	audit, err := l.Verify(ctx)
	noticed = noticed || err != nil || !audit.OK

	present := 0
	for cursor := Cursor(0); ; {
		events, next, err := l.Since(ctx, cursor)
		if err != nil {
			noticed = true
			break
		}
		for _, event := range events {
			if hash, ok := truth[event.Ref()]; !ok || hash != event.Hash() {
				t.Errorf("seed %d: %s was never recorded like this", seed, event.Ref())
			}
			present++
		}
		if next == cursor {
			if present < len(truth) && !noticed {
				t.Errorf("seed %d: %d of %d events are there, and nobody noticed", seed, present, len(truth))
			}
			break
		}
		cursor = next
	}
	board, err := l.Board(ctx)
	if err != nil {
		return true
	}
	for _, s := range board {
		n := slices.IndexFunc(summaries, func(o model.Summary) bool { return o.ID == s.ID })
		if n < 0 || s.Title != summaries[n].Title || s.Number != summaries[n].Number {
			t.Errorf("seed %d: the board shows %+v", seed, s)
		}
		inc, err := l.Incident(ctx, s.ID)
		if err != nil {
			noticed = true
			continue
		}
		if inc.Title != s.Title || inc.Events() != s.Events {
			t.Errorf("seed %d: incident %s has %d events, its line says %d", seed, s.ID, inc.Events(), s.Events)
		}
	}
	return noticed
}

func allEvents(t *testing.T, l *Log) (all []model.Event) {
	t.Helper()
	for cursor := Cursor(0); ; {
		events, next, err := l.Since(t.Context(), cursor)
		if err != nil {
			t.Fatal(err)
		}
		if len(events) == 0 {
			return all
		}
		all, cursor = append(all, events...), next
	}
}

// copyFolder copies a folder in which no database is open. Only this may copy files itself.
func copyFolder(t *testing.T, folder string) string {
	t.Helper()
	there := t.TempDir()
	if err := os.CopyFS(there, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	return there
}
