package action

import (
	"strings"

	"warroom/model"
)

func schedule() []Action {
	return []Action{
		{
			ID: "snooze", Group: Comms, Keys: []string{"z"}, Enabled: func(c Context) (bool, string) { return len(c.Owed) > 0, "nothing-owed" },
			Fields: []Field{
				choice("obligation", owed).from(mostUrgent),
				choice("for", snoozes).free().with("10m"), text("reason").optional(),
			},
			Build: func(_ Context, v Values) (model.Intent, error) {
				d, err := v.duration("for")
				return model.Snooze{Obligation: v.text("obligation"), For: d, Reason: v.text("reason")}, err
			},
		},
		{
			ID: "nothing-new", Group: Comms, Keys: []string{"="},
			Fields: []Field{audienceField(), text("reason").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.NothingNew{Audience: model.AudienceID(v.text("audience")), Reason: v.text("reason")}, nil
			},
			Subject: func(_ Context, v Values) string {
				return "obligation/" + model.NoticeObligation(model.AudienceID(v.text("audience")))
			},
		},
	}
}

func snoozes(c Context) []Option {
	var options []Option
	for _, minutes := range []string{"5m", "10m", "30m"} {
		d, _ := ParseSpan(minutes)
		options = append(options, Option{Value: minutes, Label: c.Locale.Target(d)})
	}
	return options
}

// mostUrgent is the obligation under the cursor, else the one that is due first.
func mostUrgent(c Context) string {
	for _, o := range c.Owed {
		if o.ID == c.Selection.Obligation {
			return o.ID
		}
	}
	for _, o := range c.Owed {
		if c.Selection.Audience != "" && strings.HasSuffix(o.ID, "/"+string(c.Selection.Audience)) {
			return o.ID
		}
	}
	if len(c.Owed) > 0 {
		return c.Owed[0].ID
	}
	return ""
}
