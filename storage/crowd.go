package storage

import (
	"context"
	"time"
)

// longest is how long a write waits while others write: a crowd of writers moves on, and the turn will come.
const longest = 6 * patience

// inCrowd repeats what did not get the file, for as long as others commit meanwhile. SQLite lets waiting writers in by
// chance, not in their order, so that in a crowd some wait longer than its own patience. A file that somebody holds
// without committing anything is given up after that.
func (w *writer) inCrowd(ctx context.Context, do func() error) error {
	deadline := time.Now().Add(longest)
	before := w.chain.seen.version // what was so at our last commit spares asking for every write
	if before == 0 {
		before = w.versionOrZero(ctx)
	}
	for {
		err := do()
		if err == nil || !passing(err) || time.Now().After(deadline) {
			return err
		}
		after := w.versionOrZero(ctx)
		if after == before {
			return err
		}
		before = after
	}
}

// version changes with every commit of another connection.
func (w *writer) version(ctx context.Context) (int64, error) {
	c, err := w.command(ctx, "PRAGMA data_version")
	if err != nil {
		return 0, err
	}
	return c.number(ctx)
}

// versionOrZero is the version, or 0 while there is none to ask.
func (w *writer) versionOrZero(ctx context.Context) int64 {
	if w.conn == nil {
		return 0
	}
	version, err := w.version(ctx)
	if err != nil {
		return 0
	}
	return version
}
