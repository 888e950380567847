package plans

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"warroom/model"
)

// shippedIn are the folders of the library and the language that each is written in.
var shippedIn = map[string]model.Language{"en": "en", "de": "de", "pt": "pt-BR"}

func TestDefaultSpeaksTheLanguageAskedFor(t *testing.T) {
	for asked, want := range map[model.Language]model.Language{
		"en": "en", "en-GB": "en", "de": "de", "de-AT": "de", "DE": "de", "pt-BR": "pt-BR", "pt": "pt-BR", "pt-PT": "pt-BR", "fr": "en",
	} {
		plan, _ := Default(asked)
		if plan.Language != want || !slices.Equal(plan.Languages, []model.Language{want}) {
			t.Errorf("Default(%q) speaks %q %q, want %q", asked, plan.Language, plan.Languages, want)
		}
		for _, template := range plan.Originals() {
			if template.Language != want {
				t.Errorf("Default(%q): template %s is marked %q", asked, template.ID, template.Language)
			}
		}
	}
}

// TestPlansDifferOnlyInWords: ticks, roles, times and clocks mean the same whatever language a room speaks.
func TestPlansDifferOnlyInWords(t *testing.T) {
	want := wordless(t, "en")
	for _, lang := range shippedIn {
		got := wordless(t, lang)
		if len(got) != len(want) {
			t.Errorf("%s has %d lines, want %d", lang, len(got), len(want))
		}
		for n := range min(len(got), len(want)) {
			if got[n] != want[n] {
				t.Errorf("%s: %q, want %q, after %q", lang, got[n], want[n], want[max(n-6, 0):n])
				break
			}
		}
	}
}

// alone is the shipped folder of a language without what it tells readers of others.
func alone(lang model.Language) *Folder {
	r := &reading{whole: true}
	return r.archived(shippedAlso(lang, nil, r))
}

// wordless is the folder of a language as lines of JSON, each text replaced by what must be the same in all languages.
func wordless(t *testing.T, lang model.Language) []string {
	t.Helper()
	whole := alone(lang)
	plan := whole.Plan
	plan.Zone = model.Zone{} // each language lives in its own
	for n := range plan.Checklists {
		plan.Checklists[n].Intro = oneLine(plan.Checklists[n].Intro) // where its lines end is no difference
	}
	for _, text := range append(words(plan), besideWords(whole)...) {
		if *text == "" {
			continue
		}
		facts := braces.FindAllString(*text, -1)
		slices.Sort(facts)
		*text = fmt.Sprintf("%d lines %q, %d to fill in", strings.Count(*text, "\n"), facts, strings.Count(*text, "[TODO"))
	}
	plan.Digest, plan.Language, plan.Languages, whole.Archive = "", "", nil, nil
	for n := range plan.People {
		plan.People[n].Languages = nil
	}
	for n := range plan.Templates {
		plan.Templates[n].Language = ""
	}
	for n := range plan.Scenarios {
		for stage := range plan.Scenarios[n].Says {
			plan.Scenarios[n].Says[stage] = "said"
		}
	}
	for n := range whole.Workflows {
		whole.Workflows[n].Text = ""
	}
	for n := range whole.Forms {
		whole.Forms[n].Text = ""
	}
	for n := range whole.Examples {
		whole.Examples[n].Text = ""
	}
	lines, err := json.MarshalIndent(whole, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(lines), "\n")
}

var braces = regexp.MustCompile(`\{\{[^}]*\}\}`)

// TestPlansHaveTheSameFiles compares what is not in the plan: names of files, and how many comments and explanations
// they hold.
func TestPlansHaveTheSameFiles(t *testing.T) {
	shape := func(folder string) (files []string) {
		for name, text := range shippedFiles(t, folder) {
			paragraphs := strings.Count(text, "\n\n")
			files = append(files, fmt.Sprintf("%s: %d paragraphs", name, paragraphs))
		}
		slices.Sort(files)
		return files
	}
	for folder := range shippedIn {
		if got, want := shape(folder), shape("en"); !slices.Equal(got, want) {
			t.Errorf("%s holds %q, want %q", folder, got, want)
		}
	}
}

// shippedFiles are the files of a folder of the library by their path below it.
func shippedFiles(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(library, "library/"+folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := library.ReadFile(name)
		files[strings.TrimPrefix(name, "library/"+folder+"/")] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
