// Package mail carries letters by SMTP, one recipient a message, over connections that are kept open between letters.
//
// A letter is safe to try again until the dot that ends it: whatever breaks before, the server has not taken it. From the
// dot until the answer nobody knows, and the outcome is uncertain unless the server answers. Once it has answered, what
// happens to the connection changes nothing.
package mail

import (
	"context"
	"crypto/x509"
	"net"
	"net/mail"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/secret"
	"warroom/cmd/warroom/internal/courier/step"
	"warroom/model"
)

// Config says how the mail server is reached.
type Config struct {
	Host     string
	Port     string
	Security Security
	Roots    *x509.CertPool // nil: those of the system
	Auth     Auth
	User     string
	Password secret.Secret
	From     mail.Address
	ReplyTo  string // an address; {incident} stands for the number of the incident
	Hello    string // the name that the server is told; empty: this machine, or the domain of From

	Keep    int           // connections kept open between letters; 0: 4
	Idle    time.Duration // how long; 0: 30 s
	Timeout time.Duration // for one letter, from the first byte to the last; 0: 60 s, which is also the most
	Now     func() time.Time
	Dial    func(ctx context.Context, network, address string) (net.Conn, error) // nil: a [net.Dialer]
}

// The limits of one try.
const (
	maxTimeout     = 60 * time.Second
	connectTimeout = 15 * time.Second
	afterCancel    = 5 * time.Second // how long the answer to the dot is waited for when the program ends
	maxLetters     = 100             // by one connection: many servers want no more
)

// Carrier implements [courier.Carrier]. Close it to say goodbye to the server.
type Carrier struct {
	config Config
	idle   kept
}

// New makes a carrier; nothing is connected before the first letter.
func New(config Config) *Carrier {
	if config.Timeout <= 0 || config.Timeout > maxTimeout {
		config.Timeout = maxTimeout
	}
	if config.Keep <= 0 {
		config.Keep = 4
	}
	if config.Idle <= 0 {
		config.Idle = 30 * time.Second
	}
	if from, err := address(config.From.Address); err == nil {
		config.From.Address = from // its domain in ASCII
	}
	if config.Now == nil {
		config.Now = time.Now
	}
	if config.Dial == nil {
		config.Dial = (&net.Dialer{Timeout: connectTimeout}).DialContext
	}
	return &Carrier{config: config, idle: kept{most: config.Keep, forAs: config.Idle}}
}

// Close ends the connections that are kept.
func (c *Carrier) Close() error {
	c.idle.close()
	return nil
}

// Carry implements [courier.Carrier].
func (c *Carrier) Carry(ctx context.Context, load courier.Load, ending func() error) courier.Outcome {
	message, err := c.compose(load)
	if err != nil {
		return courier.Outcome{State: model.DeliveryFailed, Detail: err.Error()}
	}
	ctx, cancel := context.WithTimeout(ctx, c.config.Timeout)
	defer cancel()
	for {
		line, reused := c.idle.take()
		if line == nil {
			if line, err = c.connect(ctx); err != nil {
				return c.unreached(err)
			}
		}
		outcome, then := c.hand(ctx, line, message, ending)
		c.dispose(line, then)
		if then == stale && reused {
			continue // the server hung up while nobody used the connection
		}
		return outcome
	}
}

// fate is what becomes of a connection after a letter.
type fate int

const (
	clean  fate = iota // ready for the next letter
	broken             // not to be used any more
	stale              // broken before the server heard of the letter
)

func (c *Carrier) dispose(line *line, then fate) {
	line.letters++
	switch {
	case then != clean:
		line.drop()
	case line.letters >= maxLetters:
		line.quit()
	default:
		c.idle.put(line)
	}
}

// hand gives one letter to the server.
func (c *Carrier) hand(ctx context.Context, line *line, message *message, ending func() error) (courier.Outcome, fate) {
	defer line.hold(ctx, c.config.Timeout)()
	if message.utf8 && !line.offers("SMTPUTF8") {
		return unwritable(message), clean
	}
	body, at, then, err := line.open(ctx, message)
	if err != nil {
		return c.refused(ctx, at, err), then
	}
	if _, err = message.letter.WriteTo(body); err != nil {
		return c.refused(ctx, step.Content, line.instead(err)), broken // without the dot
	}
	if err = line.early(); err != nil {
		return c.refused(ctx, step.Content, err), broken // without the dot
	}
	if err = ending(); err != nil {
		return courier.Outcome{State: model.InQueue, Detail: "not sent: " + err.Error()}, broken // without the dot
	}
	step.Done(ctx, step.Content, "")
	line.await(ctx)
	err = body.Close()
	return c.answered(ctx, body.answer, err), line.after(err)
}
