package courier

import (
	"context"
	"sync"
	"time"
)

// serve carries parcels while the lease is held. It answers nil when there is nothing left to carry, and else why it
// could not go on.
func (c *Courier) serve(ctx, life context.Context, bell <-chan struct{}) error {
	ctx, stop := context.WithCancelCause(ctx)
	var work sync.WaitGroup
	defer work.Wait()
	defer stop(nil)
	c.mu.Lock()
	c.stop = stop
	c.mu.Unlock()
	work.Go(func() { c.teller.work(ctx) })
	work.Go(func() { c.tracing(ctx) })
	for _, l := range c.lanes {
		l.rouse()
		work.Go(func() { l.work(ctx, life) })
	}
	renew, quiet := time.NewTicker(c.options.Lease/3), 0
	defer renew.Stop()
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case _, open := <-bell:
			if !open {
				bell = nil
			}
			c.wake()
		case <-c.rested:
		case <-renew.C:
			if mine, err := c.lease(ctx); err != nil || !mine {
				if err == nil {
					err = errLost
				}
				return err
			}
			if quiet++; !c.idle() {
				quiet = 0
			}
		}
		if quiet > 3 || c.options.Once && c.rests() {
			return nil
		}
	}
}

// wake lets every line look again.
func (c *Courier) wake() {
	for _, l := range c.lanes {
		l.ring()
	}
}

// rest tells that a line began to rest.
func (c *Courier) rest() {
	select {
	case c.rested <- struct{}{}:
	default:
	}
}

// rests tells whether nothing is under way and no line has anything that may be tried now.
func (c *Courier) rests() bool {
	for _, l := range c.lanes {
		if resting, _ := l.rest(); !resting {
			return false
		}
	}
	return true
}

// idle tells whether nothing will have to be tried for a while, so that the lease can be left to others.
func (c *Courier) idle() bool {
	for _, l := range c.lanes {
		if resting, wait := l.rest(); !resting || wait < 2*c.options.Lease {
			return false
		}
	}
	return true
}

// sleep gives the lease back and waits until there is something to do.
func (c *Courier) sleep(ctx context.Context, bell <-chan struct{}) {
	c.release()
	for ctx.Err() == nil {
		c.clear(ctx)
		next, work := c.anything(ctx)
		if work {
			return
		}
		timer := time.NewTimer(next)
		select {
		case <-ctx.Done():
		case <-timer.C:
		case _, open := <-bell:
			if !open {
				bell = nil
			}
			pause(ctx, breath)
		}
		timer.Stop()
	}
}

// anything tells whether a parcel may be tried now or something is to be recorded, and else when to look again at the latest.
func (c *Courier) anything(ctx context.Context) (next time.Duration, work bool) {
	next = time.Hour
	for _, l := range c.lanes {
		parcels, due, err := c.options.Store.DueIn(ctx, l.line(), c.now(), 1)
		if err != nil || len(parcels) > 0 {
			return 0, true
		}
		if !due.IsZero() {
			next = min(next, max(due.Sub(c.now()), breath))
		}
	}
	if !c.traces() {
		return next, false
	}
	known, err := c.traced(ctx) // who has the lease records it
	return min(next, traceEvery), err != nil || len(known) > 0
}

// release gives the lease back, as far as that can be done.
func (c *Courier) release() {
	ctx, cancel := context.WithTimeout(context.Background(), c.options.Grace)
	defer cancel()
	if c.until.Swap(0) != 0 {
		_ = c.options.Store.Release(ctx, c.options.Holder) // it ends by itself soon
	}
}

// afterwards is how long letters may take that were told to stop: an answer to one that has left is worth waiting for.
const afterwards = patience + time.Second

// leave ends the work in an orderly way: letters under way get a moment, then they are told to stop; what came of them
// is told to the log.
func (c *Courier) leave(end func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		c.underWay.Wait()
	}()
	for _, patience := range []time.Duration{c.options.Grace, afterwards} {
		timer := time.NewTimer(patience)
		select {
		case <-done:
		case <-timer.C:
		}
		timer.Stop()
		end()
	}
	ctx, cancel := context.WithTimeout(context.Background(), afterwards)
	defer cancel()
	if c.holds() {
		if _, err := c.begin(ctx); err == nil {
			_ = c.teller.tell(ctx) // it is told after the next start
		}
	}
	c.release()
}
