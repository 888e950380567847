package plans

import (
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

func TestDefaultPlanHasNoFindings(t *testing.T) {
	for folder := range shippedIn {
		if _, _, err := Load("library/" + folder); err != nil {
			t.Error(err)
		}
	}
}

func TestDefaultIsTheEmbeddedFolder(t *testing.T) {
	loaded, archive, err := Load("library/en")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []model.Language{"en", "en-GB", "", "xx", "../en", "nonsense/.."} {
		plan, embedded := defaultAlso(lang, nil)
		if plan.Digest != loaded.Digest || embedded.Digest() != archive.Digest() {
			t.Errorf("Default(%q) is %.12s, the folder is %.12s", lang, plan.Digest, loaded.Digest)
		}
	}
}

func TestDefaultPlanIsComplete(t *testing.T) {
	plan, _ := Default("en")
	for level := model.SEV1; level <= model.SEV4; level++ {
		rule, ok := plan.Severity(level)
		if !ok || len(rule.Criteria) == 0 || rule.Acknowledge == 0 || rule.Resolve == 0 {
			t.Errorf("%s lacks criteria or targets: %+v", level, rule)
		}
	}
	if want := len(model.Scopes) * len(model.Urgencies); len(plan.Matrix) != want {
		t.Errorf("the matrix has %d fields, want %d", len(plan.Matrix), want)
	}
	for _, role := range plan.Roles {
		if len(role.Holders) < 2 || len(role.Duties) == 0 || len(role.Authority) == 0 || role.FillWithin == 0 || role.AnswerWithin == 0 {
			t.Errorf("role %s lacks a deputy, duties, authority or times: %+v", role.ID, role)
		}
	}
	for _, audience := range plan.Audiences {
		for _, status := range model.PublicStatuses {
			if !slices.ContainsFunc(plan.Templates, func(t model.NoticeTemplate) bool { return t.Audience == audience.ID && t.Status == status }) {
				t.Errorf("no template for %s, %s", audience.ID, status)
			}
		}
		if _, ok := plan.Cadence(model.SEV1, audience.ID); ok == audience.OnDemand {
			t.Errorf("%s has a cadence at SEV1: %v, is told on demand: %v", audience.ID, ok, audience.OnDemand)
		}
	}
	for _, phase := range []model.Phase{model.Assess, model.Respond, model.Recover, model.Review} {
		if !slices.ContainsFunc(plan.Checklists, func(c model.Checklist) bool { return c.Phase == phase }) {
			t.Errorf("no checklist for %s", phase)
		}
	}
}

// TestDefaultPlanMeetsTheFirstMinutes holds the rhythm that crisis communication is measured by.
func TestDefaultPlanMeetsTheFirstMinutes(t *testing.T) {
	plan, _ := Default("en")
	for _, audience := range plan.Audiences {
		cadence, told := plan.Cadence(model.SEV1, audience.ID)
		if !told && audience.OnDemand {
			continue
		}
		if cadence.First > 15*time.Minute || cadence.Every > 30*time.Minute || cadence.Closing == 0 {
			t.Errorf("SEV1 %s: first %v, every %v, closing %v", audience.ID, cadence.First, cadence.Every, cadence.Closing)
		}
	}
}

func TestDefaultTemplatesPromiseTheNextUpdate(t *testing.T) {
	facts := map[string]string{}
	for _, name := range model.Placeholders {
		facts[name] = "FACT"
	}
	delete(facts, "next_update")
	var templates []model.NoticeTemplate
	for _, lang := range shippedIn {
		plan, _ := Default(lang)
		templates = append(templates, plan.Templates...)
	}
	for _, template := range templates {
		subject, body, err := Render(template, facts)
		if err != nil || subject == "" {
			t.Errorf("%s: subject %q, %v", template.ID, subject, err)
		}
		promises, ends := slices.Contains(model.Gaps(body), "[next_update?]"), template.Status == model.Resolved
		if promises == ends {
			t.Errorf("%s in %s: names the next update: %v, want %v", template.ID, template.Language, promises, !ends)
		}
		if strings.Contains(body, "  ") || strings.Contains(body, "\n\n\n") || strings.Contains(body, "..") {
			t.Errorf("%s in %s reads unevenly:\n%s", template.ID, template.Language, body)
		}
	}
}

// TestFirstMessageNeedsNoThought: minutes after the declaration nobody has counted or explained anything yet.
func TestFirstMessageNeedsNoThought(t *testing.T) {
	facts := map[string]string{"product": "Portal", "started": "10:00 UTC", "next_update": "10:20 UTC"}
	for _, lang := range shippedIn {
		plan, _ := Default(lang)
		template, _ := plan.Template("customers-investigating")
		subject, body, err := Render(template, facts)
		if gaps := model.Gaps(subject + body); err != nil || len(gaps) > 0 {
			t.Errorf("%s: the first message to customers has gaps %q, %v:\n%s", lang, gaps, err, body)
		}
	}
}

// TestDefaultStepsNameTheirIDs: ids that do not depend on the words keep ticks when words change, and are the same
// in every language.
func TestDefaultStepsNameTheirIDs(t *testing.T) {
	plan, _ := Default("en")
	for _, list := range plan.Checklists {
		if len(list.Items) < 5 || len(list.Items) > 15 {
			t.Errorf("list %s has %d steps", list.ID, len(list.Items))
		}
		for _, item := range list.Items {
			if len(item.ID) > len(list.ID)+1+20 {
				t.Errorf("step %s has no short id of its own", item.ID)
			}
		}
	}
}

func BenchmarkLoadDefault(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Default("en")
	}
}
