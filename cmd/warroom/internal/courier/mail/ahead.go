package mail

import (
	"errors"
	"net/textproto"
)

// A server that answers what it was not asked is out of step: what it says next would be taken for the answer about
// another letter. Such a connection takes no further letter.

var errAhead = errors.New("the server answered before it was asked")

// ahead tells whether the server has said more than it was asked.
func (l *line) ahead() bool { return l.client.Text.R.Buffered() > 0 }

// early is what the server has said against a letter before its end; nil if it waits for the end, as it has to.
func (l *line) early() error {
	if !l.ahead() {
		return nil
	}
	return l.instead(errAhead)
}

// instead is what the server has said against a letter that could not be written to its end; err if it said nothing.
func (l *line) instead(err error) error {
	code, said, failed := l.client.Text.ReadResponse(0)
	if failed != nil || code < 400 {
		return err
	}
	return &textproto.Error{Code: code, Msg: said}
}

// after tells what becomes of the connection after the answer to the dot, which is an error unless the server took the
// letter.
func (l *line) after(err error) fate {
	class := codeOf(err) / 100
	if l.ahead() || codeOf(err) == closing || err != nil && class != 2 && class != 4 && class != 5 {
		return broken
	}
	return clean
}
