package storage

import (
	"database/sql"
	"errors"
	"maps"
	"slices"

	"warroom/model"
)

// standing is what changes of a row of the outbox.
type standing struct {
	id        int64
	site      int64 // the incarnation that queued it
	incident  int64
	recipient string
	channel   string

	state  model.DeliveryState
	tries  int
	next   int64
	ending bool
	said   bool // by a person
	told   bool // the log knows it
	detail string
	at     int64
}

const selectStanding = `SELECT id, site, incident, recipient, channel, state, tries, next, ending, said, told, detail, at FROM parcel WHERE `

func (s *standing) fields() []any {
	return []any{&s.id, &s.site, &s.incident, &s.recipient, &s.channel, &s.state, &s.tries, &s.next, &s.ending, &s.said, &s.told, &s.detail, &s.at}
}

// found reads the row that a condition finds, if there is one.
func (t *turn) found(where string, args ...any) (s standing, ok bool, err error) {
	err = t.row(selectStanding+where, args, s.fields()...)
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	return s, err == nil, err
}

// restand writes what has changed of a row, and who is first in its line then.
func (t *turn) restand(was, now standing) error {
	return t.restandAll(map[int64]standing{was.id: was}, map[int64]standing{now.id: now})
}

// restandAll writes what has changed of rows, and who is first in their lines then.
func (t *turn) restandAll(was, now map[int64]standing) error {
	var gone, back []int64
	for _, id := range slices.Sorted(maps.Keys(was)) {
		before, after := was[id], now[id]
		if err := t.rewrite(before, after); err != nil {
			return err
		}
		switch waited, waits := before.state == model.InQueue, after.state == model.InQueue; {
		case waited && !waits:
			gone = append(gone, id)
		case waits && !waited:
			back = append(back, id)
		}
	}
	for _, id := range back {
		if err := t.queueUp(now[id]); err != nil {
			return err
		}
	}
	return t.moveUp(gone)
}

// rewrite writes what has changed of a row. It touches no index that it need not touch: two of these stand around every
// letter.
func (t *turn) rewrite(was, now standing) (err error) {
	if was == now {
		return nil
	}
	if now.at == was.at {
		now.at = t.now.UnixMilli()
	}
	switch {
	case was.state == now.state && was.told == now.told && was.next == now.next:
		_, err = t.exec(`UPDATE parcel SET ending = ?, tries = ?, said = ?, detail = ?, at = ? WHERE id = ?`,
			now.ending, now.tries, now.said, now.detail, now.at, now.id)
	case was.state == now.state && was.told == now.told:
		_, err = t.exec(`UPDATE parcel SET ending = ?, tries = ?, said = ?, detail = ?, at = ?, next = ? WHERE id = ?`,
			now.ending, now.tries, now.said, now.detail, now.at, now.next, now.id)
	default:
		_, err = t.exec(`UPDATE parcel SET ending = ?, tries = ?, said = ?, detail = ?, at = ?, next = ?, state = ?, told = ?, first = first AND ? = 'queued' WHERE id = ?`,
			now.ending, now.tries, now.said, now.detail, now.at, now.next, string(now.state), now.told, string(now.state), now.id)
	}
	return err
}

// queueUp puts a row that came back in its place in its line; that may be before others.
func (t *turn) queueUp(s standing) error {
	line := []any{s.incident, s.recipient, s.channel}
	const oldest = `(SELECT min(id) FROM parcel WHERE state = 'queued' AND incident = ?1 AND recipient = ?2 AND channel = ?3)`
	_, err := t.exec(`UPDATE parcel SET first = 0 WHERE state = 'queued' AND incident = ?1 AND recipient = ?2 AND channel = ?3 AND first = 1 AND id <> `+oldest, line...)
	if err != nil {
		return err
	}
	_, err = t.exec(`UPDATE parcel SET first = 1 WHERE id = `+oldest+` AND first = 0`, line...)
	return err
}

// moveUp makes the oldest queued row of each line that rows have left the first one.
func (t *turn) moveUp(gone []int64) error {
	if len(gone) == 0 {
		return nil
	}
	_, err := t.exec(`UPDATE parcel SET first = 1 WHERE first = 0 AND id IN (
	  SELECT (SELECT min(q.id) FROM parcel q WHERE q.state = 'queued' AND q.incident = p.incident AND q.recipient = p.recipient AND q.channel = p.channel)
	  FROM json_each(?) one CROSS JOIN parcel p ON p.id = one.value)`, list(gone))
	return err
}

// markedBy is the row after a mark that the log knows. A person may put it back into the line, unless an earlier
// incarnation queued it: what that one sent, nobody here can know.
func (s standing) markedBy(state model.DeliveryState, detail string, home int64) standing {
	if state == model.InQueue && s.site != home {
		s.told = s.state == model.InQueue // the log now says what is not so
		return s
	}
	s.state, s.detail, s.said, s.told = state, detail, state != model.InQueue, true
	if state == model.InQueue {
		s.tries, s.next = 0, 0
	}
	return s
}
