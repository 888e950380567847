// Package secret keeps passwords and tokens out of everything that is written down. A [Secret] prints, formats and
// marshals as three asterisks, whatever it stands in; what it holds is had by [Secret.Reveal] alone. [Cover] takes
// secrets out of what other people's code or servers said.
package secret

import (
	"encoding/base64"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Secret is a password, a token, or an address that holds one.
type Secret struct{ value *string }

// hidden is what stands in the place of a secret.
const hidden = "***"

// New makes a secret of a value; an empty value makes the zero Secret.
func New(value string) Secret {
	if value == "" {
		return Secret{}
	}
	return Secret{&value}
}

// Reveal is the value, for handing it to the one it is meant for.
func (s Secret) Reveal() string {
	if s.value == nil {
		return ""
	}
	return *s.value
}

// IsZero tells whether there is no secret.
func (s Secret) IsZero() bool { return s.value == nil }

// String implements [fmt.Stringer] without the value.
func (s Secret) String() string { return hidden }

// Format implements [fmt.Formatter] without the value, for every verb and flag.
func (s Secret) Format(to fmt.State, _ rune) { _, _ = io.WriteString(to, hidden) }

// MarshalText implements [encoding.TextMarshaler] without the value, for JSON, YAML and XML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// LogValue implements [slog.LogValuer] without the value.
func (s Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// least is the length under which a value is too common to be looked for in a text.
const least = 4

// Cover replaces secrets in a text that others wrote, also where they are written as in a URL, a quoted string or base64,
// in which they may stand with more around them, such as the name of a user.
func Cover(text string, secrets ...Secret) string {
	var forms []string
	for _, one := range secrets {
		value := one.Reveal()
		if len(value) < least {
			continue
		}
		quoted := fmt.Sprintf("%q", value)
		forms = append(forms, value, quoted[1:len(quoted)-1])
		for _, escaped := range []string{url.QueryEscape(value), url.PathEscape(value)} {
			forms = append(forms, escaped, lowerEscapes(escaped))
		}
		forms = append(forms, inBase64(value)...)
	}
	slices.SortFunc(forms, func(a, b string) int { return len(b) - len(a) }) // a form may be part of another
	for _, form := range forms {
		text = strings.ReplaceAll(text, form, hidden)
	}
	return text
}

var escape = regexp.MustCompile(`%[0-9A-F]{2}`)

// lowerEscapes is a URL as other programs write it.
func lowerEscapes(text string) string { return escape.ReplaceAllStringFunc(text, strings.ToLower) }

// inBase64 are the ways in which a value shows in base64: alone, and behind one or two bytes more than fit. What the
// neighbours have a part in is left out.
func inBase64(value string) []string {
	forms := []string{base64.StdEncoding.EncodeToString([]byte(value))}
	for before := range 3 {
		bits := 8 * (before + len(value))
		begins, ends := (8*before+5)/6, bits/6
		for _, alphabet := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			encoded := alphabet.EncodeToString(append(make([]byte, before), value...))
			if form := encoded[begins:ends]; len(form) >= least {
				forms = append(forms, form)
			}
		}
	}
	return forms
}
