package action

import (
	"strings"
	"testing"

	"warroom/model"
)

// A new incident runs on the plan to declare with, not on that of the incident in the room.
func TestDeclaringLooksAtThePlanOfTheNewIncident(t *testing.T) {
	c := room(t)
	own := *c.Plan
	own.Scenarios = []model.Scenario{{ID: "flood", Title: "The cellar is under water"}}
	own.People = append([]model.Person{}, c.Plan.People...)
	for n := range own.People {
		own.People[n].Name = "Zoe " + own.People[n].Name
	}
	c.Own = &own
	a, _ := Find("declare")
	for _, f := range a.Fields {
		if f.ID == "scenario" && (len(f.Offers(c)) != 1 || f.Offers(c)[0].Value != "flood") {
			t.Errorf("offered: %v", f.Offers(c))
		}
	}
	if said := strings.Join(a.Preview(c, Complete(c, a, nil)), "\n"); !strings.Contains(said, "Zoe ") {
		t.Errorf("the preview speaks of somebody else: %s", said)
	}
}
