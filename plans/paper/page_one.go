package paper

import (
	"fmt"

	"warroom/model"
	"warroom/plans"
)

// scenario sets one prepared case: the first fifteen minutes on top, then everything else it brings.
func (b *book) scenario(s model.Scenario) {
	if len(s.First) > 0 {
		b.part("first")
		b.add(List{Kind: Numbered, Items: itemsOf(s.First)})
	}
	b.beyondFirst(s)
}

// form sets how a form is filled in and what it asks, without the empty lines that only a pen needs.
func (b *book) form(form plans.Form) {
	b.add(prose(form.Text, 1)...)
	if len(form.Head) > 0 {
		b.add(Fields{Fields: each(form.Head, b.toFill)})
	}
	if len(form.Columns) > 0 {
		table := Table{Columns: each(form.Columns, b.toWrite)}
		for n := range table.Columns {
			table.Columns[n].Width = 0
		}
		b.add(table)
	}
}

// person sets who somebody is and every way to reach them.
func (b *book) person(person model.Person) {
	b.say(b.who(b.plan, person, rolesHeld(b.plan)[person.ID]), Normal)
	b.say(b.ways(b.options.printed(person)), Normal)
}

// oneSystem sets what is known of one system: without what it falls, and how one goes on without it.
func (b *book) oneSystem(s plans.System) {
	titles := map[string]string{}
	for _, other := range b.folder.Systems {
		titles[other.ID] = other.Title
	}
	b.add(Paragraph{Text: b.system(s)})
	facts := fact(nil, b.Labels.T("column.fallback"), plain(s.Fallback))
	facts = fact(facts, b.Labels.T("column.needs"), plain(b.needs(s, titles)))
	facts = fact(facts, b.Labels.T("column.times"), plain(b.times(s)))
	if s.Customers > 0 {
		facts = append(facts, Fact{b.Labels.T("area.customers"), plain(fmt.Sprint(s.Customers))})
	}
	b.add(Facts{Facts: facts})
}
