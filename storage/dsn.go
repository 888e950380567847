package storage

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// patience is how long a connection waits for another process that holds the file.
const patience = 10 * time.Second

// access is what a connection may do.
type access int

const (
	probing access = iota // look whose file it is, change nothing
	creating
	writing
	reading
	examining // change nothing
	frozen    // nobody can change it
)

// settings are set on every connection and read back when the log is opened. A cache of 2 MB per connection keeps a
// room small; the journal shrinks back after a burst; memory mapping stays off, since a fault in it ends the process.
var settings = []struct{ name, set, read string }{
	{"foreign_keys", "1", "1"},
	{"trusted_schema", "0", "0"},
	{"cell_size_check", "1", "1"},
	{"synchronous", "FULL", "2"},
	{"cache_size", "-2000", "-2000"},
	{"mmap_size", "0", "0"},
	{"journal_size_limit", "8388608", "8388608"},
}

// dsn is the URI of a connection. Only a file: URI keeps its parameters; a plain path would drop mode=rw and create
// an empty file where one was moved away.
func dsn(path string, use access, modeOf string) string {
	q := url.Values{"_txlock": {"immediate"}, "_dqs": {"0"}, "_error_rc": {"1"}, "_defensive": {"1"}}
	pragma := func(name, value string) { q.Add("_pragma", name+"("+value+")") }
	pragma("busy_timeout", fmt.Sprint(patience.Milliseconds()))
	if use == writing {
		pragma("journal_mode", "wal")
	}
	for _, s := range settings {
		pragma(s.name, s.set)
	}
	switch use {
	case creating:
		q.Set("mode", "rwc")
		q.Set("modeof", modeOf)
	case examining:
		q.Set("mode", "ro")
	case frozen:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	default:
		q.Set("mode", "rw")
	}
	if use >= reading {
		pragma("query_only", "1")
	}
	name := filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(name, "/") {
		name = "/" + name
	}
	return (&url.URL{Scheme: "file", Path: name, RawQuery: q.Encode()}).String()
}

// pool opens a pool of at most n connections that are never closed for being idle: as long as one is open, SQLite
// keeps the sidecar files.
func pool(path string, use access, n int, modeOf string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn(path, use, modeOf))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// readBack checks that the connection really runs with the settings asked for.
func readBack(ctx context.Context, q querier) error {
	for _, s := range settings {
		var got string
		if err := q.QueryRowContext(ctx, "PRAGMA "+s.name).Scan(&got); err != nil {
			return fmt.Errorf("read back %s: %w", s.name, err)
		}
		if got != s.read {
			return fmt.Errorf("read back %s: %s, want %s", s.name, got, s.read)
		}
	}
	var mode string
	if err := q.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return fmt.Errorf("read back journal_mode: %w", err)
	}
	if mode != "wal" {
		return fmt.Errorf("read back journal_mode: %s, want wal", mode)
	}
	return nil
}

// querier is what reads need of a pool, a connection or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// execer is what writes need of a connection or a transaction.
type execer interface {
	querier
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}
