package storage

import (
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"warroom/model"
)

// wallClock is a clock that people set.
type wallClock struct{ at atomic.Int64 }

func (c *wallClock) now() time.Time     { return time.UnixMilli(c.at.Load()) }
func (c *wallClock) set(when time.Time) { c.at.Store(when.UnixMilli()) }

func TestTheLogicalClockNeverGoesBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.db")
	base := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	clock := &wallClock{}
	clock.set(base)
	first := openLog(t, path, Options{Clock: clock.now})
	id := declare(t, first, "payments down")
	for _, step := range []time.Duration{-time.Hour, time.Hour, -24 * time.Hour, 10 * 365 * 24 * time.Hour, -base.Sub(time.UnixMilli(0)), 0} {
		for range 2 {
			clock.set(base.Add(step))
			l, err := Open(t.Context(), path, Options{Clock: clock.now})
			if err != nil {
				t.Fatal(err)
			}
			do(t, l, id, model.Note{Text: "after " + step.String()})
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	events, err := first.Events(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for n, event := range events[1:] {
		if before := events[n]; event.HLC <= before.HLC || event.Seq != before.Seq+1 {
			t.Errorf("number %d at %v comes after number %d at %v", event.Seq, event.HLC, before.Seq, before.HLC)
		}
	}
	if len(events) != 13 || !events[1].RecordedAt.Equal(base.Add(-time.Hour)) {
		t.Errorf("%d events, the second recorded at %v: want 13, and what the clock said", len(events), events[1].RecordedAt)
	}
	wholeAudit(t, first)
}

func TestAWrongClockElsewhereDoesNotPullOursAlong(t *testing.T) {
	clock := &wallClock{}
	clock.set(time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC))
	l := newLog(t, Options{Clock: clock.now})
	id := declare(t, l, "payments down")
	for n, hlc := range []model.HLC{model.HLCFromTime(clock.now().Add(time.Hour)), 1<<63 - 1, -5, model.HLCFromTime(clock.now().Add(time.Minute))} {
		foreign := model.Event{Site: "LIS-00000001", Seq: uint64(n + 1), HLC: hlc, Incident: id, Kind: "note.written", Body: []byte(`{"text":"x"}`)}
		if added, _, err := l.Append(t.Context(), []model.Event{foreign}); err != nil || added != 1 {
			t.Fatal(added, err)
		}
	}
	event := do(t, l, id, model.Note{Text: "here"})[0]
	if ahead := event.HLC.Time().Sub(clock.now()); ahead != time.Minute {
		t.Errorf("our clock runs %v ahead, want the minute of the site that is nearly right", ahead)
	}
}
