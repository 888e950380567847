package courier

import (
	"context"
	"time"

	"warroom/model"
	"warroom/storage"
)

// The log is told of many results at once, and no more often than after this time: each time is work for everybody who
// follows the log.
const (
	tellAfter = time.Second
	tellRead  = 1000 // rows read at once
	tellMost  = 500  // receipts in one event
)

// reporter is the name under which couriers report.
const reporter model.PersonID = "courier"

// teller tells the log what came of parcels, many at a time.
type teller struct {
	c    *Courier
	bell chan struct{} // there is something to tell
}

func newTeller(c *Courier) *teller {
	return &teller{c: c, bell: make(chan struct{}, 1)}
}

// ring says that there are results to tell.
func (t *teller) ring() { poke(t.bell) }

func poke(bell chan struct{}) {
	select {
	case bell <- struct{}{}:
	default:
	}
}

// work tells until ctx ends. It begins with what was left untold before.
func (t *teller) work(ctx context.Context) {
	for {
		if err := t.tell(ctx); err != nil {
			t.c.fail(err)
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-t.bell:
		}
		pause(ctx, tellAfter)
	}
}

// tell tells the log everything that it does not know yet.
func (t *teller) tell(ctx context.Context) error {
	for {
		rows, err := t.c.options.Store.Untold(ctx, tellRead)
		if err != nil || len(rows) == 0 {
			return err
		}
		for len(rows) > 0 {
			same := 1
			for same < min(len(rows), tellMost) && rows[same].Dispatch == rows[0].Dispatch && rows[same].Incident == rows[0].Incident {
				same++
			}
			if err := t.report(ctx, rows[:same]); err != nil {
				return err
			}
			rows = rows[same:]
		}
	}
}

// report tells what came of parcels of one dispatch. What the log knows already is not said again, and what it cannot
// take is let go.
func (t *teller) report(ctx context.Context, rows []Parcel) error {
	store := t.c.options.Store
	inc, err := store.Incident(ctx, rows[0].Incident)
	if err != nil && model.CodeOf(err) != model.CodeNoIncident {
		return err
	}
	var receipts []model.Receipt
	var settled []int64 // what is told settles itself
	for _, row := range rows {
		if inc == nil {
			settled = append(settled, row.ID)
			continue
		}
		if _, d := find(inc, row); d == nil || d.State == row.State && d.Detail == row.Detail {
			settled = append(settled, row.ID)
			continue
		}
		receipts = append(receipts, model.Receipt{
			Delivery: row.Delivery, State: row.State, Detail: row.Detail, At: model.StampAt(row.At, t.c.options.Zone),
		})
	}
	if len(receipts) > 0 {
		_, err = store.Do(ctx, model.Command{
			Incident: rows[0].Incident, Actor: model.Actor{Person: reporter, Device: t.c.options.Device, Method: storage.MethodCourier},
			Intent: model.MarkReceipts{Number: rows[0].Number, Notice: rows[0].Notice, Dispatch: rows[0].Dispatch, Receipts: receipts},
		})
		switch model.CodeOf(err) {
		case model.CodeNotFound, model.CodeNoIncident, model.CodeBadText, model.CodeTooLong: // it never will
			t.c.options.Report(err)
			for _, row := range rows {
				settled = append(settled, row.ID)
			}
		default:
			if err != nil {
				return err
			}
		}
	}
	return store.TellParcels(ctx, settled)
}
