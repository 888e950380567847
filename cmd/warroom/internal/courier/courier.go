package courier

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"warroom/model"
)

// Courier carries parcels while its Run runs.
type Courier struct {
	options Options
	lanes   []*lane
	teller  *teller
	records records
	busy    claims
	told    index
	looks   looks
	rested  chan struct{}                 // a line began to rest
	cleared time.Time                     // when the outbox was
	marked  map[int64]model.DeliveryState // what was learnt of letters later

	until atomic.Int64 // until when this process holds the lease, in milliseconds since 1970

	mu      sync.Mutex
	trouble error        // why nothing can be recorded at the moment
	stop    func(error)  // ends the serving under way
	kept    []ParcelMark // results that could not be recorded yet: nothing else leaves before they are

	underWay sync.WaitGroup // letters
}

var (
	errElsewhere = &model.Error{
		Code: model.CodeBusy, Message: "another warroom process carries the notices of this file",
		Hint: "leave it to that one, or end it first",
	}
	errLost = errors.New("another process has the lease")
)

// Run carries parcels until ctx ends, or, with Once, until nothing more can be tried now. It answers an error only if
// it was to run once and could not; everything else is reported, and tried again.
func Run(ctx context.Context, options Options) error { return New(options).Run(ctx) }

// New makes a courier that does nothing yet.
func New(options Options) *Courier {
	c := &Courier{options: options.complete(), stop: func(error) {}, rested: make(chan struct{}, 1), marked: map[int64]model.DeliveryState{}}
	c.teller, c.looks.store, c.records.c = newTeller(c), c.options.Store, c
	c.busy.freed = c.wake
	for id, carrier := range c.options.Carriers {
		c.lanes = append(c.lanes, newLane(c, Line{Channel: id}, carrier))
	}
	if c.options.Exercise != "" {
		c.lanes = append(c.lanes, newLane(c, Line{Exercise: true}, nil))
	}
	return c
}

// Run is [Run].
func (c *Courier) Run(ctx context.Context) error {
	life, end := context.WithCancel(context.WithoutCancel(ctx)) // letters under way get some grace
	defer c.leave(end)
	bell := c.options.Store.Watch(ctx)
	c.recall(ctx)
	for failed := 0; ctx.Err() == nil; {
		mine, err := c.begin(ctx)
		switch {
		case ctx.Err() != nil:
		case c.options.Once && (err != nil || !mine):
			return errors.Join(err, elsewhere(mine))
		case err != nil:
			failed++
			c.stumble(err)
			pause(ctx, recordWait.after(failed, c.options.Chance()))
		case !mine:
			pause(ctx, c.options.Lease/3)
		default:
			failed = 0
			if why := c.serve(ctx, life, bell); why != nil {
				c.stumble(why)
			} else if c.options.Once {
				return c.finish(ctx)
			} else {
				c.sleep(ctx, bell)
			}
		}
	}
	return nil
}

// finish ends a run that was to be only one.
func (c *Courier) finish(ctx context.Context) error {
	err := c.trace(ctx)
	if err == nil {
		err = c.teller.tell(ctx)
	}
	c.clear(ctx)
	return err
}

func elsewhere(mine bool) error {
	if mine {
		return nil
	}
	return errElsewhere
}

// now is when it is.
func (c *Courier) now() time.Time { return c.options.Clock() }

// begin takes the lease and records what could not be recorded before.
func (c *Courier) begin(ctx context.Context) (mine bool, err error) {
	if mine, err = c.lease(ctx); err != nil || !mine {
		return mine, err
	}
	c.mu.Lock()
	kept := c.kept
	c.mu.Unlock()
	if len(kept) > 0 {
		if err := c.options.Store.MarkParcels(ctx, kept); err != nil {
			return true, err
		}
		c.teller.ring()
	}
	c.mu.Lock()
	c.kept, c.trouble = c.kept[len(kept):], nil
	c.mu.Unlock()
	return true, nil
}

// lease takes or renews the lease.
func (c *Courier) lease(ctx context.Context) (bool, error) {
	now := c.now()
	until := now.Add(c.options.Lease)
	mine, err := c.options.Store.Lease(ctx, c.options.Holder, now, until)
	switch {
	case err == nil && mine:
		c.until.Store(until.UnixMilli())
	case err == nil:
		c.until.Store(0)
	}
	return mine, err
}

// holds tells whether no other process can have the lease.
func (c *Courier) holds() bool { return c.now().UnixMilli() < c.until.Load() }

// stumble remembers and reports why nothing can be recorded or read.
func (c *Courier) stumble(err error) {
	if errors.Is(err, errLost) || errors.Is(err, context.Canceled) {
		return
	}
	c.mu.Lock()
	known := c.trouble != nil
	c.trouble = err
	c.mu.Unlock()
	if !known {
		c.options.Report(err)
	}
}

// fail ends the serving: nothing leaves until the log can be written again.
func (c *Courier) fail(err error) {
	c.mu.Lock()
	stop := c.stop
	c.mu.Unlock()
	stop(err)
}

// Trouble is why nothing leaves at the moment; nil while all is well.
func (c *Courier) Trouble() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.trouble
}
