package storage

import (
	"context"
	"time"

	"warroom/model"
)

// selectSpent finds rows that nobody needs any more. The newest row stays whatever it says, so that no number of a letter
// comes a second time.
const selectSpent = `SELECT p.id FROM incident i CROSS JOIN parcel p ON p.incident = i.k
  WHERE i.closed = 1 AND p.at < ? AND p.told = 1 AND p.ending = 0 AND p.first = 0 AND p.state NOT IN (?, ?) AND p.id < (SELECT max(id) FROM parcel) LIMIT ?`

// ClearParcels removes rows of closed incidents that are as they are since before a time, at most limit, and answers how
// many. What waits, what is leaving, what is uncertain and what the log does not know yet stays. Nothing is lost with a
// row: its receipt stands in the log, and its key is made anew from the notice, so that sending it again is still known
// as the same letter. A row is only ever made where a notice is let go, or where a person puts a letter back into the
// line whose row is gone; a copy of the file with older rows sends none of them, see strand.
func (l *Log) ClearParcels(ctx context.Context, before time.Time, limit int) (removed int, err error) {
	args := []any{before.UnixMilli(), string(model.InQueue), string(model.Uncertain), limit}
	spent, err := keysOf(ctx, l.readers, selectSpent, args...) // a look costs less than a turn at writing
	if err != nil || len(spent) == 0 {
		return 0, l.failed("look through the outbox", err)
	}
	err = l.write(ctx, &job{run: func(t *turn) error {
		done, err := t.exec(`DELETE FROM parcel WHERE id IN (`+selectSpent+`)`, args...)
		if err != nil {
			return err
		}
		gone, err := done.RowsAffected()
		removed = int(gone)
		return t.lose(err)
	}})
	if err != nil {
		return 0, l.failed("clear the outbox", err)
	}
	return removed, nil
}
