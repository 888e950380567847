package plans

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/emersion/go-vcard"

	"warroom/model"
)

// cards reads an address book in the vCard format, versions 3.0 and 4.0 (RFC 2426 and RFC 6350), as telephones export
// it; version 2.1 of older ones is read as well. A card of a group is passed over. Its categories that are roles of the
// plan are the roles that the person may hold; a related agent is the deputy.
func (r *reading) cards(f file) []model.Person {
	var people []model.Person
	decoder := vcard.NewDecoder(bytes.NewReader(withoutQuoted(f.text)))
	for !r.full() {
		card, err := decoder.Decode()
		if errors.Is(err, io.EOF) {
			return people
		}
		if err != nil {
			r.note(place{file: f.path}, "export the contacts again", "cannot be read as a vCard: %v", err)
			r.cannotRead(f.path)
			return people
		}
		if kind := card.Kind(); kind != vcard.KindIndividual {
			continue
		}
		if person, ok := r.personOf(card, f.path); ok {
			people = append(people, person)
		}
	}
	return people
}

func (r *reading) personOf(card vcard.Card, path string) (model.Person, bool) {
	at := place{file: path}
	name := strings.TrimSpace(card.PreferredValue(vcard.FieldFormattedName))
	if name == "" {
		r.note(at, "give it a name (FN)", "a card has no name")
		return model.Person{}, false
	}
	person := model.Person{ID: model.PersonID(slug(name)), Name: name, Contacts: waysOf(card)}
	if org := card.Get(vcard.FieldOrganization); org != nil {
		units := strings.Split(org.Value, ";")
		person.Team = strings.TrimSpace(units[len(units)-1])
	}
	for _, category := range card.Categories() {
		role := strings.ToLower(strings.TrimSpace(category))
		if _, known := r.names.defined["role"][role]; known {
			person.Roles = append(person.Roles, model.RoleID(role))
		}
	}
	for _, tag := range card.Values(vcard.FieldLanguage) {
		if languageTag.MatchString(tag) {
			person.Languages = append(person.Languages, model.Language(tag))
		}
	}
	for _, related := range card[vcard.FieldRelated] {
		if related.Params.HasType("agent") && !strings.Contains(related.Value, ":") {
			person.Deputy = model.PersonID(slug(related.Value))
			r.refer("person", string(person.Deputy), at)
		}
	}
	r.name("person", string(person.ID), at)
	return person, true
}

// waysOf are the telephones and addresses of a card, in its order; what is marked as home is private.
func waysOf(card vcard.Card) []model.Contact {
	var all []model.Contact
	for _, tel := range card[vcard.FieldTelephone] {
		number := strings.TrimPrefix(strings.TrimSpace(tel.Value), "tel:")
		if number == "" || tel.Params.HasType("fax") || tel.Params.HasType("pager") {
			continue
		}
		contact := model.Contact{Way: "phone", Value: number, Private: tel.Params.HasType("home")}
		switch {
		case tel.Params.HasType("cell"):
			contact.Way = "mobile"
		case tel.Params.HasType("home"):
			contact.Way = "landline"
		}
		all = append(all, contact)
	}
	for _, mail := range card[vcard.FieldEmail] {
		if mail.Value != "" {
			all = append(all, model.Contact{Way: "mail", Value: strings.TrimSpace(mail.Value), Private: mail.Params.HasType("home")})
		}
	}
	return all
}
