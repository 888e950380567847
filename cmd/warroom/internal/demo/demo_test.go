package demo

import (
	"context"
	"testing"
	"time"

	"warroom/model"
	"warroom/plans"
)

// The demonstration's plan lies on the shipped one: when a role or a step is renamed there, this test says so.
func TestPlanIsWhole(t *testing.T) {
	for _, lang := range []model.Language{"en", "de", "pt-BR"} {
		plan, archive, err := Plan(lang)
		if err != nil {
			t.Fatal(err)
		}
		if plan.Language != lang {
			t.Errorf("the plan for %s speaks %s", lang, plan.Language)
		}
		if again, err := plans.Parse(archive); err != nil || again.Digest != plan.Digest {
			t.Errorf("the archive does not give the plan back: %v", err)
		}
		for item := range left {
			if _, _, planned := plan.Item(item); !planned {
				t.Errorf("step %s is not in the plan", item)
			}
		}
		for _, role := range plan.Roles {
			if doers[role.ID] == "" {
				t.Errorf("nobody does the steps of %s", role.ID)
			}
		}
		if gaps := model.Gaps(plan.Bridges[0].DialIn + plan.Bridges[0].PIN + plan.Bridges[1].DialIn + plan.HeadNumbers[0].Number); len(gaps) > 0 {
			t.Errorf("something is left to fill in: %v", gaps)
		}
	}
}

// The cues come in the order of time, none from the future, and the clock never stands still before the first.
func TestPlayRunsForward(t *testing.T) {
	plan, _, err := Plan("en")
	if err != nil {
		t.Fatal(err)
	}
	end := time.Date(2026, 11, 22, 11, 0, 0, 0, time.UTC)
	var clock, before time.Time
	played := 0
	stage := Stage{
		Set: func(now time.Time) { clock = now },
		Do: func(_ context.Context, cmd model.Command) ([]model.Event, error) {
			played++
			if clock.Before(before) || clock.After(end) {
				t.Errorf("%T at %s, after %s", cmd.Intent, clock, before)
			}
			before = clock
			id := cmd.Incident
			if declare, opens := cmd.Intent.(model.Declare); opens {
				id = model.IncidentID(declare.Title)
			}
			if id == "" {
				t.Errorf("%T of %s comes before its incident", cmd.Intent, cmd.Actor.Person)
			}
			return []model.Event{{Incident: id}}, nil
		},
	}
	id, err := Play(t.Context(), stage, plan, end)
	if err != nil || id != "Hotline and ticket system unreachable" {
		t.Errorf("under way is %q, error %v", id, err)
	}
	if played < 80 {
		t.Errorf("only %d acts", played)
	}
}
