package paper

import (
	"fmt"
	"strings"
	"testing"

	"warroom/model"
)

// However many are called, the card stays legible, and nobody is left out or out of turn.
func TestPhoneTreeOfManyPeople(t *testing.T) {
	for _, holders := range []int{0, 1, 12, 13, 40} {
		folder := *lighthouse(t)
		plan := *folder.Plan
		folder.Plan, plan.Roles = &plan, nil
		for role := range 3 {
			rule := model.RoleRule{ID: model.RoleID(fmt.Sprint("role", role)), Title: fmt.Sprint("Role ", role)}
			for n := range holders {
				id := model.PersonID(fmt.Sprintf("r%dp%d", role, n))
				plan.People = append(plan.People, model.Person{
					ID: id, Name: fmt.Sprintf("P%d-%02d %s", role, n, strings.Repeat("x", 300*(n%2))), Contacts: []model.Contact{{Way: "mobile", Value: "+49 1"}},
				})
				rule.Holders = append(rule.Holders, id)
			}
			plan.Roles = append(plan.Roles, rule)
		}
		card := Card(&folder, Options{Now: printedAt(t)})
		var said strings.Builder
		for _, panel := range card.Blocks[0].(Panels).Panels {
			if len(panel.Lines) > cardLines {
				t.Errorf("%d in each role: %d lines on one side", holders, len(panel.Lines))
			}
			for _, line := range panel.Lines {
				if words := line.struck(); panel.Title == card.Labels.T("phone-tree") {
					if len(words) > 60 {
						t.Errorf("a line of the card is %d letters long", len(words))
					}
					said.WriteString(words + "\n")
				}
			}
		}
		rest := said.String()
		for role := range 3 {
			for n := range holders {
				_, after, found := strings.Cut(rest, fmt.Sprintf("P%d-%02d", role, n))
				if !found {
					t.Fatalf("%d in each role: number %d of role %d is missing or out of turn", holders, n, role)
				}
				rest = after
			}
		}
	}
}
