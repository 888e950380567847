package storage

import (
	"context"

	"warroom/model"
)

// Cursor is a place in the order of arrival in this file. The zero value stands before the first event. It means
// nothing in another file.
type Cursor int64

// batch is how many events Since answers at most, so that no read holds the file for long.
const batch = 1000

// Since answers the events that arrived after the cursor, oldest first, and the cursor after them. An empty answer
// means that there are no more for now.
func (l *Log) Since(ctx context.Context, cursor Cursor) ([]model.Event, Cursor, error) {
	events, last, err := readEvents(ctx, l.readers, 0, selectEvents+`WHERE n > ? ORDER BY n LIMIT ?`, int64(cursor), batch)
	if err != nil {
		return nil, cursor, l.failed("read events", err)
	}
	return events, max(cursor, Cursor(last)), nil
}
