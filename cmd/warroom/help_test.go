package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"warroom/tui/locale"
)

// every answers each command of the program and those below it.
func every(cmd *cobra.Command) (all []*cobra.Command) {
	all = append(all, cmd)
	for _, below := range cmd.Commands() {
		all = append(all, every(below)...)
	}
	return all
}

// Headings and remarks that cobra and fang write by themselves. None may be left in the help of another language.
var english = regexp.MustCompile(`(?i)\b(usage|flags|commands|examples|default|help for|version for|the|any)\b`)

func TestHelpSpeaksTheReadersLanguage(t *testing.T) {
	for lang, heading := range map[string]string{"de": "  AUFRUF\n", "pt-BR": "  USO\n", "en": "  USAGE\n"} {
		m := newMachine(t)
		p := newProgram(nil, nil, nil, func(string) string { return "" }, nil)
		p.words = locale.New(p.language(lang))
		for _, cmd := range every(p.rootCommand()) {
			for _, word := range placeholder.FindAllString(cmd.Use, -1) {
				if id := "cli.arg." + strings.ToLower(word); !p.words.Has(id) {
					t.Errorf("%s: %q has no word for %s: add %s to help.*.yaml", lang, cmd.Use, word, id)
				}
			}
			path := strings.Fields(cmd.CommandPath())[1:]
			for _, args := range [][]string{append(path, "--help"), append([]string{"help"}, path...)} {
				out := m.must(append(args, "--lang", lang)...)
				if !strings.Contains(out, heading) || !strings.Contains(out, "\n    "+cmd.CommandPath()) {
					t.Errorf("%s: %v prints\n%s", lang, args, out)
				}
				if word := english.FindString(out); lang != "en" && word != "" {
					t.Errorf("%s: %v says %q:\n%s", lang, args, word, out)
				}
			}
		}
	}
}

// Help lists every exit code that errors.go knows, with its meaning.
func TestHelpListsEveryExitCode(t *testing.T) {
	source, err := os.ReadFile("errors.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range locale.Languages() {
		p := &program{words: locale.New(lang)}
		listed := map[string]string{}
		for _, row := range p.exitRows() {
			listed[row.word] = row.meaning
		}
		for _, line := range exitLine.FindAllStringSubmatch(string(source), -1) {
			if meaning := listed[line[1]]; meaning == "" || strings.HasPrefix(meaning, "cli.") {
				t.Errorf("%s: exit code %s means %q", lang, line[1], meaning)
			}
		}
	}
}
