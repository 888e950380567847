package plans

import (
	"fmt"
	"io/fs"
	"slices"
	"testing"

	"warroom/model"
)

// TestCardsOfOlderTelephones: version 2.1 is what many telephones write when they export their contacts.
func TestCardsOfOlderTelephones(t *testing.T) {
	const old = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;\r\n" +
		"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BC=\r\nller\r\nTEL;CELL;PREF:+49 170 1\r\nTEL;HOME:+49 69 1\r\n" +
		"EMAIL;INTERNET:j@example.com\r\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ\r\n AAAA\r\n\r\nEND:VCARD\r\n" +
		"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Jo=E3o\r\nTEL;WORK;VOICE:+55 11 8\r\nEND:VCARD\r\n"
	f, _ := withFiles(t, map[string]string{"old.vcf": old})
	joerg, _ := f.Plan.Person("joerg-mueller")
	want := []model.Contact{{Way: "mobile", Value: "+49 170 1"}, {Way: "landline", Value: "+49 69 1", Private: true}, {Way: "mail", Value: "j@example.com"}}
	if joerg.Name != "Jörg Müller" || !slices.Equal(joerg.Contacts, want) {
		t.Errorf("%q, %+v, want %+v", joerg.Name, joerg.Contacts, want)
	}
	if joao, known := f.Plan.Person("joao"); !known || joao.Name != "João" || joao.Contacts[0].Way != "phone" {
		t.Errorf("%+v", joao)
	}
}

func TestWhatMayNotBeReadIsNotCalledALink(t *testing.T) {
	r := &reading{}
	r.unreadable(place{file: "people.yaml"}, fmt.Errorf("open: %w", fs.ErrPermission))
	r.unreadable(place{file: "plan.yaml"}, fmt.Errorf("path escapes from parent"))
	if r.findings[0].Hint != "make it readable" || r.findings[1].Hint != "put the file itself into the folder" {
		t.Errorf("%q, %q", r.findings[0].Hint, r.findings[1].Hint)
	}
}
