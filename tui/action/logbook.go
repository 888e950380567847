package action

import (
	"warroom/model"
	"warroom/tui/pane"
)

func logbook() []Action {
	return []Action{
		{
			ID: "note", Group: Logbook, Keys: []string{"n", "~"}, Entry: "n ", Fields: []Field{text("text")},
			Build: func(_ Context, v Values) (model.Intent, error) { return model.Note{Text: v.text("text")}, nil },
		},
		{
			ID: "observe", Group: Logbook, Keys: []string{"o"}, Entry: "o ", Fields: []Field{text("text")},
			Build: func(_ Context, v Values) (model.Intent, error) { return model.Observe{Text: v.text("text")}, nil },
		},
		{
			ID: "decide", Group: Logbook, Keys: []string{"d"}, Entry: "d ",
			Fields: []Field{
				text("text"),
				choice("agreed", people).free().many().optional(), choice("objected", people).free().many().optional(),
			},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.Decision{
					Text:   v.text("text"),
					Agreed: idsOf[model.PersonID](v.list("agreed")), Objected: idsOf[model.PersonID](v.list("objected")),
				}, nil
			},
		},
		{
			ID: "milestone", Group: Logbook, Keys: []string{"M"},
			Fields: []Field{choice("milestone", terms("milestone", model.Milestones)), text("text").optional(), text("source").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.MarkMilestone{
					Milestone: model.Milestone(v.text("milestone")), Text: v.text("text"), Source: v.text("source"),
				}, nil
			},
			Subject: func(_ Context, v Values) string { return "milestone/" + v.text("milestone") },
		},
		{
			ID: "recount", Group: Logbook,
			Fields: []Field{text("text"), text("type").optional(), text("source").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.Recount{Type: v.text("type"), Text: v.text("text"), Source: v.text("source")}, nil
			},
		},
		{
			ID: "evidence", Group: Logbook, Keys: []string{"E"},
			Fields: []Field{text("file").word(), text("sha256").word().optional(), number("bytes").optional(), text("text").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				size, err := v.number("bytes")
				return model.AttachEvidence{Name: v.text("file"), SHA256: v.text("sha256"), Size: int64(size), Note: v.text("text")}, err
			},
		},
	}
}

// logPanes are where entries can be selected.
var logPanes = []pane.ID{pane.Log}
