package storage

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"warroom/model"
)

// bare is a plain INSERT loop on the same driver with the same pragmas: one row like an event per immediate transaction.
type bare struct {
	conn                  *sql.Conn
	begin, insert, commit *sql.Stmt
	n                     int
}

func newBare(b *testing.B) *bare {
	b.Helper()
	path, private := filepath.Join(b.TempDir(), "bare.db"), filepath.Join(b.TempDir(), "mode")
	if err := os.WriteFile(private, nil, 0o600); err != nil {
		b.Fatal(err)
	}
	made, err := pool(path, creating, 1, private)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := made.Exec(`CREATE TABLE row (n INTEGER PRIMARY KEY, site TEXT, seq INTEGER, kind TEXT, body BLOB, prev BLOB, hash BLOB)`); err != nil {
		b.Fatal(err)
	}
	if err := made.Close(); err != nil {
		b.Fatal(err)
	}
	db, err := pool(path, writing, 1, "")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	loop := &bare{}
	if loop.conn, err = db.Conn(b.Context()); err != nil {
		b.Fatal(err)
	}
	for text, into := range map[string]**sql.Stmt{
		"BEGIN IMMEDIATE": &loop.begin, "COMMIT": &loop.commit,
		`INSERT INTO row (site, seq, kind, body, prev, hash) VALUES (?,?,?,?,?,?)`: &loop.insert,
	} {
		if *into, err = loop.conn.PrepareContext(b.Context(), text); err != nil { //nolint:sqlclosecheck // they end with their connection
			b.Fatal(err)
		}
	}
	return loop
}

// run makes n rows durable, one after the other.
func (l *bare) run(b *testing.B, n int) time.Duration {
	b.Helper()
	body, hash := []byte(`{"text":"restarted the payment gateway, no change"}`), make([]byte, 32)
	start := time.Now()
	for range n {
		l.n++
		_, err := l.begin.Exec()
		if err == nil {
			_, err = l.insert.Exec("HQ-00000000", l.n, "note.written", body, hash, hash)
		}
		if err == nil {
			_, err = l.commit.Exec()
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start)
}

// slice is how many rows each of the two loops writes before it is the other one's turn.
const slice = 250

// BenchmarkDo compares durable acts with the bare loop, slice by slice, so that a disk or a machine that has a bad
// moment has it for both. x-bare is how many times its rate is reached.
func BenchmarkDo(b *testing.B) {
	for _, writers := range []int{1, 16} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) {
			l, loop := newLog(b, Options{}), newBare(b)
			ids := make([]model.IncidentID, writers)
			for i := range ids {
				ids[i] = declare(b, l, "payments down")
			}
			acts(b, l, ids, slice)
			loop.run(b, slice)
			var ours, theirs time.Duration
			b.ResetTimer()
			for done := 0; done < b.N; done += slice {
				n := min(slice, b.N-done)
				ours += acts(b, l, ids, n)
				b.StopTimer()
				theirs += loop.run(b, n)
				b.StartTimer()
			}
			b.ReportMetric(float64(b.N)/ours.Seconds(), "events/s")
			b.ReportMetric(float64(b.N)/theirs.Seconds(), "bare/s")
			b.ReportMetric(theirs.Seconds()/ours.Seconds(), "x-bare")
		})
	}
}

// acts writes n notes through Do, by one writer per incident.
func acts(b *testing.B, l *Log, ids []model.IncidentID, n int) time.Duration {
	var next atomic.Int64
	var all sync.WaitGroup
	start := time.Now()
	for _, id := range ids {
		all.Go(func() {
			for next.Add(1) <= int64(n) {
				_, err := l.Do(context.Background(), model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "restarted the payment gateway, no change"}})
				if err != nil {
					b.Error(err)
				}
			}
		})
	}
	all.Wait()
	return time.Since(start)
}
