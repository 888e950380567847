package paper

import (
	"fmt"
	"io"
	"testing"

	"warroom/model"
	"warroom/plans"
)

// large is a plan with 2,000 people and 200 checklists of 20 steps.
func large(b *testing.B) *plans.Folder {
	folder := *lighthouse(b)
	plan := *folder.Plan
	for n := range 2000 {
		plan.People = append(plan.People, model.Person{
			ID: model.PersonID(fmt.Sprintf("p%d", n)), Name: fmt.Sprintf("Person number %d of many", n), Team: "Support",
			Contacts: []model.Contact{{Way: "mobile", Value: fmt.Sprintf("+49 151 %07d", n)}, {Way: "mail", Value: fmt.Sprintf("p%d@example.org", n)}},
		})
	}
	for n := range 200 {
		list := model.Checklist{ID: fmt.Sprintf("list-%d", n), Title: fmt.Sprintf("List %d", n), Area: model.AreaSolve, Phase: model.Respond}
		for step := range 20 {
			list.Items = append(list.Items, model.ItemRule{
				ID: model.ItemID(fmt.Sprintf("list-%d/%d", n, step)), Text: "Look at this and say aloud what you see, and to whom", Detail: "With **care**.\n\n- one\n- two",
			})
		}
		plan.Checklists = append(plan.Checklists, list)
	}
	folder.Plan = &plan
	return &folder
}

func BenchmarkPrintLargePlan(b *testing.B) {
	folder, o := large(b), Options{Now: printedAt(b)}
	for name, build := range map[string]func() Document{
		"plan":     func() Document { return Plan(folder, o) },
		"contacts": func() Document { return Contacts(folder, o) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := PDF(io.Discard, build(), A4); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
