package plans

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/goccy/go-yaml/lexer"
)

// same compares what flat and the full parser see in a text; a text that flat leaves alone is the same.
func same(t *testing.T, text string) (read bool) {
	t.Helper()
	node, ok := flat(text)
	if !ok {
		return false
	}
	r := &reading{}
	at := place{"x", 1, 1}
	parsed, err := parseTokens(lexer.Tokenize(text))
	if err != nil || len(parsed.Docs) == 0 {
		t.Errorf("flat reads %q, the parser does not: %v", text, err)
		return true
	}
	got := seen(value{reading: r, node: node, start: at, at: at})
	want := seen(value{reading: r, node: parsed.Docs[len(parsed.Docs)-1].Body, start: at, at: at})
	if got != want {
		t.Errorf("%q:\nflat sees   %s\nthe parser  %s", text, got, want)
	}
	return true
}

// seen is what a mapping says and where.
func seen(v value) string {
	var b strings.Builder
	for _, one := range v.entries() {
		fmt.Fprintf(&b, "%q at %v: %q at %v, absent %v; ", one.key, one.keyAt, one.text(), one.at, one.absent())
	}
	return b.String()
}

func TestFlatSeesWhatTheParserSees(t *testing.T) {
	for text, want := range map[string]bool{
		"{id: take-command, within: 2m}": true,
		"{id: x}":                        true,
		"---\ntitle: First, and (maybe) last\nphase: yes": true,
		"title: Überblick für alle\nrole: x\n":            true,
		"title:   spaced\nsubject: \"{{a}}: x, – #1\"":    true,
		"version: 1.0\ndate: 2026-01-02\nflag: true":      true,
		"{id: [x]}":             false,
		"{id: x,within: 2m}":    false,
		"{id: x, }":             false,
		"title: a: b":           false,
		"title: a # b":          false,
		"title: null":           false,
		"title: spaced  ":       false,
		"title: ~":              false,
		"title:\n  x":           false,
		"title: x\n  continued": false,
		"title: x\n\nrole: y":   false,
		"title: 'x'":            false,
		"title: \"a\\n\"":       false,
		"title: \"a\" b\"":      false,
		"title: &x y":           false,
		"title: x\nroles: [a]":  false,
		"":                      false,
		"{}":                    false,
	} {
		if got := same(t, text); got != want {
			t.Errorf("flat reads %q: %v, want %v", text, got, want)
		}
	}
}

// TestFlatReadsMostHeads: the library is written so that it can be read quickly.
func TestFlatReadsMostHeads(t *testing.T) {
	heads, read := 0, 0
	err := fs.WalkDir(library, "library", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := library.ReadFile(name)
		head, _, _ := strings.Cut(string(text), "\n---\n")
		if heads++; same(t, head) {
			read++
		}
		return err
	})
	if err != nil || read < heads/2 {
		t.Errorf("%d of %d heads are flat, %v", read, heads, err)
	}
}

func FuzzFlat(f *testing.F) {
	for _, name := range []string{"templates/customers-acknowledge.md", "checklists/dark.md"} {
		text, err := os.ReadFile(full + "/" + name)
		if err != nil {
			f.Fatal(err)
		}
		head, _, _ := strings.Cut(string(text), "\n---\n")
		f.Add(head)
	}
	f.Add("{id: x, within: 2m}")
	f.Fuzz(func(t *testing.T, text string) { same(t, text) })
}
