package paper

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"warroom/model"
	"warroom/plans"
)

// The shipped plan on paper, one of each document; of the whole plan only what its contents list.
func TestShippedPlanReadsAsItDid(t *testing.T) {
	for _, lang := range []model.Language{"en", "de", "pt-BR"} {
		folder, o := plans.DefaultFolder(lang), Options{Now: printedAt(t)}
		folder.Plan.Digest = "" // a comma elsewhere is no reason to look at all of these again
		lists, err := Checklists(folder, []string{"activation"}, o)
		if err != nil {
			t.Fatal(err)
		}
		forms, _, err := Forms(folder, FormOptions{Options: o, Names: []string{"situation-report", "log"}})
		if err != nil {
			t.Fatal(err)
		}
		plan := Plan(folder, o)
		plan.Blocks = slices.DeleteFunc(plan.Blocks, func(block Block) bool {
			heading, ok := block.(Heading)
			return !ok || !heading.Listed
		})
		var all bytes.Buffer
		for _, doc := range []Document{plan, Contacts(folder, o), Card(folder, o), Roster(folder, nil, 2, o), lists, forms} {
			if err := WriteText(&all, doc); err != nil {
				t.Fatal(err)
			}
			all.WriteString(strings.Repeat("=", textWidth) + "\n\n")
		}
		golden(t, "library."+string(lang)+".txt", all.Bytes())
	}
}
