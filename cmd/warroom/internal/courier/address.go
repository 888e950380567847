package courier

import (
	"context"
	"net/mail"
	"slices"
	"strings"
	"unicode"

	"warroom/model"
)

// Book knows the numbers and addresses of recipients, the best first.
type Book interface {
	Contacts(ctx context.Context, inc *model.Incident, plan *model.Plan, to model.RecipientID) ([]model.Contact, error)
}

// addressFor is the address that a channel uses of several contacts; false if none will do.
func addressFor(channel model.Channel, contacts []model.Contact) (string, bool) {
	for _, way := range channel.Ways() {
		at := slices.IndexFunc(contacts, func(c model.Contact) bool {
			_, good := Normal(c)
			return c.Way == way && good
		})
		if at >= 0 {
			return Normal(contacts[at])
		}
	}
	return "", false
}

// maxAddress is the longest address that is believed, in bytes.
const maxAddress = 320

// Normal is a contact as a channel dials it: a bare mail address, a telephone number without blanks and brackets, with
// its country code if it has one. It is false for what cannot be an address, above all for anything with a line break.
func Normal(c model.Contact) (string, bool) {
	text := strings.TrimSpace(c.Value)
	if text == "" || len(text) > maxAddress || strings.ContainsFunc(text, unicode.IsControl) || model.Safe(text) != text {
		return "", false
	}
	switch c.Way {
	case "mail":
		parsed, err := mail.ParseAddress(text)
		if err != nil || parsed.Name != "" {
			return "", false
		}
		return parsed.Address, true
	case "phone", "mobile", "landline", "sms", "fax":
		return number(text)
	}
	return text, true
}

// number keeps the digits of a telephone number and its plus.
func number(text string) (string, bool) {
	var digits strings.Builder
	text = strings.Replace(text, "(0)", "", 1) // the zero that is dialled at home only
	for n, r := range text {
		switch {
		case r >= '0' && r <= '9', r == '+' && n == 0:
			digits.WriteRune(r)
		case strings.ContainsRune(" -/.()\u00a0", r):
		default:
			return "", false
		}
	}
	dialled := digits.String()
	if rest, international := strings.CutPrefix(dialled, "00"); international {
		dialled = "+" + rest
	}
	return dialled, len(dialled) >= 3 && len(dialled) <= 20
}
