package sink

import (
	"context"
	"fmt"
	"net"
	"strconv"

	gomail "github.com/wneessen/go-mail"
)

// Bare sends n messages with subject and text to a server without TLS, one after the other over one connection, with
// the mail library alone: what a courier that also remembers what it does is measured against.
func Bare(ctx context.Context, address string, n int, subject, text string) error {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("read the address: %w", err)
	}
	number, err := strconv.Atoi(port)
	if err != nil {
		return fmt.Errorf("read the port: %w", err)
	}
	client, err := gomail.NewClient(host, gomail.WithPort(number), gomail.WithTLSPolicy(gomail.NoTLS))
	if err != nil {
		return fmt.Errorf("set up the client: %w", err)
	}
	if err = client.DialWithContext(ctx); err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	for one := range n {
		m := gomail.NewMsg()
		if err = m.From("crisis@example.com"); err != nil {
			return fmt.Errorf("set the sender: %w", err)
		}
		if err = m.To(fmt.Sprintf("customer%d@example.com", one)); err != nil {
			return fmt.Errorf("set the recipient: %w", err)
		}
		m.Subject(subject)
		m.SetMessageID()
		m.SetDate()
		m.SetBodyString(gomail.TypeTextPlain, text)
		if err = client.Send(m); err != nil {
			return fmt.Errorf("send message %d: %w", one, err)
		}
	}
	return client.Close()
}
