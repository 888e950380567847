package storage

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"time"

	"warroom/model"
)

// selectEvents reads events with what their row says about them; a WHERE clause follows.
const selectEvents = `SELECT e.n, s.id, e.seq, e.hlc, i.id, e.kind, e.person, e.device, e.method,
  e.happened, e.precision, e.zone, e.recorded, e.body, e.prev, e.hash
  FROM event e JOIN site s ON s.k = e.site JOIN incident i ON i.k = e.incident `

// arrival is an event with its local arrival number and the hash that was stored with it.
type arrival struct {
	n int64
	model.Event
	hash []byte
}

// damaged is the error of an event whose content does not fit its hash.
func (a arrival) damaged() error {
	return &model.Error{
		Code: model.CodeCorrupt, Message: fmt.Sprintf("event %s does not fit its hash", a.Ref()),
		Hint: "keep the file as it is, restore the last backup, and let warroom audit verify say what is missing",
		Args: map[string]string{"event": a.Ref().String()},
	}
}

// intact tells whether the event is what was recorded.
func (a arrival) intact() bool {
	sum := a.Hash()
	return bytes.Equal(sum[:], a.hash)
}

// scan hands every row to take. A damaged event ends it, unless take wants to see those too.
func scan(ctx context.Context, q querier, query string, args []any, take func(arrival) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		a, err := scanRow(rows)
		if err != nil {
			return err
		}
		if err := take(a); err != nil {
			return err
		}
	}
	return rows.Err()
}

func scanRow(rows *sql.Rows) (a arrival, err error) {
	var happened, recorded int64
	var prev, hash, body []byte
	err = rows.Scan(&a.n, &a.Site, &a.Seq, &a.HLC, &a.Incident, &a.Kind, &a.Actor.Person, &a.Actor.Device, &a.Actor.Method,
		&happened, &a.HappenedAt.Precision, &a.HappenedAt.Zone, &recorded, &body, &prev, &hash)
	if err != nil {
		return a, err
	}
	a.HappenedAt.At, a.RecordedAt = time.UnixMilli(happened).UTC(), time.UnixMilli(recorded).UTC()
	a.Body, a.hash = body, hash
	copy(a.Prev[:], prev)
	return a, nil
}

// intactEvents reads events and refuses damaged ones.
func intactEvents(ctx context.Context, q querier, where string, args ...any) (events []model.Event, last int64, err error) {
	err = scan(ctx, q, selectEvents+where, args, func(a arrival) error {
		if !a.intact() {
			return a.damaged()
		}
		events, last = append(events, a.Event), a.n
		return nil
	})
	return events, last, err
}
