package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/crc64"
	"slices"

	"warroom/model"
)

var sumTable = crc64.MakeTable(crc64.ECMA)

// sumOf is the check sum of a line of the board.
func sumOf(id model.IncidentID, events int64, summary []byte) int64 {
	sum := crc64.New(sumTable)
	_, _ = fmt.Fprintf(sum, "%s %d ", id, events)
	_, _ = sum.Write(summary)
	return int64(sum.Sum64())
}

// soil remembers that the line of an incident must be written before the commit.
func (t *turn) soil(id model.IncidentID) {
	if !slices.Contains(t.dirty, id) {
		t.dirty = append(t.dirty, id)
	}
}

func (t *turn) writeBoard() error {
	for _, id := range t.dirty {
		if err := t.writeLine(id); err != nil {
			return err
		}
	}
	return nil
}

func (t *turn) writeLine(id model.IncidentID) error {
	inc := t.folds[id].inc
	s := model.Summarize(inc)
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	var site any
	if inc.Declared.At.IsZero() {
		site = nil
	} else if site, err = t.siteKey(s.Site); err != nil {
		return err
	}
	series, ordinal := splitNumber(s.Number, s.Kind)
	events := int64(inc.Events())
	_, err = t.exec(`UPDATE incident SET site = ?, number = ?, series = ?, ordinal = ?, open = ?, declared = ?, events = ?, summary = ?, sum = ? WHERE k = ?`,
		site, s.Number, series, ordinal, inc.Open(), s.Declared.UnixMilli(), events, text, sumOf(id, events, text), t.keys[id])
	return err
}

// Board is one line per incident, open ones before closed ones, newest declared first.
func (l *Log) Board(ctx context.Context) ([]model.Summary, error) {
	rows, err := l.readers.QueryContext(ctx, `SELECT id, events, summary, sum FROM incident ORDER BY open DESC, declared DESC, id`)
	if err != nil {
		return nil, l.failed("read board", err)
	}
	defer rows.Close()
	var board []model.Summary
	for rows.Next() {
		var id model.IncidentID
		var events, sum int64
		var text []byte
		if err := rows.Scan(&id, &events, &text, &sum); err != nil {
			return nil, l.failed("read board", err)
		}
		var s model.Summary
		if sumOf(id, events, text) != sum || json.Unmarshal(text, &s) != nil {
			return nil, l.failed("read board", damagedLine(string(id)))
		}
		board = append(board, s)
	}
	return board, l.failed("read board", rows.Err())
}

func damagedLine(name string) error {
	return &model.Error{
		Code: model.CodeCorrupt, Message: "the board's line of incident " + name + " is damaged",
		Hint: "keep the file as it is, restore the last backup, and let warroom audit verify say what is missing",
		Args: map[string]string{"incident": name},
	}
}

// failed names what was being done and explains what went wrong.
func (l *Log) failed(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, explain(err, l.path))
}
