package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
	"strings"

	"github.com/wneessen/go-mail/smtp"

	"warroom/cmd/warroom/internal/courier/step"
)

// Security is how the connection is protected.
type Security string

// The ways to protect a connection. Nothing may go in clear but to this machine.
const (
	StartTLS Security = "starttls"
	TLS      Security = "tls"
	Clear    Security = "none"
)

// Auth is how the sender proves who it is.
type Auth string

// The ways to log in. AuthAuto takes the best that the server offers.
const (
	AuthAuto    Auth = "auto"
	AuthPlain   Auth = "plain"
	AuthLogin   Auth = "login"
	AuthCRAM    Auth = "cram-md5"
	AuthSCRAM   Auth = "scram-sha-256"
	AuthXOAuth2 Auth = "xoauth2"
)

// attempt is an error with what was being done.
type attempt struct {
	doing string
	err   error
}

func (a *attempt) Error() string { return a.doing + ": " + a.err.Error() }
func (a *attempt) Unwrap() error { return a.err }

var errClear = errors.New("without TLS mail is handed over on this machine only; set tls to starttls or tls")

// connect opens a connection that is ready for a letter.
func (c *Carrier) connect(ctx context.Context) (*line, error) {
	dialCtx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	conn, err := c.config.Dial(dialCtx, "tcp", net.JoinHostPort(c.config.Host, c.config.Port))
	if err != nil {
		return nil, &attempt{"connect", err}
	}
	if c.config.Security == Clear && !loopback(conn.RemoteAddr()) {
		_ = conn.Close()
		return nil, errClear
	}
	l := &line{raw: &bounded{Conn: conn}}
	release := l.hold(dialCtx, connectTimeout)
	defer release()
	if err := c.greet(ctx, l); err != nil {
		l.drop()
		return nil, err
	}
	return l, nil
}

// greet goes through everything that comes before the first letter.
func (c *Carrier) greet(ctx context.Context, l *line) error {
	settings := &tls.Config{ServerName: c.config.Host, RootCAs: c.config.Roots, MinVersion: tls.VersionTLS12}
	var conn net.Conn = l.raw
	if c.config.Security == TLS {
		secure := tls.Client(l.raw, settings)
		if err := secure.HandshakeContext(ctx); err != nil {
			step.Failed(ctx, step.Secured, err.Error())
			return &attempt{"agree on TLS", err}
		}
		step.Done(ctx, step.Secured, tls.VersionName(secure.ConnectionState().Version))
		conn = secure
	}
	client, err := smtp.NewClient(conn, c.config.Host)
	if err != nil {
		return &attempt{"wait for the greeting", err}
	}
	l.client = client
	if err = client.Hello(c.hello()); err != nil {
		return &attempt{"greet the server", err}
	}
	if c.config.Security == StartTLS {
		if offered, _ := client.Extension("STARTTLS"); !offered {
			return errors.New("the server does not offer STARTTLS")
		}
		if err = client.StartTLS(settings); err != nil {
			step.Failed(ctx, step.Secured, err.Error())
			return &attempt{"agree on TLS", err}
		}
		if state, ok := client.TLSConnectionState(); ok {
			step.Done(ctx, step.Secured, tls.VersionName(state.Version))
		}
	}
	return c.logIn(ctx, client)
}

// logIn proves who sends, if there is anything to prove it with.
func (c *Carrier) logIn(ctx context.Context, client *smtp.Client) error {
	if c.config.User == "" {
		return nil
	}
	offered, mechanisms := client.Extension("AUTH")
	if !offered {
		return errors.New("the server offers no way to log in")
	}
	chosen := c.mechanism(strings.Fields(mechanisms))
	if chosen == nil {
		return fmt.Errorf("the server offers other ways to log in: %s", mechanisms)
	}
	if err := client.Auth(chosen); err != nil {
		step.Failed(ctx, step.Authenticated, c.said(err))
		return &attempt{"log in", err}
	}
	step.Done(ctx, step.Authenticated, c.config.User)
	return nil
}

// mechanism is the way to log in that is set, or the best of those that the server offers.
func (c *Carrier) mechanism(offered []string) smtp.Auth {
	user, password, clear := c.config.User, c.config.Password.Reveal(), c.config.Security == Clear
	for _, way := range []struct {
		set  Auth
		name string
		make func() smtp.Auth
	}{
		{AuthSCRAM, "SCRAM-SHA-256", func() smtp.Auth { return smtp.ScramSHA256Auth(user, password) }},
		{AuthPlain, "PLAIN", func() smtp.Auth { return smtp.PlainAuth("", user, password, c.config.Host, clear) }},
		{AuthLogin, "LOGIN", func() smtp.Auth { return smtp.LoginAuth(user, password, c.config.Host, clear) }},
		{AuthCRAM, "CRAM-MD5", func() smtp.Auth { return smtp.CRAMMD5Auth(user, password) }},
		{AuthXOAuth2, "XOAUTH2", func() smtp.Auth { return smtp.XOAuth2Auth(user, password) }},
	} {
		wanted := c.config.Auth == way.set || (c.config.Auth == "" || c.config.Auth == AuthAuto) && way.set != AuthXOAuth2
		for _, name := range offered {
			if wanted && strings.EqualFold(name, way.name) {
				return way.make()
			}
		}
	}
	return nil
}

// hello is the name under which this machine introduces itself: many servers want one with a dot.
func (c *Carrier) hello() string {
	if c.config.Hello != "" {
		return c.config.Hello
	}
	if name, err := os.Hostname(); err == nil && strings.Contains(name, ".") {
		return tag(name)
	}
	return c.config.From.Address[strings.LastIndexByte(c.config.From.Address, '@')+1:]
}

func loopback(address net.Addr) bool {
	tcp, ok := address.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}
