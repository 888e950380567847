package locale

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"warroom/model"
)

// modelSources is the text of all files of the model that are not tests.
func modelSources(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("../../model/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	var all strings.Builder
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(raw)
	}
	return all.String()
}

func TestEverySentenceOfTheModelIsTranslated(t *testing.T) {
	source := modelSources(t)
	for _, c := range []struct {
		pattern, group string
		least          int
	}{
		{`notNow\("([^"]+)"`, "fixed", 10},
		{`notNow\("[^"]+", "([^"]+)"\)`, "fixed", 8},
		{`already\("([^"]+)"`, "thing", 8},
		{`already\([^,]+, "([^"]+)"`, "is", 10},
		{`(?:notFound|needed|unknownWord)\("([^"]+)"`, "thing", 15},
		{`oneOf\("([^"]+)"`, "thing", 8},
	} {
		found := regexp.MustCompile(c.pattern).FindAllStringSubmatch(source, -1)
		if len(found) < c.least {
			t.Errorf("%s: only %d found; the pattern no longer fits the sources", c.pattern, len(found))
		}
		for _, match := range found {
			for _, lang := range Languages() {
				if _, ok := New(lang).said[c.group+"."+match[1]]; !ok {
					t.Errorf("%s has no word for %q", lang, c.group+"."+match[1])
				}
			}
		}
	}
}

func TestEveryCodeHasAMessage(t *testing.T) {
	found := regexp.MustCompile(`\bCode = "([a-z-]+)"`).FindAllStringSubmatch(modelSources(t), -1)
	if len(found) < 20 {
		t.Fatalf("only %d codes found", len(found))
	}
	for _, match := range found {
		for _, id := range []string{"error." + match[1], "error." + match[1] + ".hint"} {
			if !New(German).Has(id) {
				t.Errorf("no message %s", id)
			}
		}
	}
}

func TestError(t *testing.T) {
	closing := &model.Error{
		Code: model.CodeMissing, Message: "3 things are still missing", Hint: "supply them",
		Args: map[string]string{"count": "3", "first": "attempt-open", "subject": "2"},
	}
	for _, c := range []struct {
		lang       model.Language
		err        error
		what, hint string
	}{
		{English, &model.Error{Code: model.CodeEmpty, Message: "title is missing", Hint: "give a title"}, "title is missing", "give a title"},
		{
			German, &model.Error{Code: model.CodeEmpty, Message: "title is missing", Hint: "give a title", Args: map[string]string{"what": "title"}},
			"Es fehlt: Titel", "ergänzen und noch einmal versuchen",
		},
		{
			Portuguese, &model.Error{Code: model.CodeAlready, Message: "x", Hint: "y", Args: map[string]string{"what": "the incident", "state": "closed"}},
			"incidente: já está encerrado", "nada a fazer",
		},
		{
			German, &model.Error{Code: model.CodeNotNow, Message: "nobody holds this role", Hint: "assign it instead"},
			"Diese Rolle hat niemand", "stattdessen vergeben",
		},
		{German, closing, "Es fehlt noch einiges (3), zuerst: Versuch 2 hat kein Ergebnis", "nachtragen, oder trotzdem schließen: was fehlt, wird vermerkt"},
		{
			German, fmt.Errorf("act: %w", &model.Error{Code: model.CodeMissing, Message: "m", Hint: "h", Args: map[string]string{"role": "commander"}}),
			"Die Mitteilung wartet auf Freigabe durch commander", "Freigabe einholen, oder trotzdem senden: das wird vermerkt",
		},
		// A code of another layer, and a code whose words are lacking, keep the sentence they came with.
		{German, &model.Error{Code: "usage", Message: "schon übersetzt", Hint: "auch"}, "schon übersetzt", "auch"},
		{German, &model.Error{Code: model.CodeNotFound, Message: "own words", Hint: "own hint"}, "own words", "in der Liste nachsehen und noch einmal versuchen"},
		{English, errors.New("bo\x1b[2Jom"), "Something went wrong: bo␛om", "what was shown as done is safe; try again"},
		{German, nil, "", ""},
	} {
		what, hint := New(c.lang).Error(c.err)
		if what != c.what || hint != c.hint {
			t.Errorf("%s %v:\ngot  %q, %q\nwant %q, %q", c.lang, c.err, what, hint, c.what, c.hint)
		}
	}
}
