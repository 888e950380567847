package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// machine runs the program inside the test, on a file of its own, at a time of its own.
type machine struct {
	t   *testing.T
	db  string
	now time.Time
	env map[string]string
}

func newMachine(t *testing.T) *machine {
	t.Helper()
	return &machine{
		t: t, db: filepath.Join(t.TempDir(), "warroom.db"), now: time.Date(2026, 11, 22, 11, 0, 0, 0, time.UTC),
		env: map[string]string{"TZ": "Europe/Berlin", "USER": "anna", "WARROOM_SITE": "FRA", "LANG": "en_US.UTF-8"},
	}
}

// run answers what was printed and the exit code.
func (m *machine) run(args ...string) (out, errs string, code int) {
	m.t.Helper()
	var stdout, stderr bytes.Buffer
	p := newProgram(strings.NewReader(""), &stdout, &stderr, func(name string) string { return m.env[name] }, func() time.Time { return m.now })
	code = p.execute(m.t.Context(), append(args, "--db", m.db))
	return stdout.String(), stderr.String(), code
}

// must fails the test unless the program exits with 0.
func (m *machine) must(args ...string) string {
	m.t.Helper()
	out, errs, code := m.run(args...)
	if code != exitOK {
		m.t.Fatalf("warroom %s: exit %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out
}
