package action

import (
	"warroom/model"
	"warroom/tui/pane"
)

// itemPanes are where a step can be selected.
var itemPanes = []pane.ID{pane.Checklists}

func items() []Action {
	return []Action{
		{
			ID: "tick", Group: Checklist, Keys: []string{"space", "t"}, Panes: itemPanes, Quick: true,
			Enabled: anyOf("no-open-item", itemsThat(true)), Fields: []Field{itemField(true)},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.TickItem{Item: model.ItemID(v.text("item"))}, nil
			},
			Subject: aboutItem,
		},
		{
			ID: "item-reopen", Group: Checklist, Keys: []string{"backspace"}, Panes: itemPanes, Quick: true,
			Enabled: anyOf("no-done-item", itemsThat(false)), Fields: []Field{itemField(false), text("reason").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.ReopenItem{Item: model.ItemID(v.text("item")), Reason: v.text("reason")}, nil
			},
			Subject: aboutItem,
		},
		{
			ID: "skip", Group: Checklist, Keys: []string{"-"}, Panes: itemPanes, Enabled: anyOf("no-open-item", itemsThat(true)),
			Fields: []Field{itemField(true), text("reason")},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.SkipItem{Item: model.ItemID(v.text("item")), Reason: v.text("reason")}, nil
			},
			Subject: aboutItem,
		},
		{
			ID: "item-assign", Group: Checklist, Keys: []string{"h"}, Panes: itemPanes, Enabled: anyOf("no-open-item", itemsThat(true)),
			Fields: []Field{itemField(true), choice("person", people).free().optional(), choice("role", rolesOf).optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.AssignItem{
					Item: model.ItemID(v.text("item")), Role: model.RoleID(v.text("role")), Person: model.PersonID(v.text("person")),
				}, nil
			},
			Subject: aboutItem,
		},
		{
			ID: "timebox", Group: Checklist, Keys: []string{"b"}, Panes: itemPanes, Enabled: anyOf("no-open-item", itemsThat(true)),
			Fields: []Field{itemField(true), duration("for").with("10m").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				d, err := v.duration("for")
				return model.BoxItem{Item: model.ItemID(v.text("item")), For: d}, err
			},
			Subject: aboutItem,
		},
		{
			ID: "item-add", Group: Checklist, Keys: []string{"ctrl+n"},
			Fields: []Field{
				text("text"), choice("checklist", lists).free().optional().from(selectedList),
				choice("person", people).free().optional(), choice("role", rolesOf).optional(), duration("within").optional(),
			},
			Build: func(_ Context, v Values) (model.Intent, error) {
				d, err := v.duration("within")
				return model.AddItem{
					Checklist: v.text("checklist"), Text: v.text("text"), Role: model.RoleID(v.text("role")),
					Person: model.PersonID(v.text("person")), Within: d,
				}, err
			},
		},
	}
}

// itemField starts with the selected step if it is in the state that the act needs.
func itemField(open bool) Field {
	return choice("item", itemsThat(open)).from(func(c Context) string {
		id := c.Selection.Item
		if id == "" || (orEmpty(c.Incident).Items[id].State == model.ItemOpen) != open {
			return ""
		}
		return string(id)
	})
}

func aboutItem(_ Context, v Values) string { return "item/" + v.text("item") }

func lists(c Context) []Option {
	var options []Option
	if c.Incident != nil {
		for _, list := range model.Lists(c.Incident, c.Plan) {
			options = append(options, Option{Value: list.Checklist.ID, Label: list.Title})
		}
	}
	return options
}

func selectedList(c Context) string { return c.Selection.Item.Checklist() }
