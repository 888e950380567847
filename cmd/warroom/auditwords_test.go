package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"warroom/tui/locale"
)

var bad = regexp.MustCompile(`w\.bad\([^"]*"([^"]+)"`)

// Every sentence in which the audit names what is wrong has words in every language.
func TestTheAuditSpeaksTheReadersLanguage(t *testing.T) {
	source, err := os.ReadFile("../../storage/walk.go")
	if err != nil {
		t.Fatal(err)
	}
	found := bad.FindAllStringSubmatch(string(source), -1)
	if len(found) < 5 {
		t.Fatalf("only %d sentences found", len(found))
	}
	for _, lang := range locale.Languages()[1:] {
		p := &program{words: locale.New(lang)}
		for _, sentence := range found {
			said := strings.NewReplacer("%d", "7", "%s", "FRA:7").Replace(sentence[1])
			if words := p.why(said); words == said || strings.Contains(words, "{{") || strings.Contains(said, "7") && !strings.Contains(words, "7") {
				t.Errorf("%s: %q is said as %q", lang, said, words)
			}
		}
	}
}
