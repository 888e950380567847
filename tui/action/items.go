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
			ID: "tick", Group: Checklist, Keys: []string{"space", "t"}, Panes: itemPanes, Entry: "t ", Quick: true,
			Enabled: anyItem("no-open-item", true), Fields: []Field{itemField(true)},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.TickItem{Item: model.ItemID(v.text("item"))}, nil
			},
			Subject: aboutItem,
		},
		{
			ID: "item-reopen", Group: Checklist, Keys: []string{"backspace"}, Panes: itemPanes, Quick: true,
			Enabled: anyItem("no-done-item", false), Fields: []Field{itemField(false), text("reason").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.ReopenItem{Item: model.ItemID(v.text("item")), Reason: v.text("reason")}, nil
			},
			Subject: aboutItem,
		},
		{
			ID: "skip", Group: Checklist, Keys: []string{"-"}, Panes: itemPanes, Enabled: anyItem("no-open-item", true),
			Fields: []Field{itemField(true), text("reason")},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.SkipItem{Item: model.ItemID(v.text("item")), Reason: v.text("reason")}, nil
			},
			Subject: aboutItem,
		},
		{
			ID: "item-assign", Group: Checklist, Keys: []string{"h"}, Panes: itemPanes, Enabled: anyItem("no-open-item", true),
			Fields: []Field{itemField(true), choice("person", people).free().optional(), choice("role", rolesOf).optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.AssignItem{
					Item: model.ItemID(v.text("item")), Role: model.RoleID(v.text("role")), Person: model.PersonID(v.text("person")),
				}, nil
			},
			Subject: aboutItem,
		},
		{
			ID: "timebox", Group: Checklist, Keys: []string{"b"}, Panes: itemPanes, Enabled: anyItem("no-open-item", true),
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

// anyItem tells whether a step is in the state that the act needs.
func anyItem(reason string, open bool) func(Context) (bool, string) {
	return func(c Context) (bool, string) {
		for _, list := range c.steps() {
			for n := range list.Items {
				if (list.Items[n].State == model.ItemOpen) == open {
					return true, reason
				}
			}
		}
		return false, reason
	}
}

func aboutItem(_ Context, v Values) string { return "item/" + v.text("item") }

func lists(c Context) []Option {
	var options []Option
	for _, list := range c.steps() {
		options = append(options, Option{Value: list.Checklist.ID, Label: list.Title})
	}
	return options
}

func selectedList(c Context) string { return c.Selection.Item.Checklist() }
