package model

// ItemChange says how a step of a plan differs from an earlier version of the plan.
type ItemChange string

// The changes. A step keeps its id through both, and with it what an incident knows of it.
const (
	ItemNew     ItemChange = "new"     // the earlier version did not have it
	ItemChanged ItemChange = "changed" // its words, its detail, whose it is, or by when it is due
)

// ItemChanges are the steps of a plan that an earlier version did not have, or had with other words, for another role
// or with another time. Steps that are gone are not among them.
func ItemChanges(before, after *Plan) map[ItemID]ItemChange {
	type step struct {
		ItemRule
		list RoleID // who works the list of the step
	}
	known := map[ItemID]step{}
	for _, list := range before.Checklists {
		for _, rule := range list.Items {
			known[rule.ID] = step{rule, list.Role}
		}
	}
	changes := map[ItemID]ItemChange{}
	for _, list := range after.Checklists {
		for _, rule := range list.Items {
			was, had := known[rule.ID]
			switch {
			case !had:
				changes[rule.ID] = ItemNew
			case was.Text != rule.Text || was.Detail != rule.Detail || was.Within != rule.Within ||
				owner(was.Role, was.list) != owner(rule.Role, list.Role):
				changes[rule.ID] = ItemChanged
			}
		}
	}
	return changes
}

// owner is whose a step is: its own role's, else that of its list.
func owner(own, list RoleID) RoleID {
	if own != "" {
		return own
	}
	return list
}
