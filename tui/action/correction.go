package action

import (
	"slices"

	"warroom/model"
)

func corrections() []Action {
	return []Action{
		{
			ID: "undo", Group: Logbook, Keys: []string{"u"},
			Enabled: func(c Context) (bool, string) {
				_, ok := c.lastOwn()
				return ok, "nothing-to-undo"
			},
			Fields: []Field{text("reason").optional()},
			Build: func(c Context, v Values) (model.Intent, error) {
				ref, _ := c.lastOwn()
				return model.Strike{Entry: ref, Reason: v.text("reason")}, nil
			},
			Preview: previewUndo,
		},
		{
			ID: "strike", Group: Logbook, Keys: []string{"x"}, Panes: logPanes, Enabled: anyEntry,
			Fields: []Field{entryField(inForceStill), text("reason").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				ref, err := v.ref()
				return model.Strike{Entry: ref, Reason: v.text("reason")}, err
			},
		},
		{
			ID: "correct", Group: Logbook, Keys: []string{"C"}, Panes: logPanes, Enabled: anyEntry,
			Fields: []Field{
				entryField(inForceStill), text("text").optional().derived(chosenText).ongoing(),
				{ID: "time", Kind: Time, Optional: true},
				text("reason").optional(),
			},
			Build: buildCorrection,
		},
		{
			ID: "pin", Group: Logbook, Keys: []string{"p"}, Panes: logPanes, Quick: true, Enabled: anyEntry,
			Fields: []Field{entryField(inForceStill), yes("off").derived(func(c Context, v Values) string {
				if e, ok := c.chosenEntry(v); ok && e.Pinned {
					return "yes"
				}
				return ""
			})},
			Build: func(_ Context, v Values) (model.Intent, error) {
				ref, err := v.ref()
				return model.Pin{Entry: ref, Off: v.yes("off")}, err
			},
		},
	}
}

func buildCorrection(c Context, v Values) (model.Intent, error) {
	ref, err := v.ref()
	if err != nil {
		return nil, err
	}
	at, err := v.stamp("time", c)
	correct := model.Correct{Entry: ref, Text: v.text("text"), At: at, Reason: v.text("reason")}
	if entry, ok := orEmpty(c.Incident).Entry(ref); ok && entry.Text() == correct.Text {
		correct.Text = "" // the words stay as they are
	}
	return correct, err
}

func (v Values) ref() (model.Ref, error) {
	var ref model.Ref
	if err := ref.UnmarshalText([]byte(v.text("entry"))); err != nil {
		return ref, unreadable("entry", v.text("entry"), "site:number, as the export prints it")
	}
	return ref, nil
}

// previewUndo shows what will be taken back.
func previewUndo(c Context, _ Values) []string {
	ref, ok := c.lastOwn()
	if !ok {
		return nil
	}
	e, _ := c.Incident.Entry(ref)
	kind, text := c.Locale.EntryIn(e, c.scene())
	return []string{c.Locale.T("action.undo.what", "clock", c.clock(e.When().At), "kind", kind, "text", text)}
}

// lastOwn is the acting person's newest act that is in force and can be struck. Strikes themselves are passed over, so
// that pressing undo again goes further back instead of back and forth.
func (c Context) lastOwn() (model.Ref, bool) {
	if c.Incident == nil {
		return model.Ref{}, false
	}
	for _, e := range slices.Backward(c.Incident.Log) {
		if e.Actor.Person != c.Actor.Person || e.Struck != nil {
			continue
		}
		switch e.Fact.(type) {
		case model.EntryStruck, model.Declared, nil:
			continue
		}
		return e.Ref(), true
	}
	return model.Ref{}, false
}
