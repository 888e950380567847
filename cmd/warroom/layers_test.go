package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The three sentences of the README, as a test: who may know whom.
func TestLayers(t *testing.T) {
	forbidden := map[string][]string{
		"warroom/model":   {"warroom/"},
		"warroom/plans":   {"warroom/storage", "warroom/tui", "warroom/cmd", "database/sql"},
		"warroom/storage": {"warroom/plans", "warroom/tui", "warroom/cmd"},
		"warroom/tui":     {"warroom/storage", "warroom/cmd", "database/sql"},
	}
	// What a layer must know: without it, the rule above would hold of an empty list too.
	needed := map[string]string{
		"warroom/model": "encoding/json", "warroom/plans": "warroom/model",
		"warroom/storage": "warroom/model", "warroom/tui": "warroom/plans",
	}
	for layer, banned := range forbidden {
		for _, pkg := range goList(t, layer+"/...") {
			deps := goList(t, "-deps", pkg)
			if pkg == layer && !slices.Contains(deps, needed[layer]) {
				t.Errorf("%s does not import %s: is the test looking at the right package?", pkg, needed[layer])
			}
			for _, dep := range deps {
				for _, ban := range banned {
					// database/sql/driver is only interfaces; libraries of other trades implement them.
					if dep != pkg && dep != "database/sql/driver" && (dep == ban || strings.HasPrefix(dep, strings.TrimSuffix(ban, "/")+"/")) {
						t.Errorf("%s must not know %s", pkg, dep)
					}
				}
			}
		}
	}
}

// The model knows nothing but the standard library.
func TestModelIsStandardLibraryOnly(t *testing.T) {
	deps := goList(t, "-deps", "warroom/model")
	if len(deps) < 10 {
		t.Fatalf("only %d dependencies listed", len(deps))
	}
	for _, dep := range deps {
		if first, _, _ := strings.Cut(dep, "/"); strings.Contains(first, ".") {
			t.Errorf("the model imports %s", dep)
		}
	}
}

// The folders at the top are fixed.
func TestTopLevelFolders(t *testing.T) {
	var tops []string
	for _, pkg := range goList(t, "warroom/...") {
		top, _, _ := strings.Cut(strings.TrimPrefix(pkg, "warroom/"), "/")
		if !slices.Contains(tops, top) {
			tops = append(tops, top)
		}
	}
	slices.Sort(tops)
	if want := []string{"cmd", "model", "plans", "storage", "tui"}; !slices.Equal(tops, want) {
		t.Errorf("top-level folders are %v, want %v", tops, want)
	}
}

func goList(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Fatalf("go list %s: %v", strings.Join(args, " "), err)
	}
	return strings.Fields(string(out))
}
