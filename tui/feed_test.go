package tui

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"warroom/model"
	"warroom/tui/pane"
)

// unreadable is a log that cannot be read for a while, and counts the reads.
type unreadable struct {
	*memory
	broken atomic.Bool
	reads  atomic.Int32
}

func (l *unreadable) Incident(ctx context.Context, id model.IncidentID) (*model.Incident, error) {
	l.reads.Add(1)
	if l.broken.Load() {
		return nil, errors.New("disk does not answer")
	}
	return l.memory.Incident(ctx, id)
}

// While the log cannot be read, each news would begin a loop of its own if a retry did not belong to the one read in
// flight: afterwards one change would be read several times.
func TestFailedReadsLeaveOneFeed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		broken := &unreadable{}
		d := declared(t, func(o *Options) {
			broken.memory = o.Log.(*memory)
			o.Log = broken
		})
		broken.broken.Store(true)
		for range 5 {
			d.log.bells[0] <- struct{}{}
			d.settle()
		}
		d.sees("The screen may be old")
		before := broken.reads.Load()
		for range 5 {
			time.Sleep(retryAfter) // of the bubble
			d.settle()
		}
		if tries := broken.reads.Load() - before; tries != 5 {
			t.Errorf("%d tries in 5 spans", tries)
		}
		broken.broken.Store(false)
		time.Sleep(retryAfter)
		d.settle()
		d.misses("The screen may be old")
		before = broken.reads.Load()
		d.log.bells[0] <- struct{}{}
		d.settle()
		time.Sleep(5 * retryAfter)
		d.settle()
		if reads := broken.reads.Load() - before; reads != 1 {
			t.Errorf("one piece of news was read %d times", reads)
		}
	})
}

func TestBoardShowsItsLinesBeforeItReadsTheIncidents(t *testing.T) {
	log := newMemory(morning)
	if _, err := log.Do(t.Context(), model.Command{
		Actor: model.Actor{Person: "duty-commander-a"}, Intent: model.Declare{Title: "Hotline unreachable", Severity: model.SEV1},
	}); err != nil {
		t.Fatal(err)
	}
	counted := &unreadable{memory: log}
	r := New(t.Context(), Options{Log: counted, Plan: log.plan, Clock: func() time.Time { return log.now }})
	r.w, r.h = 120, 40
	r.arrange()
	r.Update(r.feed.start(r.ctx, r.want, r.opts.Clock)())
	if screen := r.View().Content; counted.reads.Load() != 0 || !strings.Contains(screen, "Hotline unreachable") {
		t.Errorf("after %d incidents were read the screen is\n%s", counted.reads.Load(), screen)
	}
	if strings.Contains(r.panes[pane.Board].View(true), "nothing") {
		t.Error("the board says that nothing is owed before it knows")
	}
	next := r.feed.next(r.ctx, r.want, r.opts.Clock, false)()
	if next != (rungMsg{}) {
		t.Fatalf("the feed waits: %T", next)
	}
	r.Update(r.feed.look(r.ctx, r.want, r.opts.Clock)())
	if counted.reads.Load() != 1 || r.data.lines[0].Next == nil {
		t.Errorf("%d reads, next %v", counted.reads.Load(), r.data.lines[0].Next)
	}
}
