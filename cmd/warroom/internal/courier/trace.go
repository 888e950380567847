package courier

import (
	"context"
	"time"

	"warroom/model"
	"warroom/storage"
)

// Tracer is a carrier whose other side says only by and by what became of a letter: a modem that was switched off when
// it got it.
type Tracer interface {
	// Trace answers what is known by now of letters with these IDs. It may be called while letters are carried.
	Trace(ids []string) map[string]Outcome
}

// How often letters are asked after, and for how long.
const (
	traceEvery = 30 * time.Second
	traceFor   = 7 * 24 * time.Hour
)

// tracing asks after letters until ctx ends.
func (c *Courier) tracing(ctx context.Context) {
	if !c.traces() {
		return
	}
	for ctx.Err() == nil {
		if err := c.trace(ctx); err != nil {
			c.fail(err)
			return
		}
		pause(ctx, traceEvery)
	}
}

// traces tells whether there is any carrier that can be asked.
func (c *Courier) traces() bool {
	for _, l := range c.lanes {
		if _, can := l.carrier.(Tracer); can {
			return true
		}
	}
	return false
}

// trace records what became of letters since they were handed over.
func (c *Courier) trace(ctx context.Context) error {
	marks, err := c.traced(ctx)
	if err != nil || len(marks) == 0 {
		return err
	}
	if err := c.options.Store.MarkParcels(ctx, marks); err != nil {
		return err
	}
	for _, mark := range marks {
		c.marked[mark.ID] = mark.State // once: what a person said of the letter may stand against it
	}
	c.teller.ring()
	return nil
}

// traced is what has become known of letters that were handed over, and of those of which nobody knew.
func (c *Courier) traced(ctx context.Context) (marks []ParcelMark, err error) {
	for _, l := range c.lanes {
		tracer, can := l.carrier.(Tracer)
		if !can {
			continue
		}
		rows, err := c.options.Store.Outbox(ctx, storage.OutboxFilter{
			Channel: l.line().Channel, States: []model.DeliveryState{model.HandedOver, model.Uncertain},
		})
		if err != nil {
			return nil, err
		}
		newest := map[string]Parcel{} // of letters that were sent again
		for _, row := range rows {
			if c.now().Sub(row.At) < traceFor && !row.Ending && row.Kind != model.Exercise {
				newest[row.Key] = row
			}
		}
		for key, known := range c.ask(ctx, l, tracer, newest) {
			if row, asked := newest[key]; asked && known.State != row.State && known.State != c.marked[row.ID] {
				marks = append(marks, ParcelMark{ID: row.ID, Was: row.State, State: known.State, Tries: row.Tries, Detail: short(known.Detail), At: c.now()})
			}
		}
	}
	return marks, nil
}

// ask asks a carrier, which may hang or break like any other. One that hangs is not asked again before it has answered.
func (c *Courier) ask(ctx context.Context, l *lane, tracer Tracer, rows map[string]Parcel) map[string]Outcome {
	if len(rows) == 0 || !l.asking.CompareAndSwap(false, true) {
		return nil
	}
	ids := make([]string, 0, len(rows))
	for key := range rows {
		ids = append(ids, key)
	}
	answer := make(chan map[string]Outcome, 1)
	go func() {
		defer l.asking.Store(false)
		defer close(answer)
		defer func() {
			if broke := recover(); broke != nil {
				c.options.Report(broken("ask after letters", broke))
			}
		}()
		answer <- tracer.Trace(ids)
	}()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case known := <-answer:
		return known
	case <-ctx.Done():
		return nil
	}
}
