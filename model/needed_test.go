package model

import "testing"

func TestAWordingWithGapsIsNeededByItsReadersOnly(t *testing.T) {
	plan := &Plan{
		Language: "de",
		People:   []Person{{ID: "ana", Languages: []Language{"pt-BR", "de"}}},
		Audiences: []Audience{
			{ID: "staff", To: Members{People: []PersonID{"ana"}}},
			{ID: "gold", To: Members{Customers: true, Tiers: []string{"gold"}}},
		},
	}
	inc := &Incident{Customers: map[CustomerID]Affected{
		"acme":  {Customer: Customer{ID: "acme", Tier: "gold", Language: "fr"}},
		"small": {Customer: Customer{ID: "small", Tier: "basic", Language: "en"}},
	}}
	for _, c := range []struct {
		audience AudienceID
		language Language
		text     string
		want     bool
	}{
		{"staff", "en", "We know.", true},
		{"staff", "en", "We know. [TODO: translate: Neu starten]", false},
		{"staff", "pt", "Sabemos. [TODO: traduzir: Neu starten]", true},
		{"staff", "de", "{{situation}}", false}, // the second language of somebody who is told in the first
		{"gold", "fr", "[next_update?]", true},
		{"gold", "en", "[next_update?]", false}, // of another tier
		{"nobody", "en", "[TODO]", false},
	} {
		w := Wording{Language: c.language, Text: c.text}
		if got := w.Needed(inc, plan, c.audience); got != c.want {
			t.Errorf("%s in %s, %q: needed %t", c.audience, c.language, c.text, got)
		}
	}
}
