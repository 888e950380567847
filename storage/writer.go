package storage

import (
	"context"
	"database/sql"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"warroom/model"
)

// maxTurn is how many jobs share one transaction at most.
const maxTurn = 256

// job is something to be written. Its run sees the newest state and everything that ran before it in the same
// transaction. An error of its own means that it wrote nothing; it does not touch its neighbours.
type job struct {
	run    func(*turn) error
	cmds   []model.Command // set when run decides it; running that again would give other events
	events []model.Event   // what a decided command became
	taken  atomic.Bool     // by the writer, or by a caller who went away
	done   chan struct{}
	err    error
}

// writer owns the one writing connection. Jobs that arrive while a commit is under way share the next one.
type writer struct {
	log   *Log
	token chan struct{} // held by whoever carries out the queue

	mu    sync.Mutex
	queue []*job
	ended bool

	doubtful atomic.Bool // whether the outcome of a transaction is open

	// What follows belongs to the holder of the token.
	db          *sql.DB
	conn        *sql.Conn
	said        map[string]*sql.Stmt // prepared questions
	told        map[string]*command  // prepared statements that answer nothing
	home        home
	chain       chain
	connections int
	ill         bool // the connection had an error after which only a new one is trusted
	doubt       *doubt
	known       []settled
	crowd       int // how many jobs shared the last turns
}

// chain is the end of this site's chain.
type chain struct {
	seq  uint64
	hash model.Hash
	hlc  model.HLC
	seen moment // when this was true

	indexed int64 // the newest event that the indexes know
}

// moment is a state of the file as the writing connection sees it: as long as its data_version is the same, nobody
// else has written. Every connection counts for itself.
type moment struct {
	connection int
	version    int64
}

func newWriter(ctx context.Context, l *Log) (*writer, error) {
	w := &writer{log: l, token: make(chan struct{}, 1)}
	if err := w.connect(ctx); err != nil {
		return nil, err
	}
	return w, l.patiently(ctx, func() error { return w.inCrowd(ctx, func() error { return w.settle(ctx) }) })
}

func (w *writer) connect(ctx context.Context) (err error) {
	if w.db, err = pool(w.log.path, writing, 1, ""); err != nil {
		return err
	}
	w.said, w.told = map[string]*sql.Stmt{}, map[string]*command{}
	w.connections++
	w.conn, err = w.db.Conn(ctx)
	if err != nil {
		return err
	}
	return readBack(ctx, w.conn)
}

func (w *writer) disconnect() error {
	if w.conn != nil {
		_ = w.conn.Close()
		w.conn = nil
	}
	if w.db == nil {
		return nil
	}
	err := w.db.Close()
	w.db = nil
	return err
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

// command is the statement for a text that answers no rows or one number, prepared once per connection.
func (w *writer) command(ctx context.Context, text string) (*command, error) {
	if c, ok := w.told[text]; ok {
		return c, nil
	}
	c, err := prepare(ctx, w.conn, text)
	if err == nil {
		w.told[text] = c
	}
	return c, err
}

// write queues a job and waits until it is on the disk. There is no thread of its own for writing: whoever finds the
// writer free carries out everything that is queued, the others wait. A caller whose context ends before its turn has
// written nothing; after that, the outcome is waited for.
func (l *Log) write(ctx context.Context, j *job) error {
	w := l.writer
	if w == nil {
		return readOnly(l.path)
	}
	j.done = make(chan struct{})
	if !w.enqueue(j) {
		return errClosed
	}
	select {
	case <-j.done:
	case w.token <- struct{}{}:
		w.serve()
		<-w.token
		<-j.done
	case <-ctx.Done():
		if j.taken.CompareAndSwap(false, true) {
			return ctx.Err()
		}
		<-j.done
	}
	return j.err
}

func (w *writer) enqueue(j *job) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ended {
		return false
	}
	w.queue = append(w.queue, j)
	return true
}

// maxYields is how often the processor is left to others for the sake of a fuller turn: some microseconds.
const maxYields = 64

// gather takes what is queued. The callers that the last commits woke are likely to have more to write: they are given
// the time to queue up, until a turn is about as full as those before it and nobody else comes. A lonely caller waits
// for nobody.
func (w *writer) gather() []*job {
	for yields, before := 0, 1; ; yields++ {
		w.mu.Lock()
		n := len(w.queue)
		if n >= w.crowd && n == before || yields == maxYields {
			queued := w.queue
			w.queue, w.crowd = nil, max(n, w.crowd*7/8)
			w.mu.Unlock()
			return queued
		}
		w.mu.Unlock()
		before = n
		runtime.Gosched()
	}
}

// serve commits everything that is queued.
func (w *writer) serve() {
	queued := w.gather()
	jobs := queued[:0]
	for _, j := range queued {
		if j.taken.CompareAndSwap(false, true) {
			jobs = append(jobs, j)
		}
	}
	if err := w.resolve(); err != nil {
		w.settleWith(jobs, err)
		return
	}
	for len(jobs) > 0 {
		some := jobs[:min(len(jobs), maxTurn)]
		jobs = jobs[len(some):]
		w.settleWith(some, w.inCrowd(context.Background(), func() error { return w.commit(some) }))
	}
}

// try serves when nobody else does.
func (w *writer) try() {
	select {
	case w.token <- struct{}{}:
		w.serve()
		<-w.token
	default:
	}
}

// settleWith ends jobs; an error of the whole turn is everybody's.
func (w *writer) settleWith(jobs []*job, err error) {
	for _, j := range jobs {
		if err != nil {
			j.err = err
		}
		close(j.done)
	}
}

// close waits for the turn under way, finishes what is queued and takes nothing more.
func (w *writer) close() error {
	w.mu.Lock()
	w.ended = true
	w.mu.Unlock()
	w.token <- struct{}{}
	w.serve()
	return w.disconnect()
}

// reconnect replaces the connection and everything that was remembered about the file through it.
func (w *writer) reconnect(ctx context.Context) error {
	if err := w.disconnect(); err != nil {
		w.log.options.Report(fmt.Errorf("close a connection that failed: %w", err))
	}
	if err := w.connect(ctx); err != nil {
		return err
	}
	w.ill = false
	return nil
}

func readOnly(path string) error {
	return &model.Error{
		Code: model.CodeReadOnly, Message: path + " is open for reading only", Hint: "open it without the read-only flag to act",
		Args: map[string]string{"path": path},
	}
}
