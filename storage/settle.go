package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	lib "modernc.org/sqlite/lib"
)

// settle makes sure that there is a file of ours at the path, with the present schema.
func (l *Log) settle(ctx context.Context) error {
	folder := filepath.Dir(l.path)
	if info, err := os.Stat(l.path); err == nil && !info.Mode().IsRegular() {
		return notADatabase(l.path)
	}
	if !l.options.ReadOnly {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return unmakable(l.path, err)
		}
	}
	if !l.options.Force {
		if err := refuseNetwork(folder, l.options.magic); err != nil {
			return err
		}
		if err := refuseLinks(l.path); err != nil {
			return err
		}
	}
	var err error
	if l.bell, err = newBell(l.path, !l.options.ReadOnly); err != nil {
		return unmakable(l.path, err)
	}
	if l.options.ReadOnly {
		return l.examine(ctx)
	}
	return l.patiently(ctx, func() error { return l.prepare(ctx) })
}

// patiently repeats what another process got in the way of. Switching a new file to WAL does not wait by itself.
func (l *Log) patiently(ctx context.Context, do func() error) error {
	deadline := time.Now().Add(patience)
	for wait := time.Millisecond; ; wait = min(2*wait, 50*time.Millisecond) {
		err := do()
		if err == nil || !passing(err) || time.Now().After(deadline) {
			return err
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		case <-timer.C:
		}
	}
}

// prepare looks whose file it is before anything is changed, then switches a new one to WAL and migrates.
func (l *Log) prepare(ctx context.Context) error {
	use := probing
	switch info, err := os.Stat(l.path); {
	case errors.Is(err, fs.ErrNotExist), err == nil && info.Size() == 0:
		use = creating
	case err != nil:
		return err
	}
	if ready, err := l.probe(ctx, use); err != nil || ready {
		return err
	}
	db, err := pool(l.path, writing, 1, "")
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // nothing was left unsaved in it
	if err := readBack(ctx, db); err != nil {
		return err
	}
	return migrate(ctx, db, l.path)
}

// probe tells whether the file is ours and needs nothing done to it.
func (l *Log) probe(ctx context.Context, use access) (ready bool, err error) {
	db, err := pool(l.path, use, 1, l.bell.file())
	if err != nil {
		return false, err
	}
	defer db.Close() //nolint:errcheck // nothing was left unsaved in it
	found, err := readOwner(ctx, db)
	if err != nil {
		return false, err
	}
	if err := found.check(l.path); err != nil {
		return false, err
	}
	var mode string
	if err := db.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return false, err
	}
	steps, err := migrations()
	return mode == "wal" && found.version == int64(len(steps)), err
}

// examine accepts only a file that needs no change. One in a folder that cannot be written can be read without the
// sidecar files, if it has none: nobody can change it there.
func (l *Log) examine(ctx context.Context) error {
	if _, err := os.Stat(l.path); err != nil {
		return err
	}
	err := l.tryExamining(ctx, examining)
	if code := result(err); code != lib.SQLITE_CANTOPEN && code != lib.SQLITE_READONLY {
		return err
	}
	if info, missing := os.Stat(l.path + "-wal"); missing == nil && info.Size() > 0 {
		return err
	}
	return l.tryExamining(ctx, frozen)
}

func (l *Log) tryExamining(ctx context.Context, use access) error {
	db, err := pool(l.path, use, 1, "")
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // nothing was left unsaved in it
	found, err := readOwner(ctx, db)
	if err != nil {
		return err
	}
	if err := found.check(l.path); err != nil {
		return err
	}
	steps, err := migrations()
	if err != nil {
		return err
	}
	if found.version < int64(len(steps)) {
		return fmt.Errorf("%w: it is of an older version", errNeedsWriting)
	}
	at, known, err := readHome(ctx, db)
	if known {
		l.site.Store(at.site)
	}
	l.reads = use
	return err
}
