package mail

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// line is one connection to the server. Every wait on it ends at its deadline, however slowly the server dribbles.
type line struct {
	raw     *bounded // below TLS: for deadlines and for hanging up
	client  *smtp.Client
	letters int
	since   time.Time // when it was put aside

	mu      sync.Mutex
	waiting bool // for the answer to the dot
}

// hold gives the line to one letter until release is called.
func (l *line) hold(ctx context.Context, limit time.Duration) (release func()) {
	deadline := time.Now().Add(limit)
	if end, ok := ctx.Deadline(); ok && end.Before(deadline) {
		deadline = end
	}
	l.raw.left = maxAnswer
	_ = l.raw.SetDeadline(deadline)
	stop := context.AfterFunc(ctx, func() {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			return // the deadline of the connection is the same
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.waiting {
			_ = l.raw.SetDeadline(time.Now().Add(afterCancel))
			return
		}
		_ = l.raw.SetDeadline(time.Unix(1, 0))
	})
	return func() {
		stop()
		l.mu.Lock()
		l.waiting = false
		l.mu.Unlock()
	}
}

// offers tells whether the server knows an extension of the protocol.
func (l *line) offers(extension string) bool {
	offered, _ := l.client.Extension(extension)
	return offered
}

// await marks that the dot is about to leave: from here on a person who ends the program gets the answer a little time.
func (l *line) await(ctx context.Context) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting = true
	if errors.Is(ctx.Err(), context.Canceled) {
		_ = l.raw.SetDeadline(time.Now().Add(afterCancel))
	}
}

// drop hangs up without a word. Nothing may be written to a connection whose letter has no dot yet: the protocol library
// would write the dot first, and half a letter would leave.
func (l *line) drop() { _ = l.raw.Close() }

// quit says goodbye and hangs up.
func (l *line) quit() {
	_ = l.raw.SetDeadline(time.Now().Add(2 * time.Second))
	_ = l.client.Quit()
	_ = l.raw.Close()
}

// maxAnswer is how much a server may say about one letter.
const maxAnswer = 1 << 20

// bounded is a connection by which only so much is read for one letter.
type bounded struct {
	net.Conn
	left int
}

var errTalkative = errors.New("the server does not stop talking")

func (b *bounded) Read(into []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTalkative
	}
	n, err := b.Conn.Read(into[:min(len(into), b.left)])
	b.left -= n
	return n, err
}
