package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"warroom/model"
)

// turn is one write transaction with what it has done so far. Nothing of it is visible to others before the commit.
type turn struct {
	ctx    context.Context
	w      *writer
	now    time.Time
	home   home
	chain  chain
	folds  map[model.IncidentID]fold
	added  map[model.IncidentID]*addition
	sealed []model.Event             // the events of this site appended in this turn
	dirty  map[model.IncidentID]bool // incidents whose line on the board may have to be written
	last   int64                     // the arrival number of the newest event in the file
	err    error                     // the database's own failure; the whole turn is lost
}

func (w *writer) newTurn(ctx context.Context) *turn {
	return &turn{
		ctx: ctx, w: w, now: w.log.options.Clock(), home: w.home,
		folds: map[model.IncidentID]fold{}, added: map[model.IncidentID]*addition{}, dirty: map[model.IncidentID]bool{},
	}
}

// commit runs jobs in one transaction and answers once it is on the disk.
func (w *writer) commit(jobs []*job) error {
	t, err := w.begin()
	if err != nil {
		return err
	}
	if err := t.run(jobs); err != nil {
		return w.lost(err)
	}
	err = w.end(t)
	if !unclear(err) {
		return err
	}
	w.doubts(t, jobs, err)
	for range promptly {
		if w.resolve() == nil {
			return nil
		}
	}
	w.doubt.told = true
	return w.doubt.unconfirmed()
}

// begin starts a transaction that nobody can write beside.
func (w *writer) begin() (*turn, error) {
	ctx := context.Background()
	if err := w.log.place.inPlace(); err != nil {
		return nil, err
	}
	if w.ill {
		if err := w.reconnect(ctx); err != nil {
			return nil, w.lost(err)
		}
	}
	if err := w.exec(ctx, "BEGIN IMMEDIATE"); err != nil {
		return nil, w.lost(err)
	}
	return w.newTurn(ctx), nil
}

// end commits. A failure that leaves the outcome open comes back as it is, every other one explained.
func (w *writer) end(t *turn) error {
	folded := t.foldMeanwhile()
	err := w.exec(t.ctx, "COMMIT")
	folded()
	if err != nil {
		explained := w.lost(err)
		if unclear(err) {
			return err
		}
		return explained
	}
	w.chain, w.home = t.chain, t.home
	w.log.site.Store(t.home.site)
	for id, f := range t.folds {
		w.log.folds.put(id, f)
	}
	if t.last > 0 { // what is no event is heard of when somebody looks by the clock: marks come by the hundred
		w.log.feed.committed(w.chain, w.home.site)
	}
	if err := w.log.place.inPlace(); err != nil {
		return movedMeanwhile(err)
	}
	return nil
}

// foldMeanwhile folds the rest of a full turn while the disk is busy with its commit. The answer waits for the end of it.
func (t *turn) foldMeanwhile() (wait func()) {
	if len(t.added) < 2 {
		return t.foldRest
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		t.foldRest()
	}()
	return func() { <-done }
}

func (t *turn) run(jobs []*job) error {
	if err := t.catchUp(); err != nil {
		return err
	}
	for _, j := range jobs {
		j.err = j.run(t)
		if t.err != nil {
			return t.err
		}
	}
	return t.writeBoard()
}

// catchUp learns the end of this site's chain, unless nobody else has written since it was last known.
func (t *turn) catchUp() error {
	version, err := t.w.version(t.ctx)
	if err != nil {
		return t.lose(err)
	}
	seen := moment{connection: t.w.connections, version: version}
	t.chain = t.w.chain
	if seen == t.chain.seen {
		return nil
	}
	t.chain = chain{seen: seen}
	var mark model.HLC
	if err := t.row(`SELECT mark, (SELECT n FROM indexed) FROM home`, nil, &mark, &t.chain.indexed); err != nil {
		return err
	}
	var last row
	err = t.row(selectEvents+chainEnd, []any{t.home.key}, &last.n, &last.hash, &last.record)
	if errors.Is(err, sql.ErrNoRows) {
		t.chain.hlc = mark
		return nil
	}
	if err != nil {
		return err
	}
	event, err := last.event(nil)
	if err != nil {
		return t.lose(err)
	}
	t.chain.seq, t.chain.hash, t.chain.hlc = event.Seq, model.Hash(last.hash), max(event.HLC, mark)
	return nil
}

// lost ends a transaction that failed.
func (w *writer) lost(err error) error {
	if w.conn != nil {
		_ = w.exec(context.Background(), "ROLLBACK")
	}
	w.chain.seen = moment{}
	w.ill = w.ill || sickening(err)
	return fmt.Errorf("record: %w", explain(err, w.log.path))
}

func (w *writer) exec(ctx context.Context, text string) error {
	c, err := w.command(ctx, text)
	if err != nil {
		return err
	}
	_, err = c.run(ctx, nil)
	return err
}

// exec runs a statement; a failure loses the turn.
func (t *turn) exec(text string, args ...any) (sql.Result, error) {
	c, err := t.w.command(t.ctx, text)
	if err != nil {
		return nil, t.lose(err)
	}
	done, err := c.run(t.ctx, args)
	return done, t.lose(err)
}

// row reads one row; a failure other than its absence loses the turn.
func (t *turn) row(text string, args []any, into ...any) error {
	s, err := t.w.stmt(t.ctx, text) //nolint:sqlclosecheck // kept as long as the connection
	if err != nil {
		return t.lose(err)
	}
	err = s.QueryRowContext(t.ctx, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return t.lose(err)
}

func (t *turn) lose(err error) error {
	if err != nil && t.err == nil {
		t.err = err
	}
	return err
}
