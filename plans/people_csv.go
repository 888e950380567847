package plans

import (
	"maps"
	"slices"
	"strings"
	"time"

	"warroom/model"
)

// peopleColumns are the columns of people.csv and what else they may be called.
var peopleColumns = map[string][]string{
	"id":        {"kürzel", "kennung", "identificador"},
	"name":      {"full name", "vor- und nachname", "nome"},
	"team":      {"department", "abteilung", "equipe", "time", "área", "bereich"},
	"roles":     {"role", "rollen", "rolle", "funções", "função"},
	"deputy":    {"vertretung", "suplente"},
	"languages": {"language", "sprachen", "sprache", "idiomas", "idioma"},
	"confirmed": {"bestätigt", "confirmado", "confirmado em"},
	"mobile":    {"mobil", "handy", "celular", "cell", "cell phone", "mobile phone"},
	"phone":     {"telefon", "telefone", "work phone", "dienstlich"},
	"landline":  {"festnetz", "fixo", "telefone fixo"},
	"private":   {"private landline", "private phone", "privat", "privates festnetz", "particular", "fixo particular"},
	"sim":       {"second sim", "zweite sim", "zweite sim karte", "segundo chip"},
	"mail":      {"e mail", "email"},
	"chat":      {"messenger"},
	"radio":     {"funk", "rádio"},
	"note":      {"notes", "bemerkung", "notiz", "observação", "nota"},
}

// peopleWays are the columns that are ways to be reached, in the order in which they are tried.
var peopleWays = []string{"mobile", "sim", "phone", "landline", "private", "mail", "chat", "radio"}

// peopleSheet reads people.csv: one person a line. Where no id is given it is made of the name.
func (r *reading) peopleSheet(f file) []model.Person {
	s, ok := r.sheet(f, peopleColumns)
	if !ok {
		return nil
	}
	for _, column := range s.columns {
		if column.name == "" && column.given != "" {
			r.note(place{f.path, 1, 1}, suggest(column.given, slices.Sorted(maps.Keys(peopleColumns))), "column %q is not known", column.given)
		}
	}
	var people []model.Person
	for row, more := s.next(); more && !r.full(); row, more = s.next() {
		people = append(people, r.personOn(row))
	}
	return people
}

func (r *reading) personOn(row line) model.Person {
	person := model.Person{Name: row.get("name"), Team: row.get("team"), Deputy: model.PersonID(row.get("deputy"))}
	if person.Name == "" {
		r.note(row.at, "write a name into the column \"name\"", "%s is missing", "name")
		return person
	}
	id := row.get("id")
	if id == "" {
		id = slug(person.Name)
	}
	r.name("person", id, row.where("name"))
	r.refer("person", string(person.Deputy), row.where("deputy"))
	person.ID = model.PersonID(id)
	for _, role := range row.list("roles") {
		r.refer("role", role, row.where("roles"))
		person.Roles = append(person.Roles, model.RoleID(role))
	}
	for _, tag := range row.list("languages") {
		if !languageTag.MatchString(tag) {
			r.note(row.where("languages"), "write a language tag: en, de, pt-BR …", "%q is not a language", tag)
			continue
		}
		person.Languages = append(person.Languages, model.Language(tag))
	}
	if text := row.get("confirmed"); text != "" {
		day, err := time.Parse(time.DateOnly, text)
		if err != nil {
			r.note(row.where("confirmed"), "write it as 2026-11-22: year, month, day", "%q is not a date", text)
		}
		person.Confirmed = day
	}
	person.Contacts = waysOn(row)
	return person
}

// waysOn are the ways to be reached on a row: every column of each kind, the private ones marked as such.
func waysOn(row line) []model.Contact {
	var all []model.Contact
	for _, way := range peopleWays {
		for n, column := range row.columns {
			if column.name != way || n >= len(row.fields) || strings.TrimSpace(row.fields[n]) == "" {
				continue
			}
			contact := model.Contact{Way: way, Value: strings.TrimSpace(row.fields[n])}
			switch way {
			case "private":
				contact.Way, contact.Private = "landline", true
			case "sim":
				contact.Way, contact.Note = "mobile", "SIM 2"
			}
			all = append(all, contact)
		}
	}
	if len(all) > 0 && row.get("note") != "" {
		all[0].Note = strings.TrimSpace(all[0].Note + " " + row.get("note"))
	}
	return all
}
