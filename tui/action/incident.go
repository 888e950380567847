package action

import (
	"warroom/model"
)

func incident() []Action {
	return []Action{
		{
			ID: "declare", Group: Incident, Keys: []string{"D"}, Fields: declareFields(),
			Build: buildDeclare, Preview: previewDeclare,
		},
		{
			ID: "rename", Group: Incident, Keys: []string{"R"},
			Fields: []Field{text("title").from(func(c Context) string { return orEmpty(c.Incident).Title }).ongoing()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.Rename{Title: v.text("title")}, nil
			},
			Subject: about("title"),
		},
		{
			ID: "scenario", Group: Incident,
			Fields: []Field{choice("scenario", scenarios).optional().from(func(c Context) string { return orEmpty(c.Incident).Scenario })},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.SetScenario{Scenario: v.text("scenario")}, nil
			},
			Subject: about("scenario"),
		},
		{
			ID: "adopt", Group: Incident, Quick: true,
			Enabled: func(c Context) (bool, string) {
				return c.Offer.Digest != "" && c.Offer.Digest != orEmpty(c.Incident).Plan.Digest, "no-other-plan"
			},
			Build: func(c Context, _ Values) (model.Intent, error) { return model.AdoptPlan{Plan: c.Offer}, nil },
		},
		{
			ID: "phase", Group: Incident, Keys: []string{"P"},
			Enabled: isOpen,
			Fields: []Field{
				choice("phase", terms("phase", model.Phases[:4])).from(func(c Context) string { return string(next(model.Phases[:4], orEmpty(c.Incident).Phase)) }),
				text("note").optional(),
			},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.MovePhase{Phase: model.Phase(v.text("phase")), Note: v.text("note")}, nil
			},
			Subject: about("phase"),
		},
		{
			ID: "public", Group: Incident, Keys: []string{"U"},
			Fields: []Field{choice("status", terms("status", model.PublicStatuses)).from(func(c Context) string {
				return string(next(model.PublicStatuses, orEmpty(c.Incident).Public))
			})},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.SetPublicStatus{Status: model.PublicStatus(v.text("status"))}, nil
			},
			Subject: about("public"),
		},
	}
}

// about is the subject of acts that always concern the same thing.
func about(subject string) func(Context, Values) string {
	return func(Context, Values) string { return subject }
}

func isOpen(c Context) (bool, string) { return orEmpty(c.Incident).Open(), "closed" }

// next is what usually follows a value of a fixed order; the last one follows itself.
func next[T comparable](order []T, now T) T {
	for i, one := range order {
		if one == now && i+1 < len(order) {
			return order[i+1]
		}
	}
	var none T
	if now == none && len(order) > 0 {
		return order[0]
	}
	return order[len(order)-1]
}
