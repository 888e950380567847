package paper

import (
	"fmt"
	"strings"

	"warroom/model"
	"warroom/plans"
)

// systems are what can fail, and how one goes on without it.
func (b *book) systems() {
	if len(b.folder.Systems) == 0 {
		return
	}
	b.chapter("systems")
	named := map[string]string{}
	for _, s := range b.folder.Systems {
		named[s.ID] = s.Title
	}
	for _, kind := range []plans.SystemKind{plans.Process, plans.Technical, plans.Supplier} {
		table := Table{Columns: b.columns("system", "fallback", "needs", "times")}
		for _, s := range b.folder.Systems {
			if s.Kind == kind {
				table.Rows = append(table.Rows, []Cell{
					{Text: b.system(s)}, {Text: plain(s.Fallback)}, {Text: plain(b.needs(s, named))}, {Text: plain(b.times(s))},
				})
			}
		}
		if len(table.Rows) > 0 {
			b.section(b.Labels.T("systems." + string(kind)))
			b.add(table)
		}
	}
}

// system is what a system is called, whose it is, and when it comes back.
func (b *book) system(s plans.System) Text {
	text := bold(s.Title)
	if s.Core {
		text = text.and("\n", plain(b.Labels.T("core")))
	}
	if s.Owner != "" {
		text = text.and("\n", plain(roleTitle(b.plan, s.Owner)))
	}
	if s.Stage > 0 {
		text = text.and("\n", plain(b.Labels.T("recovery-stage", "n", fmt.Sprint(s.Stage))))
	}
	return text
}

// needs are the things without which a system falls; of those joined by "or" one is enough.
func (b *book) needs(s plans.System, named map[string]string) string {
	return strings.Join(each(s.Needs, func(group []string) string {
		return strings.Join(each(group, func(id string) string {
			if title := named[id]; title != "" {
				return title
			}
			return id
		}), " "+b.Labels.T("or")+" ")
	}), "; ")
}

func (b *book) times(s plans.System) string {
	var parts []string
	if s.RTO > 0 {
		parts = append(parts, "RTO "+b.Labels.Span(s.RTO))
	}
	if s.RPO > 0 {
		parts = append(parts, "RPO "+b.Labels.Span(s.RPO))
	}
	if s.MTPD > 0 {
		parts = append(parts, "MTPD "+b.Labels.Span(s.MTPD))
	}
	if s.Volume > 0 || s.Capacity > 0 {
		parts = append(parts, b.Labels.T("load", "volume", fmt.Sprint(s.Volume), "capacity", fmt.Sprint(s.Capacity)))
	}
	return strings.Join(parts, "\n")
}

// drills are the scripts of the exercises.
func (b *book) drills() {
	if len(b.folder.Drills) == 0 {
		return
	}
	b.chapter("drills")
	for n, drill := range b.folder.Drills {
		if n > 0 {
			b.add(PageBreak{})
		}
		b.section(drill.Title)
		facts := fact(nil, b.Labels.T("column.case"), plain(b.scenarioTitle(drill.Scenario)))
		facts = fact(facts, b.Labels.T("kind"), plain(b.Labels.T("drill."+string(drill.Kind))))
		facts = append(facts, Fact{b.Labels.T("length"), b.within(drill.Length)}, Fact{b.Labels.T("column.every"), b.within(drill.Every)},
			Fact{b.Labels.T("last-held"), plain(b.Labels.Day(drill.Last))})
		facts = fact(facts, b.Labels.T("roles-in"), plain(b.roleTitles(drill.Roles)))
		b.add(Facts{Facts: facts})
		b.list("goal", Bulleted, drill.Goal)
		b.list("needs", Tasks, drill.Needs)
		b.part("injects")
		b.add(b.injects(drill))
		b.list("debrief", Numbered, drill.Debrief)
	}
}

func (b *book) injects(drill plans.Drill) Table {
	table := Table{Columns: b.columns("at", "to", "inject", "expect")}
	for _, i := range drill.Injects {
		to := bold(roleTitle(b.plan, i.To))
		if i.By != "" {
			to = to.and("\n", plain(b.Labels.T("by."+i.By)))
		}
		at := "0"
		if i.At > 0 {
			at = b.Labels.Span(i.At)
		}
		expect := strings.Join(each(i.Expect, func(e string) string { return "– " + e }), "\n")
		table.Rows = append(table.Rows, []Cell{{Text: bold(at)}, {Text: to}, {Text: plain(i.Text)}, {Text: plain(expect)}})
	}
	return table
}

// examples are public incidents, retold, as an appendix.
func (b *book) examples() {
	if len(b.folder.Examples) == 0 {
		return
	}
	b.chapter("examples")
	for n, e := range b.folder.Examples {
		if n > 0 {
			b.add(PageBreak{})
		}
		b.section(e.Title)
		facts := fact(nil, b.Labels.T("organisation"), plain(e.Organisation))
		facts = fact(facts, b.Labels.T("date"), plain(e.Date))
		facts = fact(facts, b.Labels.T("column.case"), plain(b.scenarioTitle(e.Scenario)))
		facts = fact(facts, b.Labels.T("shows"), plain(titles(e.Stages, func(s model.Stage) string { return b.Labels.T("stage." + string(s)) })))
		facts = fact(facts, b.Labels.T("source"), plain(e.Source))
		b.add(Facts{Facts: facts})
		b.add(prose(e.Text, 2)...)
		b.list("lessons", Bulleted, e.Lessons)
	}
}
