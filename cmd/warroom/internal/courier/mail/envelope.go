package mail

import (
	"context"
	"errors"
	"io"
	"net/textproto"
	"strings"

	"github.com/wneessen/go-mail/smtp"

	"warroom/cmd/warroom/internal/courier/step"
)

// ask is a command before the text of a letter, and the code with which a server goes on.
type ask struct {
	at      step.Name
	command string
	code    int
	about   string // whom
}

// asks are the commands that begin a letter, in their order.
func asks(client *smtp.Client, m *message) []ask {
	from := "MAIL FROM:" + m.sender
	if offered, _ := client.Extension("8BITMIME"); offered {
		from += " BODY=8BITMIME"
	}
	if offered, _ := client.Extension("SMTPUTF8"); offered && m.utf8 {
		from += " SMTPUTF8"
	}
	return []ask{{step.Sender, from, 250, m.from}, {step.Recipient, "RCPT TO:" + m.recipient, 25, m.to}, {step.Content, "DATA", 354, ""}}
}

// errCommand cannot happen with addresses that were read as such.
var errCommand = errors.New("a command to the mail server must stand on one line")

// open says from whom a letter goes and to whom, and asks to write its text. A server that takes commands together
// (RFC 2920) gets them so: on a long line that is one wait instead of three. Where the server did not go on, refused is
// the step, and then what becomes of the connection.
func (l *line) open(ctx context.Context, m *message) (text *body, refused step.Name, then fate, err error) {
	all, talk := asks(l.client, m), l.client.Text
	together, _ := l.client.Extension("PIPELINING")
	for n, one := range all {
		switch {
		case !together:
			err = say(talk, all[n:n+1])
		case n == 0:
			err = say(talk, all)
		}
		if err == nil {
			_, _, err = talk.ReadResponse(one.code)
		}
		if err != nil {
			return nil, one.at, l.refused(one.at, err, together), err
		}
		if one.at != step.Content {
			step.Done(ctx, one.at, one.about)
		}
	}
	return &body{WriteCloser: talk.DotWriter(), talk: talk}, "", clean, nil
}

// say writes commands in one go.
func say(talk *textproto.Conn, commands []ask) error {
	for _, one := range commands {
		if strings.ContainsAny(one.command, "\r\n") {
			return errCommand
		}
		if _, err := talk.W.WriteString(one.command + "\r\n"); err != nil {
			return err
		}
	}
	return talk.W.Flush()
}

// refused tells what becomes of the connection when the server did not go on. Only after a recipient that it does not
// want can it take the next letter, unless it waits for the text all the same.
func (l *line) refused(at step.Name, err error, together bool) fate {
	heard := codeOf(err) != 0 && codeOf(err) != closing
	switch {
	case at == step.Sender && !heard:
		return stale
	case at != step.Recipient || !heard:
		return broken
	}
	if together {
		if _, _, err := l.client.Text.ReadResponse(354); codeOf(err) == 0 {
			return broken
		}
	}
	if l.client.Reset() != nil || l.ahead() {
		return broken
	}
	return clean
}

// body is the text of a letter on its way to the server. Close ends it with the dot and waits for the answer.
type body struct {
	io.WriteCloser
	talk   *textproto.Conn
	answer string // to the dot
}

func (b *body) Close() error {
	_ = b.WriteCloser.Close() // a server that hangs up early may have said why
	var err error
	_, b.answer, err = b.talk.ReadResponse(250)
	return err
}
