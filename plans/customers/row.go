package customers

import (
	"cmp"
	"strings"
	"unicode"

	"warroom/model"
	"warroom/plans"
)

// maxCell is the longest cell that is kept, in bytes.
const maxCell = 4 << 10

// row takes over one row of a table.
func (l *List) row(cells []string, line int) {
	said := map[Field]string{}
	for n, cell := range cells {
		cell = strings.TrimSpace(cell)
		if n >= len(l.Headings) || cell == "" {
			continue
		}
		h := l.Headings[n]
		if len(cell) > maxCell {
			l.Doubtful = append(l.Doubtful, Trouble{line, TooLong, h.Field, h.Given})
			continue
		}
		if h.Field != "" {
			said[h.Field] = cmp.Or(said[h.Field], cell)
		}
	}
	l.take(said, line)
}

// take makes a customer of what is said of one.
func (l *List) take(said map[Field]string, line int) {
	id := cmp.Or(said[ID], said[Name])
	if id == "" {
		l.Left = append(l.Left, Trouble{line, Nameless, Name, ""})
		return
	}
	if said[ID] == "" {
		id = plans.Slug(id)
	}
	if !usable(id) {
		l.Left = append(l.Left, Trouble{line, BadID, ID, id})
		return
	}
	c := Customer{
		Customer: model.Customer{
			ID: model.CustomerID(id), Name: cmp.Or(said[Name], id), Tier: said[Tier], Contract: said[Contract], SLA: said[SLA],
			Channel: channelOf(said[Channel]), Owner: model.PersonID(said[Owner]),
		},
		Line: line, Contact: said[Contact], Mail: said[Mail], Phone: said[Phone], Mobile: said[Mobile],
	}
	for _, way := range []Field{Fax, Chat} {
		if said[way] != "" {
			if c.Other == nil {
				c.Other = map[string]string{}
			}
			c.Other[string(way)] = said[way]
		}
	}
	l.judge(&c, said)
	l.Customers = append(l.Customers, c)
}

// judge takes over the cells that must say something certain. Whether somebody must not be contacted is believed
// rather than not.
func (l *List) judge(c *Customer, said map[Field]string) {
	doubt := func(field Field) { l.Doubtful = append(l.Doubtful, Trouble{c.Line, BadValue, field, said[field]}) }
	var ok bool
	if text := said[Language]; text != "" {
		if c.Language, ok = languageOf(text); !ok {
			doubt(Language)
		}
	}
	if text := said[Churn]; text != "" {
		if c.Churn, ok = risks[folded(text)]; !ok {
			doubt(Churn)
		}
	}
	if text := said[NoContact]; text != "" {
		if c.NoContact, ok = answers[folded(text)]; !ok {
			c.NoContact = true
			doubt(NoContact)
		}
	}
	if text := said[Fee]; text != "" {
		if c.Fee, c.Currency, ok = Amount(text); !ok {
			doubt(Fee)
		}
	}
	if text := said[Currency]; text != "" {
		if c.Currency, ok = currencyOf(text); !ok {
			doubt(Currency)
		}
	}
	if text := c.Mail; text != "" && (!strings.Contains(text, "@") || strings.ContainsFunc(text, notInAddress)) {
		doubt(Mail)
		c.Mail = ""
	}
}

func notInAddress(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// usable tells whether a text can be an id: it stands in commands, in logs and on paper.
func usable(id string) bool {
	return len(id) <= 80 && !strings.ContainsFunc(id, func(r rune) bool { return !unicode.IsGraphic(r) || r == '/' }) && model.Safe(id) == id
}
