package action

import (
	"warroom/model"
	"warroom/tui/pane"
)

// rosterPanes are where a role can be selected.
var rosterPanes = []pane.ID{pane.Roster}

func roles() []Action {
	return []Action{
		{
			ID: "role-take", Group: People, Keys: []string{"s"}, Panes: rosterPanes, Quick: true,
			Fields: []Field{choice("role", rolesOf).from(meantRole), choice("person", people).free().optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.AcceptRole{Role: model.RoleID(v.text("role")), Person: model.PersonID(v.text("person"))}, nil
			},
			Subject: aboutRole,
		},
		{
			ID: "role-assign", Group: People, Keys: []string{"m"},
			Fields: []Field{roleField(), choice("person", people).free().derived(suggested), choice("deputy", people).free().optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.AssignRole{
					Role: model.RoleID(v.text("role")), Person: model.PersonID(v.text("person")),
					Deputy: model.PersonID(v.text("deputy")),
				}, nil
			},
			Subject: aboutRole,
		},
		{
			ID: "role-decline", Group: People, Keys: []string{"N"}, Panes: rosterPanes,
			Fields: []Field{roleField(), text("reason").optional(), choice("person", people).free().optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.DeclineRole{
					Role: model.RoleID(v.text("role")), Person: model.PersonID(v.text("person")), Reason: v.text("reason"),
				}, nil
			},
			Subject: aboutRole,
		},
		{
			ID: "role-release", Group: People, Keys: []string{"V"}, Panes: rosterPanes,
			Fields: []Field{roleField(), text("reason").optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.ReleaseRole{Role: model.RoleID(v.text("role")), Reason: v.text("reason")}, nil
			},
			Subject: aboutRole,
		},
		{
			ID: "role-deputy", Group: People,
			Fields: []Field{roleField(), choice("person", people).free()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.NameDeputy{Role: model.RoleID(v.text("role")), Person: model.PersonID(v.text("person"))}, nil
			},
			Subject: aboutRole,
		},
		handover(),
	}
}

func aboutRole(_ Context, v Values) string { return "role/" + v.text("role") }

func roleField() Field {
	return choice("role", rolesOf).from(selectedRole)
}

// selectedRole is the role under the cursor of the roster; the one beside a step only says who does the step.
func selectedRole(c Context) string {
	if c.Selection.Item != "" || c.Selection.Audience != "" {
		return ""
	}
	return string(c.Selection.Role)
}

// meantRole is the selected role, unless the acting person is asked to take another one: then a form asks which.
func meantRole(c Context) string {
	selected := selectedRole(c)
	for id, role := range orEmpty(c.Incident).Roles {
		if role.Asked == c.Actor.Person && c.Actor.Person != "" && string(id) != selected {
			if orEmpty(c.Incident).Roles[model.RoleID(selected)].Asked != c.Actor.Person {
				return ""
			}
		}
	}
	return selected
}

// suggested is the first of the plan's people for the role who neither holds it nor is asked already.
func suggested(c Context, v Values) string {
	id := model.RoleID(v.text("role"))
	rule, _ := c.Plan.Role(id)
	role := orEmpty(c.Incident).Roles[id]
	for _, person := range rule.Holders {
		if person != role.Holder && person != role.Asked {
			return string(person)
		}
	}
	return ""
}
