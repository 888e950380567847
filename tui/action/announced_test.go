package action

import (
	"strings"
	"testing"

	"warroom/model"
	"warroom/plans"
)

// Callers hear what the plan has prepared for the stage, in its language and in those of the customers that are hit.
func TestAnAnnouncementComesFromTheTemplateOfTheStage(t *testing.T) {
	a, _ := Find("announcement")
	for _, lang := range []model.Language{"de", "en", "pt-BR"} {
		c := room(t)
		c.Plan, _ = plans.Default(lang)
		c.Plan.HeadNumbers = []model.HeadNumber{{Number: "1", Title: "Hotline", Text: "Out of order."}}
		for stage, want := range map[model.PublicStatus]string{
			"":                  "customers-announcement-investigating",
			model.Investigating: "customers-announcement-investigating", model.Identified: "customers-announcement-identified",
			model.Monitoring: "customers-announcement-identified", model.Resolved: "customers-announcement-resolved",
		} {
			inc := *c.Incident
			inc.Public, inc.Customers = stage, nil
			c.Incident = &inc
			template, _ := c.Plan.Template(want)
			first, _, _ := strings.Cut(template.Body, "\n")
			text := Complete(c, a, nil)["text"]
			if !strings.HasPrefix(text, first) || strings.Contains(text, "{{") || !strings.Contains(text, c.Plan.Product) {
				t.Errorf("%s, %s: callers hear\n%s\nnot %s", lang, stage, text, want)
			}
		}
	}
	c := room(t)
	c.Plan, _ = plans.Default("de")
	inc := *c.Incident
	inc.Customers = map[model.CustomerID]model.Affected{
		"a": {Customer: model.Customer{ID: "a", Language: "pt-BR"}}, "b": {Customer: model.Customer{ID: "b", Language: "de-AT"}},
	}
	c.Incident = &inc
	if text := c.Prepared(model.StageResolved); strings.Count(text, "Willkommen beim Support.") != 1 || !strings.Contains(text, "Obrigad") {
		t.Errorf("callers hear\n%s", text)
	}
}
