package plans

import (
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

const roomPlan = `name: n
product: p
version: "1"
severities: {SEV1: {title: t, criteria: [c]}}
roles:
  commander: {title: Commander, holders: [anna-weber]}
channels: {mail: {title: Mail}}
audiences: {customers: {title: C, channels: [mail], owner: commander}}
`

// withFiles reads a folder of plan.yaml and some more files, and answers what was found wrong.
func withFiles(t *testing.T, more map[string]string) (*Folder, []string) {
	t.Helper()
	files := []file{{"plan.yaml", []byte(roomPlan)}}
	for name, text := range more {
		files = append(files, file{name, []byte(text)})
	}
	f, err := ParseFolder(pack(files))
	var found []string
	if err != nil {
		for one := range strings.Lines(err.Error()) {
			found = append(found, strings.TrimSpace(one))
		}
	}
	return f, found
}

func TestPeopleFromASpreadsheet(t *testing.T) {
	f, found := withFiles(t, map[string]string{"people.csv": "Funktion;Handy;Name;Rollen;Privates Festnetz;E-Mail;Sprachen;Mobile 2\n" +
		";+49 170 1;Anna Weber;commander;+49 69 2;a@example.com;de, pt-BR;+49 171 9\n\n;;\"Öz; Tan\";;;;;\n"})
	found = slices.DeleteFunc(found, func(s string) bool { return strings.Contains(s, `column "Funktion"`) || strings.Contains(s, "matrix") })
	if len(found) > 0 {
		t.Errorf("found %q", found)
	}
	if len(f.Plan.People) != 2 || f.Plan.People[1].ID != "oez-tan" {
		t.Fatalf("got %+v", f.Plan.People)
	}
	anna := f.Plan.People[0]
	want := []model.Contact{{Way: "mobile", Value: "+49 170 1"}, {Way: "mobile", Value: "+49 171 9"}, {Way: "landline", Value: "+49 69 2", Private: true}, {Way: "mail", Value: "a@example.com"}}
	if !slices.Equal(anna.Contacts, want) || !slices.Equal(anna.Roles, []model.RoleID{"commander"}) || !slices.Equal(anna.Languages, []model.Language{"de", "pt-BR"}) {
		t.Errorf("got %+v", anna)
	}
}

func TestMistakesInASpreadsheetNameTheirLine(t *testing.T) {
	_, found := withFiles(t, map[string]string{"people.csv": "name,roles,confirmed\nAnna Weber,kommander,2026-13-01\n,commander,\n"})
	for _, want := range []string{`people.csv:2:12: role "kommander"`, `people.csv:2:22: "2026-13-01" is not a date`, "people.csv:3:1: name is missing"} {
		if !slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("%q is not among %q", want, found)
		}
	}
	_, found = withFiles(t, map[string]string{"people.csv": "name\n\"Anna\n"})
	if !slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, "people.csv:") && strings.Contains(s, "CSV") }) {
		t.Errorf("open quotes are not reported: %q", found)
	}
}

const cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Weber\r\nORG:Example;Support\r\nTEL;TYPE=CELL:+49 170 1\r\nTEL;TYPE=HOME:+49 69 2\r\n" +
	"TEL;TYPE=FAX:+49 69 3\r\nEMAIL:a@example.com\r\nCATEGORIES:commander,family\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Team\r\nEND:VCARD\r\n" +
	"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Bo\r\nTEL;VALUE=uri;TYPE=\"work,voice\":tel:+49-170-5\r\nRELATED;TYPE=agent:Anna Weber\r\nEND:VCARD\r\n"

func TestPeopleFromAnAddressBook(t *testing.T) {
	f, _ := withFiles(t, map[string]string{"phone.vcf": cards})
	if len(f.Plan.People) != 2 {
		t.Fatalf("got %+v", f.Plan.People)
	}
	anna, bo := f.Plan.People[0], f.Plan.People[1]
	want := []model.Contact{{Way: "mobile", Value: "+49 170 1"}, {Way: "landline", Value: "+49 69 2", Private: true}, {Way: "mail", Value: "a@example.com"}}
	if anna.ID != "anna-weber" || anna.Team != "Support" || !slices.Equal(anna.Contacts, want) || !slices.Equal(anna.Roles, []model.RoleID{"commander"}) {
		t.Errorf("got %+v", anna)
	}
	if bo.Deputy != "anna-weber" || len(bo.Contacts) != 1 || bo.Contacts[0].Value != "+49-170-5" {
		t.Errorf("got %+v", bo)
	}
	if _, found := withFiles(t, map[string]string{"phone.vcf": "BEGIN:VCARD\r\nFN"}); !slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, "phone.vcf: ") }) {
		t.Errorf("a cut card is not reported: %q", found)
	}
}

const duty = `zone: Europe/Berlin
rotations:
  duty: {title: Duty, role: commander, people: [anna-weber], start: 2026-01-05, handover: "mon 09:00", turn: 1w}
`

const nights = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" +
	"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Bo\r\nCATEGORIES:duty\r\nDTSTART;TZID=Europe/Berlin:20260327T200000\r\nDTEND;TZID=Europe/Berlin:20260328T080000\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:2\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Christmas Day\r\nCATEGORIES:holiday\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261226\r\nEND:VEVENT\r\n" +
	"BEGIN:VEVENT\r\nUID:3\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Dentist\r\nDTSTART:20260327T200000Z\r\nDTEND:20260327T210000Z\r\nEND:VEVENT\r\n" +
	"END:VCALENDAR\r\n"

func TestShiftsFromACalendar(t *testing.T) {
	f, found := withFiles(t, map[string]string{"standby.yaml": duty, "nights.ics": nights, "people.yaml": "anna-weber: {name: Anna}\nbo: {name: Bo}\n"})
	if len(f.Standby.Calendar) != 3 || len(f.Standby.Holidays) != 1 || !f.Standby.Holidays[0].Day.Equal(time.Date(2026, 12, 25, 0, 0, 0, 0, time.UTC)) {
		t.Fatalf("got %+v, %q", f.Standby, found)
	}
	if len(f.Standby.Unplaced) != 1 || f.Standby.Unplaced[0] != (Unplaced{"nights.ics", "Dentist"}) {
		t.Errorf("passed over without a word: %+v", f.Standby.Unplaced)
	}
	var got []string
	for _, shift := range f.Standby.Calendar { // the clocks go forward in the night to March 29
		got = append(got, string(shift.Person)+" "+shift.From.Format(time.RFC3339)+" "+shift.To.Sub(shift.From).String())
	}
	want := []string{"bo 2026-03-27T20:00:00+01:00 12h0m0s", "bo 2026-03-28T20:00:00+01:00 11h0m0s", "bo 2026-03-29T20:00:00+02:00 12h0m0s"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if who, _ := f.Standby.OnCall("duty", f.Standby.Calendar[0].From.Add(time.Hour)); who != "bo" {
		t.Errorf("on call is %s", who)
	}
	if _, found := withFiles(t, map[string]string{"standby.yaml": duty, "n.ics": "BEGIN:VCALENDAR\r\nBEGIN:VEVENT"}); !slices.ContainsFunc(found, func(s string) bool { return strings.HasPrefix(s, "n.ics: ") }) {
		t.Errorf("a cut calendar is not reported: %q", found)
	}
}

func TestCustomers(t *testing.T) {
	r := &reading{}
	got := r.customers(file{"customers.csv", []byte("Stufe;Kundennummer;Kunde;Vertrag;Region\ngold;17;Müller & Söhne;A;Nord\n;17;Twice;;\n;;Ohne Nummer;;\n;9;;;\n")})
	if len(got) != 2 || got[0].ID != "17" || got[0].Tier != "gold" || got[0].Other["Region"] != "Nord" || got[1].ID != "ohne-nummer" {
		t.Errorf("got %+v", got)
	}
	if len(r.findings) != 2 || r.findings[0].Line != 3 || r.findings[1].Line != 5 {
		t.Errorf("found %v", r.findings)
	}
}

func FuzzTopFiles(f *testing.F) {
	f.Add("people.csv", "name;roles\nA;b\n")
	f.Add("x.vcf", cards)
	f.Add("x.ics", nights)
	f.Fuzz(func(t *testing.T, name, text string) {
		if name != "people.csv" && name != "x.vcf" && name != "x.ics" || len(text) > 4096 {
			return
		}
		files := []file{{"plan.yaml", []byte(roomPlan)}, {"standby.yaml", []byte(duty)}, {name, []byte(text)}}
		_, _ = ParseFolder(pack(files))
	})
}
