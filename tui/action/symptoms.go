package action

import "warroom/model"

// Caller counts what callers say, by the key of the screen.
const Caller = "caller"

// symptoms is the early warning: so many callers who say the same propose an incident.
func symptoms() []Action {
	return []Action{{
		ID: Caller, Group: Customers, Keys: []string{"!"},
		Enabled: func(c Context) (bool, string) {
			switch {
			case !c.Counting:
				return false, "no-counting"
			case len(c.declaring().Plan.Symptoms) == 0:
				return false, "no-symptoms"
			}
			return true, ""
		},
	}}
}

// heard is the symptom under the cursor, of which so many callers spoke that an incident is proposed.
func (c Context) heard() model.Symptom {
	if c.Selection.Symptom != "" {
		for _, one := range c.declaring().Plan.Symptoms {
			if one.ID == c.Selection.Symptom {
				return one
			}
		}
	}
	return model.Symptom{}
}

// heardReason says how many callers propose the incident.
func heardReason(c Context) string {
	one := c.heard()
	if one.ID == "" {
		return ""
	}
	for _, calls := range c.Calls {
		if calls.Symptom.ID == one.ID {
			return c.Locale.N("action.caller.reason", calls.Count, "span", c.Locale.Target(one.Within))
		}
	}
	return ""
}
