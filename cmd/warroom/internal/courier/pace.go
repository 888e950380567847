package courier

import (
	"context"
	"sync"
	"time"
)

// Pace is how fast a channel may be worked.
type Pace struct {
	Rate     float64       // letters per second at most; 0: as fast as it goes
	Parallel int           // letters under way at once; 0: one
	Timeout  time.Duration // for one letter; 0: 75 s, more than any carrier takes by itself
}

// complete fills in what was left out.
func (p Pace) complete() Pace {
	p.Parallel = max(p.Parallel, 1)
	if p.Timeout <= 0 {
		p.Timeout = 75 * time.Second
	}
	return p
}

// bucket gives out one token at a time, so that no second holds more than the rate.
type bucket struct {
	every time.Duration // between two tokens; 0: no limit
	mu    sync.Mutex
	next  time.Time
}

func newBucket(rate float64) *bucket {
	if rate <= 0 {
		return &bucket{}
	}
	return &bucket{every: time.Duration(float64(time.Second) / rate)}
}

// take waits for a token; false when ctx ended first, and then none was taken.
func (b *bucket) take(ctx context.Context) bool {
	if b.every == 0 {
		return ctx.Err() == nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if !pause(ctx, time.Until(b.next)) {
		return false
	}
	b.next = time.Now().Add(b.every)
	return true
}

// pause waits; false when ctx ended first.
func pause(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}
