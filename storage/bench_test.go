package storage

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"warroom/model"
)

// bulk fills a log with incidents of per events each, without the ceremony of Do.
func bulk(tb testing.TB, l *Log, incidents, per int) []model.IncidentID {
	tb.Helper()
	ids := make([]model.IncidentID, incidents)
	for i := range ids {
		err := l.write(context.Background(), &job{run: func(t *turn) error {
			drafts, err := t.decide(model.Command{Actor: ana, Intent: model.Declare{Title: fmt.Sprintf("incident %d", i)}})
			if err != nil {
				return err
			}
			ids[i] = drafts[0].Incident
			for n := range per - len(drafts) - 1 {
				drafts = append(drafts, model.Draft{Incident: ids[i], Actor: ana, At: model.StampAt(t.now, ""), Body: model.NoteWritten{Text: fmt.Sprintf("line %d of what happened here", n)}})
			}
			if i >= 3 {
				drafts = append(drafts, model.Draft{Incident: ids[i], Actor: ana, At: model.StampAt(t.now, ""), Body: model.IncidentClosed{}})
			}
			_, err = t.append(drafts)
			return err
		}})
		if err != nil {
			tb.Fatal(err)
		}
	}
	return ids
}

func BenchmarkOpenIncident(b *testing.B) {
	l := newLog(b, Options{})
	id := bulk(b, l, 1, 100_000)[0]
	b.ResetTimer()
	for b.Loop() {
		l.folds = newFolds()
		inc, err := l.Incident(b.Context(), id)
		if err != nil || inc.Events() < 99_000 {
			b.Fatal(inc, err)
		}
	}
}

func BenchmarkOpenFile(b *testing.B) {
	open := func(path string) time.Duration {
		start := time.Now()
		l, err := Open(b.Context(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := l.Board(b.Context()); err != nil {
			b.Fatal(err)
		}
		took := time.Since(start)
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		return took
	}
	fill := func(incidents, per int) string {
		path := filepath.Join(b.TempDir(), "log.db")
		l, err := Open(b.Context(), path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		bulk(b, l, incidents, per)
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		return path
	}
	empty, full := fill(0, 0), fill(2000, 500)
	var a, z time.Duration
	b.ResetTimer()
	for b.Loop() {
		a += open(empty)
		z += open(full)
	}
	b.ReportMetric(a.Seconds()*1000/float64(b.N), "empty-ms")
	b.ReportMetric(z.Seconds()*1000/float64(b.N), "full-ms")
	b.ReportMetric(float64(z)/float64(a), "×empty")
	if rss := lines(b, child(b, "room", full)); len(rss) == 1 {
		mb, err := strconv.Atoi(rss[0])
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(mb), "RSS-MB")
	}
}

func BenchmarkBoard(b *testing.B) {
	l := newLog(b, Options{})
	bulk(b, l, 2000, 5)
	b.ResetTimer()
	for b.Loop() {
		if board, err := l.Board(b.Context()); err != nil || len(board) != 2000 {
			b.Fatal(len(board), err)
		}
	}
}
