package action

import (
	"strconv"

	"warroom/model"
)

func workarounds() []Action {
	return []Action{
		{
			ID: "workaround", Group: Incident, Keys: []string{"w"},
			Fields: []Field{choice("workaround", prepared).free(), text("process").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.StartWorkaround{Process: v.text("process"), Text: v.text("workaround")}, nil
			},
		},
		{
			ID: "workaround-lift", Group: Incident, Keys: []string{"W"}, Enabled: anyOf("no-workaround", inForce),
			Fields: []Field{choice("number", inForce).from(func(c Context) string {
				if c.Selection.Workaround > 0 {
					return strconv.Itoa(c.Selection.Workaround)
				}
				return only(inForce)(c)
			})},
			Build: func(_ Context, v Values) (model.Intent, error) {
				n, err := v.number("number")
				return model.LiftWorkaround{Number: n}, err
			},
			Subject: func(_ Context, v Values) string { return "workaround/" + v.text("number") },
		},
	}
}

// prepared offers the workarounds that the plan has for the scenario, or all of them if none is chosen.
func prepared(c Context) []Option {
	var options []Option
	for _, s := range c.Plan.Scenarios {
		if chosen := orEmpty(c.Incident).Scenario; chosen == "" || chosen == s.ID {
			for _, one := range s.Workarounds {
				options = append(options, Option{Value: one, Label: one})
			}
		}
	}
	return options
}
