package sink

import (
	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// AuthMechanisms implements [smtp.AuthSession]: none unless the sink was told how to check.
func (c *session) AuthMechanisms() []string {
	if c.server.faults.Auth == nil {
		return nil
	}
	return []string{sasl.Plain, sasl.Login}
}

// Auth implements [smtp.AuthSession].
func (c *session) Auth(mechanism string) (sasl.Server, error) {
	switch mechanism {
	case sasl.Plain:
		return sasl.NewPlainServer(func(_, user, password string) error { return c.server.faults.Auth(user, password) }), nil
	case sasl.Login:
		return &login{check: c.server.faults.Auth}, nil
	}
	return nil, smtp.ErrAuthUnknownMechanism
}

// login is the server side of LOGIN: it asks for the name, then for the password.
type login struct {
	check  func(user, password string) error
	asked  int
	answer []string
}

// Next implements [sasl.Server].
func (l *login) Next(response []byte) (challenge []byte, done bool, err error) {
	if l.asked == 0 && response == nil {
		l.asked = 1
		return []byte("Username:"), false, nil
	}
	l.answer = append(l.answer, string(response))
	if len(l.answer) == 1 {
		return []byte("Password:"), false, nil
	}
	return nil, true, l.check(l.answer[0], l.answer[1])
}
