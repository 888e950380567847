package action

import "warroom/model"

func closing() []Action {
	return []Action{
		{
			ID: "close", Group: Incident, Keys: []string{"X"}, Enabled: isOpen,
			Fields: []Field{text("reason").optional(), yes("anyway"), yes("drop")},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.Close{Reason: v.text("reason"), Anyway: v.yes("anyway"), Drop: v.yes("drop")}, nil
			},
			Subject: about("phase"), Preview: previewClose,
		},
		{
			ID: "reopen", Group: Incident, Keys: []string{"O"},
			Enabled: func(c Context) (bool, string) { return !orEmpty(c.Incident).Open(), "open" },
			Fields:  []Field{text("reason"), choice("phase", terms("phase", model.Phases[:4])).optional().with(string(model.Respond))},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.Reopen{Reason: v.text("reason"), Phase: model.Phase(v.text("phase"))}, nil
			},
			Subject: about("phase"),
		},
	}
}

// previewClose lists what is missing; it is asked for, and never forbids.
func previewClose(c Context, _ Values) []string {
	if c.Incident == nil {
		return nil
	}
	missing := model.Missing(c.Incident, c.Plan)
	if len(missing) == 0 {
		return []string{c.Locale.T("action.close.complete")}
	}
	lines := []string{c.Locale.N("action.close.missing", len(missing))}
	for n, gap := range missing {
		if n == 8 {
			lines = append(lines, "· "+c.Locale.N("action.close.more", len(missing)-n))
			break
		}
		lines = append(lines, "· "+c.Locale.Gap(gap, c.Plan))
	}
	return append(lines, c.Locale.T("action.close.anyway"))
}
