// Package reply reads the answer of a customer to a notice from a mail, as it was saved by a mail program or handed over
// by a mail server.
//
// The mail is hostile until it is read: its size, its depth and its words are bounded, nothing of it is executed or
// fetched, and what stays is plain text in valid UTF-8. Who shows it makes it safe.
package reply

import (
	"fmt"
	"io"
	"net/mail"
	"regexp"
	"strings"
	"time"
)

// MaxSize is the largest mail that is read, in bytes: pictures are passed over, but they are there.
const MaxSize = 10 << 20

// Reply is what a customer answered.
type Reply struct {
	From      string    // the address, in lower case
	ID        string    // of the mail, without angle brackets
	Date      time.Time // when it was written, as its sender's clock says; zero if it does not say
	Numbers   []string  // what may be the number of an incident in the subject
	Answers   []string  // the ids of mails that it answers, the newest first, without angle brackets
	Score     int       // 1 to 5; 0: none given
	Text      string    // without what was quoted and the signature
	Automatic bool      // an absence or another answer that no person has written
}

// number is how people call an incident: 2026-017, 2026-X04.
var number = regexp.MustCompile(`\b\d{4}-[A-Z]?\d{2,6}\b`)

// Read reads a mail.
func Read(from io.Reader) (*Reply, error) {
	m, err := mail.ReadMessage(io.LimitReader(from, MaxSize))
	if err != nil {
		return nil, fmt.Errorf("read mail: %w", err)
	}
	r := &Reply{ID: ids(m.Header.Get("Message-ID")).first(), Automatic: automatic(m.Header)}
	sender, err := mail.ParseAddress(words.header(m.Header.Get("From")))
	if err != nil {
		if sender, err = mail.ParseAddress(m.Header.Get("From")); err != nil {
			return nil, fmt.Errorf("read sender of mail: %w", err)
		}
	}
	r.From = strings.ToLower(sender.Address)
	if date, err := m.Header.Date(); err == nil {
		r.Date = date.UTC()
	}
	r.Numbers = number.FindAllString(strings.ToUpper(words.header(m.Header.Get("Subject"))), 8)
	r.Answers = append(ids(m.Header.Get("In-Reply-To")), ids(m.Header.Get("References")).backwards()...)
	text, err := plain(m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, 0)
	if err != nil {
		return nil, fmt.Errorf("read text of mail: %w", err)
	}
	r.Score, r.Text = scored(own(text))
	return r, nil
}

// automatic tells whether a machine wrote the mail (RFC 3834).
func automatic(h mail.Header) bool {
	auto := strings.ToLower(h.Get("Auto-Submitted"))
	return auto != "" && auto != "no" || h.Get("X-Autoreply") != "" || strings.EqualFold(h.Get("Precedence"), "auto_reply")
}

// messageIDs are the ids in a header.
type messageIDs []string

var bracketed = regexp.MustCompile(`<([^<>\s]{1,300})>`)

func ids(header string) messageIDs {
	var all messageIDs
	for _, found := range bracketed.FindAllStringSubmatch(header, 50) {
		all = append(all, found[1])
	}
	return all
}

func (m messageIDs) first() string {
	if len(m) == 0 {
		return ""
	}
	return m[0]
}

func (m messageIDs) backwards() messageIDs {
	turned := make(messageIDs, 0, len(m))
	for n := len(m) - 1; n >= 0; n-- {
		turned = append(turned, m[n])
	}
	return turned
}
