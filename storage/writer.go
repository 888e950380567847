package storage

import (
	"context"
	"database/sql"
	"runtime"
	"sync/atomic"

	"warroom/model"
)

// maxTurn is how many jobs share one transaction at most.
const maxTurn = 256

// job is something to be written. Its run sees the newest state and everything that ran before it in the same
// transaction. An error of its own means that it wrote nothing; it does not touch its neighbours.
type job struct {
	run   func(*turn) error
	taken atomic.Bool // by the writer, or by a caller who went away
	done  chan struct{}
	err   error
}

// writer owns the one writing connection. Jobs that arrive while a commit is under way share the next one.
type writer struct {
	log   *Log
	queue chan *job
	db    *sql.DB
	conn  *sql.Conn
	said  map[string]*sql.Stmt
	home  home
	chain chain
}

// chain is the end of this site's chain.
type chain struct {
	seq  uint64
	hash model.Hash
	hlc  model.HLC
	seen int64 // data_version of the writing connection when this was true
}

func newWriter(ctx context.Context, l *Log) (*writer, error) {
	w := &writer{log: l, queue: make(chan *job, maxTurn)}
	if err := w.connect(ctx); err != nil {
		return nil, err
	}
	return w, l.patiently(ctx, func() error { return w.settle(ctx) })
}

func (w *writer) connect(ctx context.Context) (err error) {
	if w.db, err = pool(w.log.path, writing, 1, ""); err != nil {
		return err
	}
	w.said = map[string]*sql.Stmt{}
	w.chain = chain{seen: -1}
	w.conn, err = w.db.Conn(ctx)
	if err != nil {
		return err
	}
	return readBack(ctx, w.conn)
}

func (w *writer) close() error {
	if w.conn != nil {
		_ = w.conn.Close()
		w.conn = nil
	}
	if w.db == nil {
		return nil
	}
	return w.db.Close()
}

// stmt is the statement for a text, prepared once per connection.
func (w *writer) stmt(ctx context.Context, text string) (*sql.Stmt, error) {
	if s, ok := w.said[text]; ok {
		return s, nil
	}
	s, err := w.conn.PrepareContext(ctx, text)
	if err == nil {
		w.said[text] = s
	}
	return s, err
}

// write hands a job to the writer and waits until it is on the disk. A caller whose context ends before its turn has
// written nothing; after that, the outcome is waited for.
func (l *Log) write(ctx context.Context, run func(*turn) error) error {
	if l.writer == nil {
		return readOnly(l.path)
	}
	j := &job{run: run, done: make(chan struct{})}
	select {
	case l.writer.queue <- j:
	case <-ctx.Done():
		return ctx.Err()
	case <-l.closed:
		return errClosed
	}
	select {
	case <-j.done:
		return j.err
	case <-ctx.Done():
		if j.taken.CompareAndSwap(false, true) {
			return ctx.Err()
		}
	case <-l.closed:
	}
	<-j.done
	return j.err
}

// work runs jobs until life ends, and then those that are waiting.
func (w *writer) work(life context.Context) {
	for {
		select {
		case j := <-w.queue:
			w.serve(w.gather(j))
		case <-life.Done():
			w.rest()
			return
		}
	}
}

func (w *writer) rest() {
	for {
		select {
		case j := <-w.queue:
			w.serve(w.gather(j))
		default:
			return
		}
	}
}

// gather takes what else is waiting. Yielding once lets callers that were woken by the last commit queue up.
func (w *writer) gather(first *job) []*job {
	runtime.Gosched()
	jobs := make([]*job, 0, 16)
	for j := first; ; {
		if j.taken.CompareAndSwap(false, true) {
			jobs = append(jobs, j)
		}
		if len(jobs) == maxTurn {
			return jobs
		}
		select {
		case j = <-w.queue:
		default:
			return jobs
		}
	}
}

func (w *writer) serve(jobs []*job) {
	if len(jobs) == 0 {
		return
	}
	if err := w.commit(jobs); err != nil {
		for _, j := range jobs {
			j.err = err
		}
	}
	for _, j := range jobs {
		close(j.done)
	}
}

func readOnly(path string) error {
	return &model.Error{
		Code: model.CodeReadOnly, Message: path + " is open for reading only", Hint: "open it without the read-only flag to act",
		Args: map[string]string{"path": path},
	}
}
