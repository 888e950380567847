package paper

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
	"warroom/plans"
)

var placeholders = regexp.MustCompile(`\{\w+\}`)

func TestEveryLanguageHasTheSameLabels(t *testing.T) {
	english := LabelsIn("en")
	if len(english.texts) < 200 {
		t.Fatalf("only %d labels were read", len(english.texts))
	}
	for _, lang := range []model.Language{"de", "pt-BR"} {
		own := LabelsIn(lang)
		if own.lang == "en" {
			t.Fatalf("%s is answered in English", lang)
		}
		for id, text := range english.texts {
			want, got := placeholders.FindAllString(text, -1), placeholders.FindAllString(own.texts[id], -1)
			slices.Sort(want)
			slices.Sort(got)
			if own.texts[id] == "" || !slices.Equal(want, got) {
				t.Errorf("%s: %s is %q, in English %q", lang, id, own.texts[id], text)
			}
		}
		for id := range maps.Keys(own.texts) {
			if _, known := english.texts[id]; !known {
				t.Errorf("%s has %s, which English lacks", lang, id)
			}
		}
	}
}

// Each label that the code asks for by its whole name is there.
func TestEveryLabelThatIsAskedForIsThere(t *testing.T) {
	english := LabelsIn("en")
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range regexp.MustCompile(`(?:Labels|l)\.T\("([\w.-]+[\w])"[,)]`).FindAllSubmatch(source, -1) {
			if asked++; english.texts[string(found[1])] == "" {
				t.Errorf("%s asks for %q, which is no label", file, found[1])
			}
		}
	}
	if asked < 80 {
		t.Fatalf("only %d labels are asked for: is the test looking in the right place?", asked)
	}
}

// A label that is missing would stand between these marks. The words of the plans shipped may hold them alone, around
// what depends on something.
func TestNoLabelIsMissing(t *testing.T) {
	missing := regexp.MustCompile(`‹[a-z-]+\.?[a-z0-9-]*›`)
	for _, lang := range []model.Language{"en", "de", "pt-BR"} {
		for _, folder := range []*plans.Folder{lighthouse(t), plans.DefaultFolder(lang)} {
			for name, doc := range documents(t, folder, lang, true) {
				if found := missing.FindString(textOf(t, doc)); found != "" {
					t.Errorf("%s in %s lacks %s", name, lang, found)
				}
			}
		}
	}
}

func TestSpansAndDays(t *testing.T) {
	for _, test := range []struct {
		lang model.Language
		span time.Duration
		want string
	}{
		{"en", 15 * time.Minute, "15 min"},
		{"en", 90 * time.Minute, "1 h 30 min"},
		{"de", 90 * time.Minute, "1 Std. 30 Min."},
		{"de", 24 * time.Hour, "1 Tag"},
		{"pt-BR", 14 * 24 * time.Hour, "2 semanas"},
		{"pt-BR", 90 * 24 * time.Hour, "90 dias"},
		{"en", 90 * time.Second, "1 min 30 s"},
		{"en", 0, "–"},
	} {
		if got := LabelsIn(test.lang).Span(test.span); got != test.want {
			t.Errorf("%s in %s is %q, want %q", test.span, test.lang, got, test.want)
		}
	}
	day := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	var days []string
	for _, lang := range []model.Language{"en", "de", "pt"} {
		days = append(days, LabelsIn(lang).Day(day))
	}
	if got := strings.Join(days, "; "); got != "1 March 2026; 1. März 2026; 1 de março de 2026" {
		t.Errorf("the first of March is %s", got)
	}
}
