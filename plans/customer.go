package plans

import "slices"

// Customer is one line of customers.csv. Unknown columns are kept in Other by their heading.
type Customer struct {
	ID       string
	Name     string
	Tier     string
	Language string
	Channel  string
	Contact  string
	Phone    string
	Mail     string
	Contract string
	SLA      string
	Other    map[string]string
}

// customerColumns are the columns of customers.csv and what else they may be called.
var customerColumns = map[string][]string{
	"id":       {"customer id", "customer number", "kundennummer", "nummer", "código", "número"},
	"name":     {"customer", "company", "kunde", "firma", "cliente", "empresa", "nome"},
	"tier":     {"class", "level", "stufe", "klasse", "segmento", "categoria"},
	"language": {"sprache", "idioma"},
	"channel":  {"preferred channel", "kanal", "canal"},
	"contact":  {"contact person", "ansprechpartner", "ansprechpartnerin", "contato"},
	"phone":    {"telephone", "telefon", "telefone"},
	"mail":     {"e mail", "email"},
	"contract": {"vertrag", "contrato"},
	"sla":      {},
}

// customers reads customers.csv. A line without an id or a name is reported; of two with the same id the first counts.
func (r *reading) customers(f file) []Customer {
	s, ok := r.sheet(f, customerColumns)
	if !ok {
		return nil
	}
	if !slices.ContainsFunc(s.columns, func(c column) bool { return c.name == "name" }) {
		r.note(place{f.path, 1, 1}, "call one column \"name\"", "no column holds the names")
		return nil
	}
	var all []Customer
	taken := map[string]place{}
	for row, more := s.next(); more && !r.full(); row, more = s.next() {
		c := customerOn(row)
		if c.Name == "" {
			r.note(row.at, "write a name into the column \"name\"", "%s is missing", "name")
			continue
		}
		if c.ID == "" {
			c.ID = slug(c.Name)
		}
		if first, twice := taken[c.ID]; twice {
			r.note(row.where("id"), "give one of them another id", "customer %q is already given on line %d", c.ID, first.line)
			continue
		}
		taken[c.ID] = row.at
		all = append(all, c)
	}
	return all
}

func customerOn(row line) Customer {
	c := Customer{
		ID: row.get("id"), Name: row.get("name"), Tier: row.get("tier"), Language: row.get("language"), Channel: row.get("channel"),
		Contact: row.get("contact"), Phone: row.get("phone"), Mail: row.get("mail"), Contract: row.get("contract"), SLA: row.get("sla"),
	}
	for n, column := range row.columns {
		if column.name == "" && column.given != "" && n < len(row.fields) && row.fields[n] != "" {
			if c.Other == nil {
				c.Other = map[string]string{}
			}
			c.Other[column.given] = row.fields[n]
		}
	}
	return c
}
