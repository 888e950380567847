package check

import (
	"strings"
	"testing"

	"warroom/model"
	"warroom/plans"
)

// Who reads a language that their audience has no text in is named once, with the stages that are missing.
func TestReadersOfALanguageWithoutTexts(t *testing.T) {
	f := sound()
	customers := &f.Plan.Audiences[0]
	customers.To = model.Members{Customers: true, Tiers: []string{"gold"}}
	f.Customers = []plans.Customer{
		{Name: "Porto Alegre Ltda", Tier: "Gold", Language: "pt-BR"},
		{Name: "Lisboa SA", Tier: "gold", Language: "pt-PT"},
		{Name: "Ort GmbH", Tier: "basic", Language: "de"},
		{Name: "Town Inc", Tier: "gold", Language: "en-GB"},
		{Name: "Nobody", Tier: "gold"},
	}
	said := func() (all []string) {
		for _, one := range Folder(f, today, "en") {
			if one.Code == "audience.language" {
				all = append(all, one.Message)
			}
		}
		return all
	}
	got := said()
	if len(got) != 1 || !strings.HasPrefix(got[0], "Customers: Porto Alegre Ltda reads pt-BR,") || !strings.HasSuffix(got[0], "monitoring, resolved, follow-up") {
		t.Fatalf("found %q", got)
	}
	for _, template := range f.Plan.Templates {
		if template.Language = "pt"; template.Stage != model.StageResolved {
			f.Plan.Templates = append(f.Plan.Templates, template)
		}
	}
	if got = said(); len(got) != 1 || !strings.HasSuffix(got[0], "not there in it: resolved") {
		t.Errorf("with all but one: found %q", got)
	}
}
