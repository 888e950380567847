package action

import (
	"slices"
	"strings"
	"testing"

	"warroom/model"
	"warroom/plans"
)

// A German plan words a notice in the languages of all its readers at once, from the translations of the text that was
// chosen; what somebody typed is asked for in the others.
func TestANoticeIsWordedInEveryLanguageAtOnce(t *testing.T) {
	c := room(t)
	c.Plan, _ = plans.Default("de")
	v := Values{"audience": "customers", "stage": "investigating", "status": "investigating", "template": "customers-ransomware", "next": "30m"}
	if w := worded(c, v, "en"); w.Text != "" {
		t.Errorf("nobody reads English, and its gaps would hold everybody up: %+v", w)
	}
	inc := *c.Incident
	inc.Customers = map[model.CustomerID]model.Affected{
		"acme": {Customer: model.Customer{ID: "acme", Language: "en-GB"}}, "sul": {Customer: model.Customer{ID: "sul", Language: "pt-BR"}},
	}
	c.Incident = &inc
	for lang, want := range map[model.Language][2]string{
		"":      {"Wir wurden angegriffen", "Bis alles wieder sicher ist: paper"},
		"en":    {"We were attacked", "[TODO: übersetzen: paper]"},
		"pt-BR": {"Fomos atacados", "[TODO: übersetzen: paper]"},
	} {
		w := worded(c, v, lang)
		if !strings.Contains(w.Short, want[0]) || !strings.Contains(w.Text, want[1]) || w.Subject == "" {
			t.Errorf("%q: %+v, want %q", lang, w, want)
		}
		if strings.Contains(w.Subject+w.Short+w.Text, "unser Dienst") != (lang == "") {
			t.Errorf("%q: the product has a name in another language:\n%s", lang, w.Subject)
		}
	}
	if tongues := Tongues(c); !slices.Equal(tongues, []model.Language{"de", "en", "pt-BR"}) {
		t.Errorf("a notice is worded in %q", tongues)
	}
}

// Each text is offered once.
func TestATranslationIsNoTextToChoose(t *testing.T) {
	c := room(t)
	var titles []string
	for _, option := range templates(c) {
		titles = append(titles, option.Label)
		if one, _ := c.Plan.Template(option.Value); one.Language != "en" {
			t.Errorf("%s is offered in %s", option.Value, one.Language)
		}
	}
	if slices.Sort(titles); len(titles) < 50 || len(slices.Compact(slices.Clone(titles))) != len(titles) {
		t.Errorf("%d texts are offered, some of them twice: %q", len(titles), titles)
	}
}
