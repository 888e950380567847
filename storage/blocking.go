package storage

import (
	"context"
	"time"
)

// BlockingIn answers the parcels of a line that wait for their time while others wait behind them: if one of them need
// not leave any more, those behind it can. At most limit.
func (l *Log) BlockingIn(ctx context.Context, line Line, now time.Time, limit int) ([]Parcel, error) {
	where, args := line.condition()
	parcels, err := readParcels(ctx, l.readers, selectParcels+where+` AND p.next > ? AND p.ending = 0 AND p.id IN (`+blocking+`)
	  ORDER BY p.id LIMIT ?`, append(args, now.UnixMilli(), limit)...)
	return parcels, l.failed("read outbox", err)
}

// blocking are the first rows of lines in which others wait. Usually nothing waits behind another, and then it costs
// nothing, however long the outbox is.
const blocking = `SELECT f.id FROM parcel b CROSS JOIN parcel f ON f.state = 'queued' AND f.incident = b.incident AND f.recipient = b.recipient
  AND f.channel = b.channel AND f.first = 1 WHERE b.state = 'queued' AND b.first = 0`
