package storage

import (
	"context"
	"fmt"
	"time"
)

// erasing runs do so that the bytes that it removes or replaces are overwritten.
func (t *turn) erasing(do func() error) error {
	if _, err := t.exec(`PRAGMA secure_delete = 1`); err != nil {
		return err
	}
	failed := do()
	if _, err := t.exec(`PRAGMA secure_delete = 0`); failed == nil {
		failed = err
	}
	return failed
}

// scrubWithin is how long readers and other processes are waited for: meanwhile nobody here can write.
const scrubWithin = 500 * time.Millisecond

// scrub empties the journal, in which pages stand as they were before. When somebody is in the way, it is written over
// later by what is recorded next.
func (l *Log) scrub(ctx context.Context) {
	w := l.writer
	select {
	case w.token <- struct{}{}:
	case <-time.After(scrubWithin): // others write, or the log was closed
		return
	}
	defer func() { <-w.token }()
	if w.conn == nil {
		return
	}
	_, _ = w.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA busy_timeout = %d", scrubWithin.Milliseconds()))
	_, _ = w.conn.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	_, err := w.conn.ExecContext(context.WithoutCancel(ctx), fmt.Sprintf("PRAGMA busy_timeout = %d", patience.Milliseconds()))
	w.ill = w.ill || err != nil
}
