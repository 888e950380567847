package plans

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// sameTasks compares what tasks and the full parser see in a text; a text that tasks leaves alone is the same.
func sameTasks(t *testing.T, text string) (read bool) {
	t.Helper()
	if _, ok := tasks(text); !ok {
		return false
	}
	at := place{"x", 3, 1}
	got, want := &reading{}, &reading{}
	steps := got.steps(at, []byte(text))
	full := newSteps(want, at, []byte(text))
	full.blocks()
	if !reflect.DeepEqual(steps, full.steps) || !reflect.DeepEqual(got.findings, want.findings) {
		t.Errorf("%q:\ntasks sees  %+v\n%v\nthe parser  %+v\n%v", text, steps, got.findings, full.steps, want.findings)
	}
	return true
}

func TestTasksSeeWhatTheParserSees(t *testing.T) {
	for text, want := range map[string]bool{
		"":                                       true,
		"One.\nTwo.\n\n- [ ] a\n- [ ] b {id: b}": true,
		"\n\n- [ ] a\n  goes on\n\n  More.\n  Still.\n\n  And more.\n\n- [ ] b\n": true,
		"- [ ] a\n\nBetween.\n\n- [ ] b {within: 2x}\n":                           true,
		"Überall.\n\n- [ ] é\n\n\n- [ ] ç\n":                                      true,
		"- [ ] a\n\n\n  Late.\n":                                                  true,

		"- [ ] a\n  - [ ] b\n  - [ ] c {id: c}\n\n- [ ] d\n": true,
		"- [ ] a\n\n  B.\n\n  - [ ] c\n\n  - [ ] d\n- [ ] e": true,
		"\"So.\"\n\n- [ ] a\n\n  „So.“\n":                    true,

		"- [x] a":                   false,
		"- [ ]  a":                  false,
		"- [ ] a ":                  false,
		"-  [ ] a":                  false,
		"* [ ] a":                   false,
		"1. [ ] a":                  false,
		" - [ ] a":                  false,
		"- a":                       false,
		"- [ ] a\nlazy":             false,
		"- [ ] a\n\n  More.\nlazy":  false,
		"- [ ] a\n   b":             false,
		"- [ ] a\n  b\n  - [ ] c":   false,
		"A.\n\n  - [ ] b":           false,
		"- [ ] a\n  - [ ] b\n  c":   false,
		"- [ ] a\n  - [x] b":        false,
		"- [ ] a\n  - b":            false,
		"- [ ] a\n\n      code":     false,
		"- [ ] a\n\n  ```\n  b\n":   false,
		"Text.\n- [ ] a":            false,
		"# Title\n\n- [ ] a":        false,
		"Text.\n\n  More.\n":        false,
		"Title\n-----\n\n- [ ] a\n": false,
		"12 people\n\n- [ ] a":      false,
	} {
		if got := sameTasks(t, text); got != want {
			t.Errorf("tasks reads %q: %v, want %v", text, got, want)
		}
	}
}

// bodiesOf are the texts below the heads of the library's checklists.
func bodiesOf(t testing.TB, folder string) map[string]string {
	t.Helper()
	bodies := map[string]string{}
	for _, lang := range shippedIn {
		_, archive := Default(lang)
		files, err := archive.unpack()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasPrefix(f.path, folder+"/") {
				_, body, _ := strings.Cut(string(f.text), "\n---\n")
				bodies[string(lang)+"/"+f.path] = body
			}
		}
	}
	return bodies
}

func TestLibraryIsMadeOfPlainTasks(t *testing.T) {
	for name, body := range bodiesOf(t, "checklists") {
		if !sameTasks(t, body) {
			t.Errorf("%s is not plain", name)
		}
	}
}

// TestTasksSeeSlipsAsTheParserDoes reads the library again and again, each time with a slip of the kind that people
// make in it.
func TestTasksSeeSlipsAsTheParserDoes(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	bodies := bodiesOf(t, "checklists")
	for _, name := range slices.Sorted(maps.Keys(bodies)) {
		lines := strings.SplitAfter(bodies[name], "\n")
		for range 20 {
			sameTasks(t, slipped(dice, slices.Clone(lines)))
		}
	}
}

func FuzzTasks(f *testing.F) {
	f.Add("One.\n\n- [ ] a {id: b}\n  goes on\n\n  More.\n\n- [x] c\n")
	f.Fuzz(func(t *testing.T, text string) { sameTasks(t, text) })
}
