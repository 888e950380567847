package locale

import (
	"testing"

	"warroom/model"
)

// What keeps a credit from being computed says which class the contract has, which ones the plan knows, and what to do.
func TestUnclaimedNamesTheClassesAndWhatToDo(t *testing.T) {
	plan := &model.Plan{SLAs: []model.SLA{{ID: "gold"}, {ID: "silver"}}}
	a := model.Affected{Customer: model.Customer{SLA: "platinum"}}
	for _, c := range []struct {
		lang    model.Language
		plan    *model.Plan
		missing string
		want    string
	}{
		{English, plan, "terms", "the contract has class platinum, but the plan knows only gold, silver; correct the class in the directory, or add it below slas: in plan.yaml, or type the amount"},
		{German, plan, "terms", "der Vertrag hat die Klasse platinum, der Plan kennt aber nur gold, silver; die Klasse im Kundenverzeichnis berichtigen, in plan.yaml unter slas: ergänzen oder den Betrag eintippen"},
		{Portuguese, model.EmptyPlan, "terms", "o contrato é da classe platinum, mas o plano não tem classes; acrescente-a em slas: no plan.yaml ou digite o valor"},
		{German, plan, "sla", "keine Vertragsklasse; im Kundenverzeichnis eine eintragen (der Plan kennt: gold, silver) oder den Betrag eintippen"},
		{English, plan, "fee", "no monthly fee"},
	} {
		if got := New(c.lang).Unclaimed(model.Claim{Missing: []string{c.missing}}, a, c.plan); got != c.want {
			t.Errorf("%s %s: %q", c.lang, c.missing, got)
		}
	}
	if got := New(English).Unclaimed(model.Claim{}, a, plan); got != "" {
		t.Errorf("nothing is missing: %q", got)
	}
}

func TestGroundedUsesTheDecimalMarkOfTheLanguage(t *testing.T) {
	claim := model.Claim{Months: []model.Entitlement{{Month: "2026-11", Availability: 99.7261, Percent: 12.5}}}
	for lang, want := range map[model.Language]string{English: "2026-11 99.72 % → 12.5 %", German: "2026-11 99,72 % → 12,5 %", Portuguese: "2026-11 99,72 % → 12,5 %"} {
		if got := New(lang).Grounded(claim); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
}
