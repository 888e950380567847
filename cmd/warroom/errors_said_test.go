package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"warroom/model"
	"warroom/tui/locale"
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

// Whatever a layer below refuses is said in the language of the one who asked: each code has its message, and a sentence
// that says something else than the message of its code has a translation of its own.
func TestEveryRefusalIsSaidInEachLanguage(t *testing.T) {
	source := sourcesOf(t, "../../model", "../../storage", "../../plans", "../../tui/action", "internal/courier", "internal/publish")
	codes := regexp.MustCompile(`\bCode[A-Z]\w* +(?:(?:model\.)?Code )?= "([a-z-]+)"`).FindAllStringSubmatch(source, -1)
	sentences := regexp.MustCompile(`Code: [\w.]+, Message: "([^"]+)",`).FindAllStringSubmatch(source, -1)
	if len(codes) < 30 || len(sentences) < 5 {
		t.Fatalf("only %d codes and %d sentences found: the patterns no longer fit the sources", len(codes), len(sentences))
	}
	for _, lang := range locale.Languages() {
		words := locale.New(lang)
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
		english[strings.ToLower(locale.New(locale.English).T("error."+code[1]))] = true
	}
	for _, sentence := range sentences {
		if english[strings.ToLower(sentence[1])] {
			continue
		}
		for _, lang := range []model.Language{locale.German, locale.Portuguese} {
			if !locale.New(lang).Has("fixed." + sentence[1]) {
				t.Errorf("%s: %q says something else than the message of its code and has no translation", lang, sentence[1])
			}
		}
	}
}
