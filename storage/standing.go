package storage

import (
	"database/sql"
	"errors"

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

// restand writes what has changed of a row, and who is first in its line then. It touches no index that it need not
// touch: two of these stand around every letter.
func (t *turn) restand(was, now standing) error {
	if was == now {
		return nil
	}
	if now.at == was.at {
		now.at = t.now.UnixMilli()
	}
	var err error
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
	if err != nil || (was.state == model.InQueue) == (now.state == model.InQueue) {
		return err
	}
	return t.realign(now)
}

// realign makes the oldest queued row of a line the first one.
func (t *turn) realign(s standing) error {
	line := []any{s.incident, s.recipient, s.channel}
	const oldest = `(SELECT min(id) FROM parcel WHERE state = 'queued' AND incident = ?1 AND recipient = ?2 AND channel = ?3)`
	if s.state == model.InQueue { // it may have come back before others
		_, err := t.exec(`UPDATE parcel SET first = 0 WHERE state = 'queued' AND incident = ?1 AND recipient = ?2 AND channel = ?3 AND first = 1 AND id <> `+oldest, line...)
		if err != nil {
			return err
		}
	}
	_, err := t.exec(`UPDATE parcel SET first = 1 WHERE id = `+oldest+` AND first = 0`, line...)
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
