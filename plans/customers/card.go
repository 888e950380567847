package customers

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/emersion/go-vcard"

	"warroom/plans"
)

// cards reads an address book. A card that cannot be read does not stop the others.
func (l *List) cards(text []byte) {
	text = plans.ModernCard(text)
	line := 1
	for len(text) > 0 {
		card, rest := oneCard(text)
		lead := card[:len(card)-len(bytes.TrimLeft(card, " \t\r\n"))]
		begins := line + bytes.Count(lead, []byte("\n"))
		line += bytes.Count(card, []byte("\n"))
		text = rest
		if len(lead) < len(card) {
			l.card(card[len(lead):], begins)
		}
	}
}

// oneCard parts the first card from those after it.
func oneCard(text []byte) (card, rest []byte) {
	for at := 0; at < len(text); {
		line, _, _ := bytes.Cut(text[at:], []byte("\n"))
		at = min(at+len(line)+1, len(text))
		if bytes.EqualFold(bytes.TrimSpace(line), []byte("END:VCARD")) {
			return text[:at], text[at:]
		}
	}
	return text, nil
}

func (l *List) card(text []byte, line int) {
	card, err := vcard.NewDecoder(bytes.NewReader(text)).Decode()
	if err != nil {
		l.Left = append(l.Left, Trouble{Line: line, Kind: Broken})
		return
	}
	if card.Kind() == vcard.KindGroup {
		return
	}
	name := strings.TrimSpace(card.PreferredValue(vcard.FieldFormattedName))
	said := map[Field]string{Name: name, ID: strings.TrimSpace(card.PreferredValue("X-CUSTOMER-ID"))}
	if org := card.Get(vcard.FieldOrganization); org != nil {
		if company, _, _ := strings.Cut(org.Value, ";"); strings.TrimSpace(company) != "" {
			said[Name], said[Contact] = strings.TrimSpace(company), name
		}
	}
	if said[Contact] == said[Name] {
		said[Contact] = ""
	}
	for _, way := range plans.WaysOfCard(card) {
		field := map[string]Field{"mail": Mail, "mobile": Mobile}[way.Way]
		field = cmp.Or(field, Phone)
		said[field] = cmp.Or(said[field], way.Value)
	}
	if tags := card.Values(vcard.FieldLanguage); len(tags) > 0 {
		said[Language] = tags[0]
	}
	if categories := card.Categories(); len(categories) > 0 {
		said[Tier] = strings.TrimSpace(categories[0])
	}
	l.take(said, line)
}
