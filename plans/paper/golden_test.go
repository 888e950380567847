package paper

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"warroom/model"
	"warroom/plans"
)

var update = flag.Bool("update", false, "write the golden files anew")

// printedAt is when everything in these tests is printed: a Sunday noon in Berlin.
func printedAt(t testing.TB) time.Time {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return time.Date(2026, 11, 22, 12, 0, 0, 0, zone)
}

// lighthouse is a small plan with something of everything in it.
func lighthouse(t testing.TB) *plans.Folder {
	t.Helper()
	folder, err := plans.OpenFolder("testdata/plan")
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// documents are all documents that there are, about a folder and an incident.
func documents(t testing.TB, folder *plans.Folder, lang model.Language, private bool) map[string]Document {
	t.Helper()
	o := Options{Now: printedAt(t), Labels: LabelsIn(lang), Private: private}
	lists, err := Checklists(folder, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	forms, _, err := Forms(folder, FormOptions{Options: o, Copies: 2})
	if err != nil {
		t.Fatal(err)
	}
	c := darkness(t, folder.Plan)
	return map[string]Document{
		"plan": Plan(folder, o), "contacts": Contacts(folder, o), "card": Card(folder, o), "checklist": lists, "forms": forms,
		"roster": Roster(folder, nil, 4, o), "roster-incident": Roster(folder, c.Incident, 0, o), "log": Log(c, o), "incident": Incident(c, o),
	}
}

// Whoever changes what is printed looks at all of it.
func TestDocumentsReadAsTheyDid(t *testing.T) {
	folder := lighthouse(t)
	for lang, names := range map[model.Language][]string{
		"en": {"plan", "contacts", "card", "checklist", "forms", "roster", "roster-incident", "log", "incident"},
		"de": {"plan", "card", "incident"}, "pt-BR": {"plan", "roster", "log"},
	} {
		all := documents(t, folder, lang, false)
		for _, name := range names {
			var text, markdown bytes.Buffer
			if err := WriteText(&text, all[name]); err != nil {
				t.Fatal(err)
			}
			if err := WriteMarkdown(&markdown, all[name]); err != nil {
				t.Fatal(err)
			}
			golden(t, name+"."+string(lang)+".txt", text.Bytes())
			if lang == "en" {
				golden(t, name+".en.md", markdown.Bytes())
			}
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s reads otherwise now; look at it and run go test ./plans/paper -update\n%s", name, firstDifference(want, got))
	}
}

func firstDifference(want, got []byte) string {
	a, b := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for n := range min(len(a), len(b)) {
		if !bytes.Equal(a[n], b[n]) {
			return "was: " + string(a[n]) + "\nis:  " + string(b[n])
		}
	}
	return "one of them ends earlier"
}
