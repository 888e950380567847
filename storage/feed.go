package storage

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"warroom/model"
)

// pollEvery is how often a log looks for itself, whether or not a bell rang.
const pollEvery = 250 * time.Millisecond

// breath is the least time between two looks that a bell asked for: a storm of commits is seen in gulps.
const breath = 3 * time.Millisecond

// feed tells watchers that something was committed. Whatever wakes it, the truth is data_version on one pinned
// connection, compared with !=.
type feed struct {
	log     *Log
	db      *sql.DB
	conn    *sql.Conn
	version *sql.Stmt
	last    int64

	mu       sync.Mutex
	watchers map[chan struct{}]struct{}
	ended    bool
	deaf     error // why the bell is not heard, nil while it is
	lost     error // where the file is not, nil while it is in its place
}

func newFeed(ctx context.Context, l *Log) (f *feed, err error) {
	f = &feed{log: l, watchers: map[chan struct{}]struct{}{}}
	if f.db, err = pool(l.path, l.reads, 1, ""); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = f.close()
		}
	}()
	if f.conn, err = f.db.Conn(ctx); err != nil {
		return nil, err
	}
	if f.version, err = f.conn.PrepareContext(ctx, "PRAGMA data_version"); err != nil {
		return nil, err
	}
	_, err = f.look(ctx)
	return f, err
}

// look tells whether anything was committed since the last look.
func (f *feed) look(ctx context.Context) (bool, error) {
	var version int64
	if err := f.version.QueryRowContext(ctx).Scan(&version); err != nil {
		return false, err
	}
	changed := version != f.last
	f.last = version
	return changed, nil
}

func (f *feed) work(life context.Context) {
	defer f.end()
	bell, stop := f.listen()
	defer stop()
	tick, rested := time.NewTicker(pollEvery), time.NewTimer(breath)
	defer tick.Stop()
	heard := bell
	for {
		select {
		case <-life.Done():
			return
		case <-rested.C:
			heard = bell
			continue
		case <-tick.C:
			f.inspect()
		case <-heard:
			heard = nil
			rested.Reset(breath)
		}
		if changed, err := f.look(life); changed || err != nil {
			f.tell()
		}
	}
}

// inspect looks whether the files are still in their place, and whether an open outcome can be settled by now.
func (f *feed) inspect() {
	err := f.log.place.check(sidecars...)
	f.mu.Lock()
	news := err != nil && f.lost == nil
	f.lost = err
	f.mu.Unlock()
	if news {
		f.log.options.Report(err)
		f.tell()
	}
	if w := f.log.writer; w != nil && w.doubtful.Load() {
		f.log.rooms.Go(w.try)
	}
}

// committed is called by the writer after a commit that recorded events.
func (f *feed) committed(end chain, site model.SiteID) {
	f.tell()
	f.log.bell.ring(Head{Site: site, Seq: end.seq, Hash: end.hash})
}

func (f *feed) tell() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for watcher := range f.watchers {
		select {
		case watcher <- struct{}{}:
		default: // it has not looked since the last ring and will see this too
		}
	}
}

// Watch rings after every commit by this or another process, and says nothing about what it was: whoever hears it
// reads again. A commit without events (the outbox, channels, customers, symptoms) rings up to a quarter of a second
// later, many of them once. Rings that nobody took yet are one ring. The channel is closed when ctx ends or the log is closed.
func (l *Log) Watch(ctx context.Context) <-chan struct{} {
	f, watcher := l.feed, make(chan struct{}, 1)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ended {
		close(watcher)
		return watcher
	}
	f.watchers[watcher] = struct{}{}
	context.AfterFunc(ctx, func() { f.leave(watcher) })
	return watcher
}

func (f *feed) leave(watcher chan struct{}) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, ok := f.watchers[watcher]; ok {
		delete(f.watchers, watcher)
		close(watcher)
	}
}

func (f *feed) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.ended = true
	for watcher := range f.watchers {
		delete(f.watchers, watcher)
		close(watcher)
	}
}

func (f *feed) close() error {
	if f.conn != nil {
		_ = f.conn.Close()
	}
	return f.db.Close()
}
