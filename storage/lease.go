package storage

import (
	"context"
	"errors"
	"time"

	"warroom/model"
)

// Lease takes or renews the right to send, for one process at a time; false says that another has it. holder says who
// asks, for people; it must be another one for every process. The lease runs out at until.
//
// Whoever takes it over begins a new term: what the former holder was in the midst of sending becomes uncertain
// ([DetailInterrupted]), and whatever that one has not begun to send it cannot send any more, since [Log.MarkParcels]
// refuses its Ending marks. So a clock that jumps ahead, which lets the lease run out early, costs a change of
// the holder and never a letter sent twice. A clock that jumps back does not lengthen it: a lease that
// was renewed in the future has run out, and what was put off to a later time is then due at once.
func (l *Log) Lease(ctx context.Context, holder string, now, until time.Time) (bool, error) {
	mine := l.term.Load()
	var there held
	if err := l.readers.QueryRowContext(ctx, selectLease).Scan(there.fields()...); err != nil {
		return false, l.failed("look at the lease", err)
	}
	term := int64(0)
	if there.free(holder, now.UnixMilli()) { // a look costs less than a turn at writing
		var right []int64
		err := l.write(ctx, &job{run: func(t *turn) (err error) {
			right = l.unsure.some()
			if err := t.putRight(right); err != nil {
				return err
			}
			term, err = t.lease(holder, now.UnixMilli(), until.UnixMilli(), mine)
			return err
		}})
		if err != nil {
			return false, l.failed("take the lease", err)
		}
		l.unsure.forget(right...)
	}
	l.term.Store(term)
	return term != 0, nil
}

// held is who has the lease.
type held struct {
	holder             string
	term, taken, until int64
}

const selectLease = `SELECT holder, term, taken, until FROM lease`

func (h *held) fields() []any { return []any{&h.holder, &h.term, &h.taken, &h.until} }

// free tells whether somebody may take it at a time. One that was renewed in the future, by more than its length, is from
// before the clock was set back.
func (h *held) free(holder string, now int64) bool {
	return h.holder == "" || h.holder == holder || now >= h.until || h.taken-now > h.until-h.taken
}

// lease answers the term that was taken or goes on, 0 if somebody else's does.
func (t *turn) lease(holder string, now, until, mine int64) (int64, error) {
	var there held
	if err := t.row(selectLease, nil, there.fields()...); err != nil {
		return 0, t.lose(err)
	}
	if !there.free(holder, now) {
		return 0, nil
	}
	term := there.term
	if there.holder != holder || term != mine {
		term++
		if err := errors.Join(t.interrupted(), t.lose(strand(t.ctx, t.w.conn, t.home.key))); err != nil {
			return 0, err
		}
	}
	if there.taken > now { // the clock was set back
		if _, err := t.exec(`UPDATE parcel SET next = 0 WHERE first = 1 AND next > ?`, now); err != nil {
			return 0, err
		}
	}
	_, err := t.exec(`UPDATE lease SET holder = ?, term = ?, taken = ?, until = ?`, holder, term, now, until)
	return term, err
}

// interrupted makes uncertain what nobody is sending any more.
func (t *turn) interrupted() error {
	for {
		was, ok, err := t.found(`ending = 1 LIMIT 1`)
		if err != nil || !ok {
			return err
		}
		now := was
		now.ending = false
		if was.state == model.InQueue {
			now.state, now.detail, now.told = model.Uncertain, DetailInterrupted, false
		}
		if err := t.restand(was, now); err != nil {
			return err
		}
	}
}

// strand makes uncertain what any other incarnation of the site has queued: the file in which it was queued may have
// sent it.
func strand(ctx context.Context, tx execer, home int64) error {
	_, err := tx.ExecContext(ctx, `UPDATE parcel SET state = ?, detail = ?, told = 0, ending = 0, first = 0 WHERE state = ? AND site <> ?`,
		string(model.Uncertain), DetailEarlier, string(model.InQueue), home)
	return err
}

// Release gives the lease back, if it is still holder's; the next one need not wait for it to run out. Letters must not
// be on their way any more.
func (l *Log) Release(ctx context.Context, holder string) error {
	term := l.term.Swap(0)
	if term == 0 {
		return nil
	}
	gone := int64(0)
	err := l.write(ctx, &job{run: func(t *turn) error {
		done, err := t.exec(`UPDATE lease SET holder = '', until = 0 WHERE holder = ? AND term = ?`, holder, term)
		if err != nil {
			return err
		}
		gone, err = done.RowsAffected()
		return t.lose(err)
	}})
	if gone > 0 {
		l.reserve.drop()
	}
	return l.failed("give the lease back", err)
}
