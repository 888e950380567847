package plans

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"warroom/model"
)

// TestReadersOfOtherLanguagesAreToldInTheirs: everything that the plan tells anybody but executives is there in all the
// languages that it is written in, and is one thing to choose.
func TestReadersOfOtherLanguagesAreToldInTheirs(t *testing.T) {
	native := map[model.Language]*model.Plan{}
	for _, lang := range shippedIn {
		native[lang] = alone(lang).Plan
	}
	for folder, lang := range shippedIn {
		plan, _ := Default(lang)
		own := native[lang]
		if !reflect.DeepEqual(plan.Originals(), own.Templates) {
			t.Errorf("%s: there are %d texts to choose from, want the %d in the plan's language", folder, len(plan.Originals()), len(own.Templates))
		}
		for _, original := range own.Templates {
			var spoken []model.Language
			for _, one := range plan.Translations(original) {
				spoken = append(spoken, one.Language)
				theirs, known := native[one.Language].Template(original.ID)
				if theirs.ID = one.ID; !known || theirs != one {
					t.Errorf("%s: %s is not what the plan in %s says", folder, one.ID, one.Language)
				}
			}
			want := Also(lang)
			if original.Audience == "executives" {
				want = nil
			}
			slices.Sort(spoken)
			if slices.Sort(want); !slices.Equal(spoken, want) {
				t.Errorf("%s: %s is also said in %q, want %q", folder, original.ID, spoken, want)
			}
		}
		for _, scenario := range plan.Scenarios {
			for _, other := range Also(lang) {
				theirs, _ := native[other].Scenario(scenario.ID)
				if want := (model.Telling{Says: theirs.Says, Advice: theirs.Advice}); !reflect.DeepEqual(scenario.Translations[other], want) {
					t.Errorf("%s: %s says in %s\n%v, want\n%v", folder, scenario.ID, other, scenario.Translations[other], want)
				}
			}
		}
	}
}

// TestTheShippedPlanIsItsArchive: what is kept of it, and what is written to disk, reads as the same plan.
func TestTheShippedPlanIsItsArchive(t *testing.T) {
	for _, lang := range shippedIn {
		plan, archive := Default(lang)
		kept, err := Parse(archive)
		if err != nil || !reflect.DeepEqual(kept, plan) {
			t.Errorf("%s: the plan in its archive is another one: %v", lang, err)
		}
		if whole := DefaultFolder(lang); whole.Plan.Digest != plan.Digest || !bytes.Equal(whole.Archive, archive) {
			t.Errorf("%s: the folder is %.12s, the plan %.12s", lang, whole.Plan.Digest, plan.Digest)
		}
		dir := path.Join(t.TempDir(), "plan")
		if err := archive.Extract(dir); err != nil {
			t.Fatal(err)
		}
		if written, _, err := Load(dir); err != nil || written.Digest != plan.Digest {
			t.Errorf("%s: written and read again it is %.12s, want %.12s: %v", lang, written.Digest, plan.Digest, err)
		}
		if _, err := OpenFolder(dir); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
}

// TestBeginAsksForLanguages: which languages a plan of one's own speaks besides its own.
func TestBeginAsksForLanguages(t *testing.T) {
	for _, test := range []struct {
		answers string
		want    []string
	}{
		{"product: Desk\n", []string{"en", "pt"}},
		{"product: Desk\nalso: [en]\n", []string{"en"}},
		{"product: Desk\nalso: pt\n", []string{"pt"}},
		{"product: Desk\nalso: [de]\n", nil},
		{"product: Desk\nalso: none\n", nil},
		{"product: Desk\nalso: []\n", nil},
	} {
		answers, err := ReadAnswers("answers.yaml", []byte(test.answers))
		if err != nil {
			t.Fatal(err)
		}
		archive, err := Begin(answers, "de")
		if err != nil {
			t.Fatal(err)
		}
		dir := path.Join(t.TempDir(), "plan")
		if err := archive.Extract(dir); err != nil {
			t.Fatal(err)
		}
		var spoken []string
		for _, tag := range []string{"en", "pt"} {
			if _, err := os.Stat(path.Join(dir, "templates", "customers-acknowledge."+tag+".md")); err == nil {
				spoken = append(spoken, tag)
			}
		}
		plan, err := Parse(archive)
		if err != nil || !slices.Equal(spoken, test.want) || plan.Product != "Desk" || plan.Products != nil {
			t.Errorf("%q: speaks %q of %q %q, want %q: %v", test.answers, spoken, plan.Product, plan.Products, test.want, err)
		}
	}
	answers, _ := ReadAnswers("answers.yaml", []byte("product: Desk\nalso: [fr]\n"))
	if _, err := Begin(answers, "de"); err == nil || !strings.Contains(err.Error(), `language "fr" is not in the shipped plan`) {
		t.Errorf("French: %v", err)
	}
}

// TestScenariosThatAreNotKeptTakeTheirTextsAlong: in every language.
func TestScenariosThatAreNotKeptTakeTheirTextsAlong(t *testing.T) {
	archive, err := Begin(Answers{Product: "Desk", Incidents: []string{"degraded"}}, "pt-BR")
	if err != nil {
		t.Fatal(err)
	}
	files, err := archive.unpack()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.Contains(f.path, "ransomware") {
			t.Errorf("%s is still there", f.path)
		}
	}
}

// TestTheLibraryHasNoNameOfATranslation: a file of it would be taken for one.
func TestTheLibraryHasNoNameOfATranslation(t *testing.T) {
	for folder := range shippedIn {
		names, err := fs.Glob(library, "library/"+folder+"/templates/*.*.md")
		if err != nil || len(names) > 0 {
			t.Errorf("%q, %v", names, err)
		}
	}
}
