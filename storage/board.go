package storage

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"warroom/model"
)

// Board is one line per incident, open ones before closed ones, newest declared first.
func (l *Log) Board(ctx context.Context) ([]model.Summary, error) {
	board, err := readBoard(ctx, l.readers)
	if err != nil {
		return nil, l.failed("read board", err)
	}
	slices.SortFunc(board, func(a, b model.Summary) int {
		if open := a.Closed.IsZero(); open != b.Closed.IsZero() {
			if open {
				return -1
			}
			return 1
		}
		return cmp.Or(b.Declared.Compare(a.Declared), cmp.Compare(a.ID, b.ID))
	})
	return board, nil
}

// readBoard reads the lines of closed incidents by the page and those of open ones one by one, and answers them in
// nearly the order of the board, which makes sorting cheap.
func readBoard(ctx context.Context, db *sql.DB) (board []model.Summary, err error) {
	err = snapshot(ctx, db, func(q querier) error {
		more, err := late(ctx, q)
		if err != nil {
			return err
		}
		take := func(key int64, line []byte) bool {
			s, ok := readLine(line)
			s.Events += more[key]
			board = append(board, s)
			return ok
		}
		var most int
		if err := q.QueryRowContext(ctx, `SELECT coalesce(max(k), 0) FROM incident`).Scan(&most); err != nil {
			return err
		}
		board = make([]model.Summary, 0, min(max(most, 0), 100_000))
		err = eachBlob(ctx, q, `SELECT page, lines, sum, 0, 0 FROM board ORDER BY page`, func(_ int64, page []byte) bool {
			good := true
			whole := eachLine(page, func(key int64, line []byte) { good = take(key, line) && good })
			return good && whole
		})
		if err != nil {
			return err
		}
		return eachBlob(ctx, q, `SELECT k, line, sum, events, upto FROM incident WHERE closed = 0 AND events > 0 ORDER BY k`, take)
	})
	slices.Reverse(board)
	return board, err
}

// eachBlob hands checked blobs to take, which says whether it could make sense of them.
func eachBlob(ctx context.Context, q querier, query string, take func(key int64, blob []byte) bool) error {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	var blob sql.RawBytes
	var key, sum, events, upto int64
	for rows.Next() {
		if err := rows.Scan(&key, &blob, &sum, &events, &upto); err != nil {
			return err
		}
		if sumOf(saltOf(events, upto), blob) != sum || !take(key, blob) {
			return damaged("the board")
		}
	}
	return rows.Err()
}

// failed names what was being done and explains what went wrong.
func (l *Log) failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, explain(err, l.path))
}
