package plans

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml/lexer"
)

// same compares what plain and the full parser see in a text; a text that plain leaves alone is the same.
func same(t *testing.T, text string) (read bool) {
	t.Helper()
	top, ok := plain(text, &pile{})
	if !ok {
		return false
	}
	r := &reading{}
	at := place{"x", 1, 1}
	tokens := lexer.Tokenize(text)
	parsed, err := parseTokens(tokens)
	if err != nil || len(parsed.Docs) == 0 || len(parsed.Docs) > 1 && parsed.Docs[1].Body != nil {
		t.Errorf("plain reads %q, the parser does not: %v", text, err)
		return true
	}
	v := value{reading: r, node: &top, start: at, at: at}
	if !v.acceptable(tokens) {
		t.Errorf("plain reads %q, which is not acceptable: %v", text, r.findings)
	}
	other := tree(parsed.Docs[len(parsed.Docs)-1].Body)
	got := seen(v)
	want := seen(value{reading: r, node: &other, start: at, at: at})
	if got != want {
		t.Errorf("%q:\nplain sees  %s\nthe parser  %s", text, got, want)
	}
	return true
}

// seen is what a value says and where.
func seen(v value) string {
	switch {
	case v.absent():
		return "nothing"
	case v.node.kind == scalar:
		return fmt.Sprintf("%q", v.text())
	case v.node.kind == sequence:
		var b strings.Builder
		for _, one := range v.list() {
			fmt.Fprintf(&b, "item at %v: %s; ", one.at, seen(one))
		}
		return "[" + b.String() + "]"
	}
	var b strings.Builder
	for _, one := range v.entries() {
		fmt.Fprintf(&b, "%q at %v: at %v %s; ", one.key, one.keyAt, one.at, seen(one.value))
	}
	return "{" + b.String() + "}"
}

func TestPlainSeesWhatTheParserSees(t *testing.T) {
	for text, want := range map[string]bool{
		"{id: take-command, within: 2m}": true,
		"{id: x}":                        true,
		"{}":                             true,
		"{id: [x], b: {c: \"d, e\"}}":    true,
		"{title: Überblick, within: 2m}": true,
		"---\ntitle: First, and (maybe) last\nphase: yes":     true,
		"title: Überblick für alle\nrole: x\n":                true,
		"title:   spaced\nsubject: \"{{a}}: x, – #1\"":        true,
		"version: 1.0\ndate: 2026-01-02\nflag: true":          true,
		"source: https://example.org/a?b=c#d":                 true,
		"title: x\n\n# a note\nrole: y":                       true,
		"title: x\nroles: [a, b]\nnobody: []":                 true,
		"a:\n  - b\n  - c: d\n    e: f\n  - {g: h}\ni:\nj: k": true,
		"a:\n  b:\n    c: d\n  # a note\n  e: f\n":            true,
		"a: >-\n  one\n  two: # three\n\nb: c":                true,
		"- a\n- >-\n  b\n  c\n- [d, [e, f]]":                  true,
		"needs: [s1, [s2, s3]]":                               true,

		"a: >-\n  one\n\n  two":   false,
		"a: >-\n  one\n   two":    false,
		"a: |\n  one":             false,
		"a: >\n  one":             false,
		"a:\n- b":                 false,
		"a:\n  b":                 false,
		"a:\n    b: c\n  d: e":    false,
		"- - a":                   false,
		"-\n  a: b":               false,
		"{id: x,within: 2m}":      false,
		"{id: x, }":               false,
		"{a: &b c}":               false,
		"[a,\n b]":                false,
		"title: a: b":             false,
		"title: a # b":            false,
		"title: null":             false,
		"title: spaced  ":         false,
		"title: ~":                false,
		"title: x\n  continued":   false,
		"title: 'x'":              false,
		"title: \"a\\n\"":         false,
		"title: \"a\" b\"":        false,
		"title: &x y":             false,
		"title: !x y":             false,
		"title: a\tb":             false,
		"title: a\n---\ntitle: b": false,
		"\"title\": a":            false,
		"? a":                     false,
		"":                        false,
		"# nothing":               false,
	} {
		if got := same(t, text); got != want {
			t.Errorf("plain reads %q: %v, want %v", text, got, want)
		}
	}
}

// yamlOf are the YAML texts of the library: whole files, and the heads of Markdown.
func yamlOf(t testing.TB) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := fs.WalkDir(library, "library", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := library.ReadFile(name)
		texts[name] = string(text)
		if strings.HasSuffix(name, ".md") {
			texts[name], _, _ = strings.Cut(string(text), "\n---\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// TestLibraryIsPlain: the library is written so that it can be read quickly.
func TestLibraryIsPlain(t *testing.T) {
	for name, text := range yamlOf(t) {
		if !same(t, text) {
			t.Errorf("%s is not plain", name)
		}
	}
}

// TestPlainSeesSlipsAsTheParserDoes reads the library again and again, each time with a slip of the kind that people
// make in it.
func TestPlainSeesSlipsAsTheParserDoes(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	texts := yamlOf(t)
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if lines := strings.SplitAfter(texts[name], "\n"); len(lines) < 60 {
			for range 20 {
				same(t, slipped(dice, slices.Clone(lines)))
			}
		}
	}
}

// slipped is a text with one line that is missing, given twice, elsewhere, indented otherwise, or mistyped.
func slipped(dice *rand.Rand, lines []string) string {
	n := dice.IntN(len(lines))
	line := lines[n]
	at := dice.IntN(len(line) + 1)
	signs := []string{":", ": ", "-", "- ", " ", "  ", "#", " #", "[", "]", "{", "}", ",", ", ", "\"", "'", "\n", ">-", "|", "&a", "*", "!", "~", "x", "é", "\t"}
	switch dice.IntN(7) {
	case 0:
		lines[n] = ""
	case 1:
		lines[n] = line + line
	case 2:
		other := dice.IntN(len(lines))
		lines[n], lines[other] = lines[other], line
	case 3:
		lines[n] = " " + line
	case 4:
		lines[n] = strings.TrimPrefix(line, " ")
	case 5:
		lines[n] = line[:at] + line[min(at+1, len(line)):]
	default:
		lines[n] = line[:at] + signs[dice.IntN(len(signs))] + line[at:]
	}
	return strings.Join(lines, "")
}

func FuzzPlain(f *testing.F) {
	for _, name := range []string{"templates/customers-acknowledge.md", "checklists/dark.md", "people.yaml", "drills/night.yaml"} {
		text, err := os.ReadFile(full + "/" + name)
		if err != nil {
			f.Fatal(err)
		}
		head, _, _ := strings.Cut(string(text), "\n---\n")
		f.Add(head)
	}
	f.Add("{id: x, within: 2m}")
	f.Add("a:\n  - >-\n    b\n  - {c: [d, \"e\"]}\n# f\ng:\n")
	f.Fuzz(func(t *testing.T, text string) { same(t, text) })
}
