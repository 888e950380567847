package plans

import "warroom/model"

// people reads people.yaml: "id: {name, team, languages, contacts, roles, deputy, confirmed, pin}".
func (r *reading) people(f file) []model.Person {
	var people []model.Person
	for _, one := range r.document(place{file: f.path}, string(f.text)).entries() {
		r.name("person", one.key, one.keyAt)
		f := one.fields()
		people = append(people, model.Person{
			ID:        model.PersonID(one.key),
			Name:      f.need("name"),
			Team:      f.get("team").text(),
			Contacts:  contacts(f.get("contacts")),
			Languages: each(f.get("languages"), value.language),
			Roles:     allNamed[model.RoleID](f.get("roles"), "role"),
			Deputy:    named[model.PersonID](f.get("deputy"), "person"),
			Confirmed: f.get("confirmed").date(),
			PIN:       pin(f.get("pin")),
		})
		f.done()
	}
	return people
}

// contacts reads lines such as "- mobile: +49 170 555 0100", with "note: …" and "private: yes" below where it helps. A
// way without a value is a blank to fill in and is left out.
func contacts(v value) []model.Contact {
	var all []model.Contact
	for _, one := range v.list() {
		contact, ways := model.Contact{}, 0
		for _, field := range one.entries() {
			switch field.key {
			case "note":
				contact.Note = field.text()
			case "private":
				contact.Private = field.flag()
			default:
				contact.Way, contact.Value = field.key, field.text()
				ways++
			}
		}
		if ways != 1 {
			one.note("write \"- mobile: number\", one dash for each way", "a contact has one way, such as mobile, landline, mail, chat or radio")
			continue
		}
		if contact.Value != "" {
			all = append(all, contact)
		}
	}
	return all
}

// pin is the hash of a PIN; a PIN in the clear is refused, since the folder is printed and kept in git.
func pin(v value) string {
	text := v.text()
	if text == "" {
		return ""
	}
	if _, ok := parsePIN(text); !ok {
		v.note("put the hash of the PIN here (it begins with $argon2id$) and choose another PIN, since this one was readable", "the PIN is written in the clear, or its hash is damaged")
		return ""
	}
	return text
}
