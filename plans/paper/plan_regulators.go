package paper

import (
	"fmt"
	"slices"

	"warroom/plans"
)

// regulators are the duties to report: those that apply first, the others marked as to be asked.
func (b *book) regulators() {
	if len(b.folder.Regulators) == 0 {
		return
	}
	b.chapter("regulators")
	b.say(plain(b.Labels.T("regulators-help")), Normal)
	for _, applying := range []bool{true, false} {
		for _, r := range b.folder.Regulators {
			if slices.Contains(b.folder.Regulated, r.ID) == applying {
				b.regulator(r, applying)
			}
		}
	}
}

func (b *book) regulator(r plans.Regulator, applies bool) {
	b.section(r.Title)
	says := b.Labels.T("applies.unknown")
	if applies {
		says = b.Labels.T("applies.yes")
	}
	facts := []Fact{{b.Labels.T("applies"), bold(says)}}
	facts = fact(facts, b.Labels.T("question"), plain(r.Applies))
	facts = fact(facts, b.Labels.T("jurisdiction"), plain(r.Jurisdiction))
	facts = append(facts, Fact{b.Labels.T("checked"), plain(b.Labels.Day(r.Checked))})
	b.add(Facts{Facts: facts})
	table := Table{Columns: b.columns("clock", "by-when", "addressee", "contents")}
	for _, c := range r.Clocks {
		title := bold(c.Title).and("\n", plain(c.Basis))
		if !c.Verified {
			title = title.and("\n", Text{{Text: b.Labels.T("unverified"), Italic: true}})
		}
		by := b.limb(r, c.Limb)
		if c.Or.Start != "" {
			by += "\n" + b.Labels.T("or") + " " + b.limb(r, c.Or)
		}
		contents := plain("")
		for _, one := range c.Contents {
			contents = contents.and("\n", plain("– "+one))
		}
		contents = contents.and("\n", plain(c.Note), plain(c.Source))
		table.Rows = append(table.Rows, []Cell{{Text: title}, {Text: plain(by)}, {Text: plain(c.To)}, {Text: contents}})
	}
	b.add(table)
}

// limb is a legal time in words.
func (b *book) limb(r plans.Regulator, limb plans.Limb) string {
	id := "term." + string(limb.Within.Unit)
	if limb.Within.Count == 1 {
		id += ".one"
	}
	after := limb.After
	for _, clock := range r.Clocks {
		if clock.ID == limb.After {
			after = clock.Title
		}
	}
	return b.Labels.T(id, "n", fmt.Sprint(limb.Within.Count)) + " " + b.Labels.T("start."+limb.Start, "after", after)
}
