package mail

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/mail"
	"regexp"
	"strings"

	gomail "github.com/wneessen/go-mail"
	"golang.org/x/net/idna"

	"warroom/cmd/warroom/internal/courier"
	"warroom/model"
)

// How large a letter may be: what is larger is not a notice.
const (
	maxSubject = 200       // characters
	maxText    = 256 << 10 // bytes
	maxAddress = 254       // bytes, as in RFC 5321
	maxTag     = 60
)

// message is a letter as the server gets it.
type message struct {
	letter            *gomail.Msg
	from, to          string
	sender, recipient string // in angle brackets
	utf8              bool   // an address needs more than ASCII
}

var (
	errAddress = errors.New("the address cannot be used for mail")
	errSize    = errors.New("the text is too long for a mail")
)

// compose makes the message. An error says why it can never be sent.
func (c *Carrier) compose(load courier.Load) (*message, error) {
	to, err := address(load.Address)
	if err != nil {
		return nil, err
	}
	if len(load.Letter.Text) > maxText {
		return nil, errSize
	}
	from := c.config.From
	m := gomail.NewMsg(gomail.WithCharset(gomail.CharsetUTF8), gomail.WithEncoding(gomail.EncodingQP), gomail.WithNoDefaultUserAgent())
	m.FromMailAddress(&mail.Address{Name: oneLine(from.Name), Address: from.Address})
	m.ToMailAddress(&mail.Address{Name: oneLine(load.Name), Address: to})
	if reply, err := address(strings.ReplaceAll(c.config.ReplyTo, "{incident}", tag(load.Incident))); err == nil {
		m.ReplyToMailAddress(&mail.Address{Address: reply})
	}
	m.Subject(oneLine(load.Letter.Subject))
	m.SetMessageIDWithValue(messageID(load.ID, from.Address))
	m.SetDateWithValue(c.config.Now())
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader("X-Auto-Response-Suppress", "All")
	if load.Letter.Language != "" {
		m.SetGenHeader("Content-Language", tag(string(load.Letter.Language)))
	}
	if load.Incident != "" {
		m.SetGenHeader("X-Warroom-Incident", tag(load.Incident))
	}
	if load.Exercise {
		m.SetGenHeader("X-Warroom-Exercise", "yes")
	}
	m.SetBodyString(gomail.TypeTextPlain, model.SafeLines(strings.ReplaceAll(load.Letter.Text, "\r\n", "\n"))+"\n")
	return &message{
		letter: m, from: from.Address, to: to, sender: envelope(from.Address), recipient: envelope(to), utf8: !ascii(from.Address + to),
	}, nil
}

// address is a bare address, its domain in ASCII. Whatever could end the line or the address is refused.
func address(given string) (string, error) {
	if len(given) > maxAddress || strings.ContainsFunc(given, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '\uFFFD' }) {
		return "", errAddress
	}
	parsed, err := mail.ParseAddress(given)
	if err != nil || parsed.Name != "" {
		return "", errAddress
	}
	at := strings.LastIndexByte(parsed.Address, '@')
	domain, err := idna.Lookup.ToASCII(parsed.Address[at+1:])
	if literal := strings.HasPrefix(parsed.Address[at+1:], "["); err != nil && !literal {
		return "", errAddress
	} else if literal {
		domain = parsed.Address[at+1:]
	}
	return parsed.Address[:at+1] + domain, nil
}

// envelope is the address as SMTP writes it.
func envelope(address string) string { return (&mail.Address{Address: address}).String() }

var unfitForID = regexp.MustCompile(`[^A-Za-z0-9._-]`)

// messageID is the same for the same letter, whatever its key looks like.
func messageID(key, from string) string {
	if key == "" || len(key) > 100 || unfitForID.MatchString(key) {
		sum := sha256.Sum256([]byte(key))
		key = hex.EncodeToString(sum[:16])
	}
	return fmt.Sprintf("%s@%s", key, from[strings.LastIndexByte(from, '@')+1:])
}

// tag is a word that can stand in a header or an address as it is.
func tag(word string) string {
	return unfitForID.ReplaceAllString(word[:min(len(word), maxTag)], "-")
}

// oneLine is a text for a header: short, on one line, and without what readers would decode into something else.
func oneLine(text string) string {
	text = strings.ReplaceAll(model.Safe(text), "=?", "= ?")
	if runes := []rune(text); len(runes) > maxSubject {
		return string(runes[:maxSubject-1]) + "…"
	}
	return text
}

func ascii(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x80 })
}
