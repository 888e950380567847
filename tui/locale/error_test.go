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

// sourcesOf is the text of all files of some folders that are not tests.
func sourcesOf(t *testing.T, folders ...string) string {
	t.Helper()
	var all strings.Builder
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no sources in %s: %v", folder, err)
		}
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
	}
	return all.String()
}

func TestEverySentenceOfTheModelIsTranslated(t *testing.T) {
	source := sourcesOf(t, "../../model")
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
	found := regexp.MustCompile(`\bCode = "([a-z-]+)"`).FindAllStringSubmatch(sourcesOf(t, "../../model"), -1)
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

// Whatever a layer below refuses is said in the language of the one who asked: each code has its message, and a sentence
// that says something else than the message of its code has a translation of its own.
func TestEveryRefusalIsSaidInEachLanguage(t *testing.T) {
	source := sourcesOf(t, "../../model", "../../storage", "../../plans", "../action", "../../cmd/warroom/internal/courier", "../../cmd/warroom/internal/publish")
	codes := regexp.MustCompile(`\bCode[A-Z]\w* +(?:(?:model\.)?Code )?= "([a-z-]+)"`).FindAllStringSubmatch(source, -1)
	sentences := regexp.MustCompile(`Code: [\w.]+, Message: "([^"]+)",`).FindAllStringSubmatch(source, -1)
	if len(codes) < 30 || len(sentences) < 5 {
		t.Fatalf("only %d codes and %d sentences found: the patterns no longer fit the sources", len(codes), len(sentences))
	}
	for _, lang := range Languages() {
		words := New(lang)
		for _, code := range codes {
			for _, id := range []string{"error." + code[1], "error." + code[1] + ".hint"} {
				if !words.Has(id) {
					t.Errorf("%s: no message %s", lang, id)
				}
			}
		}
	}
	english := map[string]bool{}
	for _, code := range codes {
		english[strings.ToLower(New(English).T("error."+code[1]))] = true
	}
	for _, sentence := range sentences {
		if english[strings.ToLower(sentence[1])] {
			continue
		}
		for _, lang := range []model.Language{German, Portuguese} {
			if !New(lang).Has("fixed." + sentence[1]) {
				t.Errorf("%s: %q says something else than the message of its code and has no translation", lang, sentence[1])
			}
		}
	}
}
