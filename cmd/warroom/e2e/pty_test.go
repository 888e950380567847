package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// line is a pseudo-terminal in which the program runs and of which every byte is kept.
type line struct {
	t    testing.TB
	cmd  *exec.Cmd
	file *os.File
	grew chan struct{} // rung when bytes arrive, closed at the end

	mu    sync.Mutex
	bytes []byte
}

// dial starts the program on a pseudo-terminal of a size.
func dial(t testing.TB, cmd *exec.Cmd, w, h uint16) *line {
	t.Helper()
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: w, Rows: h})
	if err != nil {
		t.Fatal(err)
	}
	l := &line{t: t, cmd: cmd, file: file, grew: make(chan struct{}, 1)}
	go l.read()
	t.Cleanup(l.hangUp)
	return l
}

func (l *line) read() {
	defer close(l.grew)
	chunk := make([]byte, 64<<10)
	for {
		n, err := l.file.Read(chunk)
		l.mu.Lock()
		l.bytes = append(l.bytes, chunk[:n]...)
		l.mu.Unlock()
		if err != nil {
			return
		}
		select {
		case l.grew <- struct{}{}:
		default:
		}
	}
}

func (l *line) hangUp() {
	_ = l.cmd.Process.Kill()
	_ = l.cmd.Wait()
	_ = l.file.Close()
}

// received is a copy of what came from a position on.
func (l *line) received(from int) []byte {
	l.mu.Lock()
	defer l.mu.Unlock()
	return bytes.Clone(l.bytes[from:])
}

func (l *line) count() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.bytes)
}

// hears waits until a text has come after a position, and answers the position behind everything that came so far.
func (l *line) hears(text string, from int) int {
	l.t.Helper()
	deadline := time.NewTimer(patience)
	defer deadline.Stop()
	for {
		got := l.received(from)
		if bytes.Contains(got, []byte(text)) {
			return from + len(got)
		}
		select {
		case _, open := <-l.grew:
			if !open {
				l.t.Fatalf("the program ended before it showed %q:\n%q", text, tail(got, 2000))
			}
		case <-deadline.C:
			l.t.Fatalf("waited %s for %q:\n%q", patience, text, tail(got, 2000))
		}
	}
}

func tail(text []byte, n int) []byte { return text[max(0, len(text)-n):] }

func (l *line) types(text string) {
	l.t.Helper()
	if _, err := l.file.WriteString(text); err != nil {
		l.t.Fatal(err)
	}
}
