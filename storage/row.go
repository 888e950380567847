package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"

	"warroom/model"
)

// selectEvents reads events as they are kept; a WHERE clause follows.
const selectEvents = `SELECT n, hash, record FROM event `

// row is an event as it is kept: its local arrival number, its record and the hash that was stored with it.
type row struct {
	n            int64
	hash, record []byte
}

// intact tells whether the record is what was recorded.
func (r row) intact() bool {
	sum := sha256.Sum256(r.record)
	return bytes.Equal(sum[:], r.hash)
}

// event takes the record apart, or says that it is damaged.
func (r row) event(words model.Words) (model.Event, error) {
	event, err := model.ReadRecord(r.record, words)
	if err != nil || !r.intact() {
		return event, damaged(fmt.Sprintf("the event that arrived as number %d", r.n))
	}
	return event, nil
}

// damaged is the error of something that is not what was recorded.
func damaged(what string) error {
	return &model.Error{
		Code: model.CodeCorrupt, Message: what + " is damaged",
		Hint: "keep the file as it is, restore the last backup, and let warroom audit verify say what is missing",
		Args: map[string]string{"what": what},
	}
}

// scan hands every row to take, until it answers an error. The memory of a row is take's to keep.
func scan(ctx context.Context, q querier, where string, args []any, take func(row) error) error {
	rows, err := q.QueryContext(ctx, selectEvents+where, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var hash, record sql.RawBytes
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.n, &hash, &record); err != nil {
			return err
		}
		both := append(append(make([]byte, 0, len(hash)+len(record)), hash...), record...)
		r.hash, r.record = both[:len(hash):len(hash)], both[len(hash):]
		if err := take(r); err != nil {
			return err
		}
	}
	return rows.Err()
}

// readEvents reads events and refuses damaged ones. last is the arrival number of the last of them.
func readEvents(ctx context.Context, q querier, where string, args ...any) (events []model.Event, last int64, err error) {
	words := model.Words{}
	err = scan(ctx, q, where, args, func(r row) error {
		event, err := r.event(words)
		events, last = append(events, event), r.n
		return err
	})
	return events, last, err
}
