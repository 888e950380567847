// Package sink is a mail server for tests and benchmarks: it takes every message on a loopback address and remembers it,
// unless it is told to fail at one of the steps of the protocol.
package sink

import (
	"crypto/tls"
	"io"
	"net"
	"net/mail"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/emersion/go-smtp"
)

// Message is one message that a client has ended with the dot.
type Message struct {
	From, To string
	Data     string
	Refused  bool // it was answered with an error
}

// Header is the parsed head of the message; nil if it is not one.
func (m Message) Header() mail.Header {
	parsed, err := mail.ReadMessage(strings.NewReader(m.Data))
	if err != nil {
		return nil
	}
	return parsed.Header
}

// Faults answer an error for a step that is to fail; a nil func never fails. They may block.
type Faults struct {
	Auth func(user, password string) error
	Mail func(from string) error
	Rcpt func(to string) error
	Data func(m Message) error // after the dot
	Rset func()
}

// Server is the running sink.
type Server struct {
	Addr     string
	Sessions atomic.Int64 // how many connections there were
	Count    atomic.Int64 // how many messages were taken

	faults Faults
	forget bool
	mu     sync.Mutex
	kept   []Message
}

// Option changes how the sink behaves.
type Option func(*Server, *smtp.Server)

// Failing makes steps fail.
func Failing(f Faults) Option { return func(s *Server, _ *smtp.Server) { s.faults = f } }

// Counting keeps no messages, only their number: for benchmarks.
func Counting() Option { return func(s *Server, _ *smtp.Server) { s.forget = true } }

// WithTLS offers STARTTLS.
func WithTLS(config *tls.Config) Option {
	return func(_ *Server, server *smtp.Server) { server.TLSConfig = config }
}

// Start listens until the test is over.
func Start(tb testing.TB, options ...Option) *Server {
	tb.Helper()
	var config net.ListenConfig
	listener, err := config.Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatalf("listen on loopback: %v", err)
	}
	return StartOn(tb, listener, options...)
}

// StartOn serves a listener until the test is over.
func StartOn(tb testing.TB, listener net.Listener, options ...Option) *Server {
	tb.Helper()
	s := &Server{Addr: listener.Addr().String()}
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		s.Sessions.Add(1)
		return &session{server: s}, nil
	}))
	server.Domain, server.AllowInsecureAuth, server.EnableSMTPUTF8 = "sink.test", true, true
	server.ErrorLog = silent{}
	for _, option := range options {
		option(s, server)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = server.Serve(listener)
	}()
	tb.Cleanup(func() {
		_ = server.Close()
		<-done
	})
	return s
}

// Messages are those that were ended with the dot, in the order in which they came.
func (s *Server) Messages() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Message(nil), s.kept...)
}

type silent struct{}

func (silent) Printf(string, ...any) {}
func (silent) Println(...any)        {}

type session struct {
	server   *Server
	from, to string
}

func (c *session) Mail(from string, _ *smtp.MailOptions) error {
	c.from = from
	if c.server.faults.Mail != nil {
		return c.server.faults.Mail(from)
	}
	return nil
}

func (c *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	c.to = to
	if c.server.faults.Rcpt != nil {
		return c.server.faults.Rcpt(to)
	}
	return nil
}

func (c *session) Data(r io.Reader) error {
	m := Message{From: c.from, To: c.to}
	if c.server.forget {
		_, err := io.Copy(io.Discard, r)
		c.server.Count.Add(1)
		return err
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	m.Data = string(text)
	if c.server.faults.Data != nil {
		err = c.server.faults.Data(m)
	}
	m.Refused = err != nil
	c.server.mu.Lock()
	c.server.kept = append(c.server.kept, m)
	c.server.mu.Unlock()
	c.server.Count.Add(1)
	return err
}

func (c *session) Reset() {
	if c.server.faults.Rset != nil {
		c.server.faults.Rset()
	}
}

func (c *session) Logout() error { return nil }
