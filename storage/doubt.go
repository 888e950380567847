package storage

import (
	"context"
	"errors"
	"fmt"

	"warroom/model"
)

// promptly is how often an open outcome is looked into before the caller is told that it is open.
const promptly = 3

// doubt is a transaction whose COMMIT failed in such a way that it may be in the file all the same. Nothing else is
// written until that is settled.
type doubt struct {
	jobs   []*job // those that had no error of their own
	sealed []model.Event
	err    error
	told   bool // whether the callers were told; until then they wait
}

// doubts begins to doubt a turn.
func (w *writer) doubts(t *turn, jobs []*job, err error) {
	w.doubt = &doubt{sealed: t.sealed, err: err}
	for _, j := range jobs {
		if j.err == nil {
			w.doubt.jobs = append(w.doubt.jobs, j)
		}
	}
	w.doubtful.Store(true)
}

// unconfirmed is what the callers are told.
func (d *doubt) unconfirmed() error {
	first := ""
	if len(d.sealed) > 0 {
		first = d.sealed[0].Ref().String()
	}
	return &model.Error{
		Code: model.CodeNotConfirmed, Message: "the disk did not confirm this; it may or may not be recorded",
		Hint: "wait: the room looks again by itself and writes it if it is missing. Giving the same again is safe",
		Args: map[string]string{"event": first, "events": fmt.Sprint(len(d.sealed))}, Err: d.err,
	}
}

// resolve settles an open outcome, if there is one, over a new connection.
func (w *writer) resolve() error {
	d := w.doubt
	if d == nil {
		return nil
	}
	w.ill = true
	t, err := w.begin()
	if err != nil {
		return err
	}
	there, err := t.holds(d.sealed)
	switch {
	case err != nil:
		return w.lost(err)
	case there:
		_ = w.exec(t.ctx, "ROLLBACK")
		err = w.harden(t.ctx)
	default:
		if err = t.again(d); err != nil {
			return w.lost(err)
		}
		err = w.end(t)
	}
	if err != nil {
		return fmt.Errorf("record: %w", explain(err, w.log.path))
	}
	w.doubt = nil
	w.doubtful.Store(false)
	if d.told {
		w.remembered(d.jobs)
	}
	return nil
}

// holds tells whether the events are in the file. They were written in one transaction: one speaks for all.
func (t *turn) holds(events []model.Event) (bool, error) {
	if len(events) == 0 {
		return false, nil
	}
	hash := events[0].Hash()
	var there bool
	err := t.row(`SELECT count(*) > 0 FROM place p JOIN event e ON e.n = p.n WHERE p.site = (SELECT k FROM site WHERE id = ?) AND p.seq = ? AND e.hash = ?`,
		[]any{string(events[0].Site), int64(events[0].Seq), hash[:]}, &there) //nolint:gosec // a chain never gets that long
	return there, err
}

// harden brings what is in the write-ahead log to the database file: after a failed fsync only bytes that were written
// anew can be trusted to be on the disk.
func (w *writer) harden(ctx context.Context) error {
	var busy, logged, moved int
	if err := w.conn.QueryRowContext(ctx, `PRAGMA wal_checkpoint(FULL)`).Scan(&busy, &logged, &moved); err != nil {
		return err
	}
	if busy != 0 || logged != moved {
		return errors.New("a reader is in the way of writing it once more")
	}
	return nil
}

// again records what is missing: with the same identity where the chain still ends where it did, and by deciding anew
// where another process went on meanwhile, which proves that the first try is not there.
func (t *turn) again(d *doubt) error {
	if err := t.catchUp(); err != nil {
		return err
	}
	same := len(d.sealed) > 0 && d.sealed[0].Site == t.home.site && d.sealed[0].Seq == t.chain.seq+1 && d.sealed[0].Prev == t.chain.hash
	for _, j := range d.jobs {
		if same && j.cmds != nil {
			continue
		}
		j.events = nil
		if err := j.run(t); !d.told {
			j.err = err
		}
		if t.err != nil {
			return t.err
		}
	}
	if same {
		for _, event := range d.sealed {
			if err := t.take(event); err != nil {
				return err
			}
		}
	}
	d.sealed = t.sealed
	return t.writeBoard()
}

// take stores an event of this site that is sealed already.
func (t *turn) take(event model.Event) error {
	hash, err := t.insert(event, t.home.key, 0)
	if err != nil {
		return err
	}
	t.chain.seq, t.chain.hash, t.chain.hlc = event.Seq, hash, event.HLC
	t.sealed = append(t.sealed, event)
	if err := t.foldIn(); err != nil {
		return err
	}
	return t.post([]model.Event{event}, true)
}
