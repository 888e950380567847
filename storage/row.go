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
func scan(ctx context.Context, q querier, query string, args []any, take func(row) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	var hash, record sql.RawBytes
	var memory []byte
	keep := func(raw []byte) []byte {
		if cap(memory)-len(memory) < len(raw) {
			memory = make([]byte, 0, max(16<<10, len(raw)))
		}
		from := len(memory)
		memory = append(memory, raw...)
		return memory[from:len(memory):len(memory)]
	}
	for first := true; rows.Next(); first = false {
		var r row
		if err := rows.Scan(&r.n, &hash, &record); err != nil {
			return err
		}
		if first {
			memory = make([]byte, 0, 2*(len(hash)+len(record)))
		}
		r.hash, r.record = keep(hash), keep(record)
		if err := take(r); err != nil {
			return err
		}
	}
	return rows.Err()
}

// many is from how many rows on they are checked beside the reading of further ones.
const many = 1000

// readEvents reads about count events and refuses damaged ones. last is the highest arrival number.
func readEvents(ctx context.Context, q querier, count int, query string, args ...any) (events []model.Event, last int64, err error) {
	words := model.Words{}
	events = make([]model.Event, 0, max(count, 0))
	check := func(r row) error {
		event, err := r.event(words)
		events, last = append(events, event), max(last, r.n)
		return err
	}
	if count < many {
		err = scan(ctx, q, query, args, check)
		return events, last, err
	}
	err = beside(check, func(take func(row) error) error { return scan(ctx, q, query, args, take) })
	return events, last, err
}

// beside runs read and hands what it takes, many at a time, to check in another goroutine.
func beside(check func(row) error, read func(take func(row) error) error) error {
	chunks, checked := make(chan []row, 4), make(chan error, 1)
	go func() {
		var failed error
		for chunk := range chunks {
			for _, r := range chunk {
				if failed == nil {
					failed = check(r)
				}
			}
		}
		checked <- failed
	}()
	var chunk []row
	err := read(func(r row) error {
		if chunk = append(chunk, r); len(chunk) == 256 {
			chunks <- chunk
			chunk = make([]row, 0, 256)
		}
		return nil
	})
	chunks <- chunk
	close(chunks)
	if failed := <-checked; failed != nil {
		return failed
	}
	return err
}
