package plans

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// samePlaced holds wellPlaced to the full parser.
func samePlaced(t *testing.T, text string) (well bool) {
	t.Helper()
	if !wellPlaced(text) {
		return false
	}
	r := &reading{}
	r.parsePlaceholders(place{"x", 1, 1}, text)
	if len(r.findings) > 0 {
		t.Errorf("%q is not well placed: %v", text, r.findings)
	}
	return true
}

func TestWellPlacedAgreesWithTheParser(t *testing.T) {
	for text, want := range map[string]bool{
		"":                            true,
		"nothing } in { it }}":        true,
		"{{product}} {{next_update}}": true,
		"{{if follow}}{{follow}}{{else}}{{if users}}x{{end}}{{end}}": true,
		"{{if follow}}x":                        false,
		"{{end}}":                               false,
		"{{else}}":                              false,
		"{{if follow}}{{else}}{{else}}{{end}}":  false,
		"{{if follow}}{{else if users}}{{end}}": false,
		"{{prodct}}":                            false,
		"{{product":                             false,
		"{{{product}}}":                         false,
		"{{/* {{product}} */}}":                 false,
		"{{if}}{{end}}":                         false,
		"{{range users}}{{end}}":                false,
		"{{if if follow}}{{end}}":               false,
		"{{product\n}}":                         false,
	} {
		if got := samePlaced(t, text); got != want {
			t.Errorf("well placed %q: %v, want %v", text, got, want)
		}
	}
}

// TestLibraryIsWellPlaced reads every template, as it is and with slips.
func TestLibraryIsWellPlaced(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	bodies := bodiesOf(t, "templates")
	for _, name := range slices.Sorted(maps.Keys(bodies)) {
		if !samePlaced(t, bodies[name]) {
			t.Errorf("%s needs the full parser", name)
		}
		parts := strings.SplitAfter(bodies[name], "}}")
		for range 20 {
			samePlaced(t, slipped(dice, slices.Clone(parts)))
		}
	}
}

func FuzzWellPlaced(f *testing.F) {
	f.Add("{{if follow}}{{follow}}{{else}}x{{end}}")
	f.Fuzz(func(t *testing.T, text string) { samePlaced(t, text) })
}
