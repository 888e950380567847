package action

import (
	"testing"

	"warroom/model"
)

// hold gives a role of the room a state.
func hold(c Context, id model.RoleID, role model.Role) Context {
	inc := *c.Incident
	inc.Roles = map[model.RoleID]model.Role{id: role}
	c.Incident = &inc
	return c
}

func TestAVacantRoleIsNotWhatIsHandedOver(t *testing.T) {
	c := room(t)
	c.Selection.Role = "scribe"
	c = hold(c, model.CommanderRole, model.Role{Holder: "anna"})
	if role := Complete(c, handover(), nil)["role"]; role != string(model.CommanderRole) {
		t.Errorf("the form opens on %q", role)
	}
}

// Whoever is asked to take one role must not take another one with the same key unasked.
func TestTakingARoleAsksWhichIfAnotherOneWaits(t *testing.T) {
	c := hold(room(t), model.CommanderRole, model.Role{Asked: "anna"})
	a, _ := Find("role-take")
	c.Selection.Role = "scribe"
	if role := Complete(c, a, nil)["role"]; role != "" {
		t.Errorf("%q would be taken", role)
	}
	c.Selection.Role = model.CommanderRole
	if role := Complete(c, a, nil)["role"]; role != string(model.CommanderRole) {
		t.Errorf("%q would be taken", role)
	}
}
