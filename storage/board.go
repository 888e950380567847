package storage

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"warroom/model"
)

// writeBoard brings the lines of all incidents that this turn touched up to date.
func (t *turn) writeBoard() error {
	for id := range t.dirty {
		if err := t.writeLine(t.folds[id]); err != nil {
			return err
		}
	}
	return nil
}

func (t *turn) writeLine(f fold) error {
	line, events := lineOf(model.Summarize(f.inc)), int64(f.inc.Events())
	_, err := t.exec(`UPDATE incident SET events = ?, line = ?, sum = ? WHERE k = ?`, events, line, sumOf(events, line), f.key)
	return err
}

// writeNumber makes the number of an incident count, also for the next one declared in this turn.
func (t *turn) writeNumber(f fold) error {
	s := model.Summarize(f.inc)
	site, err := t.siteKey(s.Site)
	if err != nil {
		return err
	}
	series, ordinal := splitNumber(s.Number, s.Kind)
	_, err = t.exec(`UPDATE incident SET site = ?, number = ?, series = ?, ordinal = ? WHERE k = ?`, site, s.Number, series, ordinal, f.key)
	return err
}

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

func readBoard(ctx context.Context, q querier) ([]model.Summary, error) {
	rows, err := q.QueryContext(ctx, `SELECT k, events, line, sum FROM incident ORDER BY k DESC`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var board []model.Summary
	var key, events, sum int64
	var line sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&key, &events, &line, &sum); err != nil {
			return nil, err
		}
		s, ok := readLine(line)
		if !ok || sumOf(events, line) != sum {
			return nil, damaged(fmt.Sprintf("line %d of the board", key))
		}
		board = append(board, s)
	}
	return board, rows.Err()
}

// failed names what was being done and explains what went wrong.
func (l *Log) failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, explain(err, l.path))
}
