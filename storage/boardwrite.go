package storage

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"maps"
	"slices"

	"warroom/model"
)

// writeBoard brings the lines of the incidents that this turn touched up to date, where more than the number of their
// events has changed.
func (t *turn) writeBoard() error {
	for id := range t.dirty {
		f := t.folds[id]
		text, closed := summaryLine(f.inc), !f.inc.Open()
		if f.line == text && f.closed == closed {
			continue
		}
		f.line, f.closed = text, closed
		t.folds[id] = f
		l := line{key: f.key, closed: closed, events: int64(f.events()), upto: f.n, text: lineOf(model.Summarize(f.inc))}
		if err := t.writeLine(l); err != nil {
			return err
		}
	}
	return t.reindex()
}

// writeLine writes the line of one incident, if it is closed also on its page.
func (t *turn) writeLine(l line) error {
	var closed bool
	if err := t.row(`SELECT closed FROM incident WHERE k = ?`, []any{l.key}, &closed); err != nil {
		return t.lose(err)
	}
	_, err := t.exec(`UPDATE incident SET closed = ?, events = ?, upto = ?, line = ?, sum = ? WHERE k = ?`,
		l.closed, l.events, l.upto, l.text, sumOf(saltOf(l.events, l.upto), l.text), l.key)
	switch {
	case err != nil:
		return err
	case l.closed:
		return t.writePage(l.key, l.text)
	case closed:
		return t.writePage(l.key, nil)
	}
	return nil
}

// perPage is how many incidents share a page of the board.
const perPage = 64

// writePage puts the line of a closed incident on its page, or takes it off when line is nil.
func (t *turn) writePage(key int64, line []byte) error {
	var page []byte
	var sum int64
	err := t.row(`SELECT lines, sum FROM board WHERE page = ?`, []any{key / perPage}, &page, &sum)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if sum != sumOf(0, page) {
		return t.lose(damaged("the board"))
	}
	lines := map[int64][]byte{}
	if ok := eachLine(page, func(key int64, line []byte) { lines[key] = line }); !ok {
		return t.lose(damaged("the board"))
	}
	lines[key] = line
	var packed []byte
	for _, key := range slices.Sorted(maps.Keys(lines)) {
		if lines[key] != nil {
			packed = binary.AppendUvarint(binary.AppendVarint(packed, key), uint64(len(lines[key])))
			packed = append(packed, lines[key]...)
		}
	}
	_, err = t.exec(`INSERT INTO board (page, lines, sum) VALUES (?1, ?2, ?3) ON CONFLICT (page) DO UPDATE SET lines = ?2, sum = ?3`,
		key/perPage, append([]byte{}, packed...), sumOf(0, packed))
	return err
}

// eachLine takes a page apart; false when it is not one.
func eachLine(page []byte, take func(key int64, line []byte)) bool {
	for len(page) > 0 {
		key, a := binary.Varint(page)
		if a <= 0 {
			return false
		}
		size, b := binary.Uvarint(page[a:])
		if b <= 0 || size > uint64(len(page)-a-b) {
			return false
		}
		take(key, page[a+b:a+b+int(size)]) //nolint:gosec // not longer than the page
		page = page[a+b+int(size):]        //nolint:gosec // as above
	}
	return true
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
