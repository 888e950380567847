package action

import "warroom/model"

func relations() []Action {
	others := func(c Context) (bool, string) { return len(incidents(c)) > 0, "no-other-incident" }
	return []Action{
		{
			ID: "relate", Group: Incident, Enabled: others,
			Fields: []Field{choice("other", incidents), text("note").optional(), yes("off")},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.Relate{Other: model.IncidentID(v.text("other")), Note: v.text("note"), Off: v.yes("off")}, nil
			},
		},
		{
			ID: "merge", Group: Incident, Enabled: others, Confirm: true,
			Fields: []Field{choice("other", mergeable).from(only(mergeable)), text("note").optional(), yes("off")},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.Merge{Into: model.IncidentID(v.text("other")), Note: v.text("note"), Off: v.yes("off")}, nil
			},
		},
		{
			ID: "split", Group: Incident, Confirm: true,
			Fields: []Field{text("title"), choice("entries", entriesThat(inForceStill)).optional().from(entryField(inForceStill).Default)},
			Build:  buildSplit,
		},
	}
}

func buildSplit(_ Context, v Values) (model.Intent, error) {
	split := model.Split{Title: v.text("title")}
	for _, word := range v.list("entries") {
		ref, err := Values{"entry": word}.ref()
		if err != nil {
			return nil, err
		}
		split.Entries = append(split.Entries, ref)
	}
	return split, nil
}
