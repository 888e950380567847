package action

import "warroom/model"

func presence() []Action {
	return []Action{
		{
			ID: "checkin", Group: People, Keys: []string{"i"},
			Fields: []Field{personField().optional(), choice("place", terms("place", model.Places)).with(string(model.OnSite))},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.CheckIn{Person: model.PersonID(v.text("person")), Place: model.Place(v.text("place"))}, nil
			},
			Subject: aboutPerson,
		},
		{
			ID: "checkout", Group: People, Fields: []Field{personField().optional()},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.CheckOut{Person: model.PersonID(v.text("person"))}, nil
			},
			Subject: aboutPerson,
		},
		{
			ID: "reach", Group: People, Keys: []string{"r"},
			Fields: []Field{
				choice("person", people).free().from(func(c Context) string { return string(c.Selection.Person) }),
				choice("outcome", terms("outcome", model.ReachOutcomes)), text("via").optional().derived(firstContact),
				text("note").optional(),
			},
			Build: func(_ Context, v Values) (model.Intent, error) {
				return model.RecordReach{
					Person: model.PersonID(v.text("person")), Via: v.text("via"),
					Outcome: model.ReachOutcome(v.text("outcome")), Note: v.text("note"),
				}, nil
			},
		},
	}
}

// personField starts with the selected person, else with the acting one.
func personField() Field {
	return choice("person", people).free().from(func(c Context) string {
		if c.Selection.Person != "" {
			return string(c.Selection.Person)
		}
		return string(c.Actor.Person)
	})
}

func aboutPerson(c Context, v Values) string {
	if person := v.text("person"); person != "" {
		return "person/" + person
	}
	return "person/" + string(c.Actor.Person)
}

// firstContact is the way that is tried first.
func firstContact(c Context, v Values) string {
	person, _ := c.Plan.Person(model.PersonID(v.text("person")))
	if len(person.Contacts) == 0 {
		return ""
	}
	return person.Contacts[0].Value
}
