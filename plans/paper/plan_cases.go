package paper

import "warroom/model"

// scenarios are the prepared cases, each on a page of its own with the first fifteen minutes on top.
func (b *book) scenarios() {
	if len(b.plan.Scenarios) == 0 {
		return
	}
	b.chapter("scenarios")
	b.which()
	for _, s := range b.plan.Scenarios {
		b.add(PageBreak{})
		b.section(s.Title)
		if len(s.First) > 0 {
			b.part("first")
			b.add(List{Kind: Tasks, Items: itemsOf(s.First), Size: Large})
		}
		b.beyondFirst(s)
	}
}

// beyondFirst sets what a case brings after its first fifteen minutes.
func (b *book) beyondFirst(s model.Scenario) {
	b.recognise(s)
	b.list("workarounds", Bulleted, s.Workarounds)
	b.unfit(s)
	b.list("recovery", Numbered, s.Recovery)
	b.words(s)
	b.reach(s)
}

// which helps to find the case that fits.
func (b *book) which() {
	b.say(plain(b.Labels.T("which")), Normal)
	table := Table{Columns: b.columns("case", "severity", "criteria", "page")}
	for _, s := range b.plan.Scenarios {
		first := ""
		if len(s.Criteria) > 0 {
			first = s.Criteria[0]
		}
		table.Rows = append(table.Rows, []Cell{{Text: bold(s.Title)}, {Text: plain(severityOf(s.Severity))}, {Text: plain(first)}, {Page: s.Title}})
	}
	b.add(table)
}

// severityOf is a severity by name; empty where none is set.
func severityOf(level model.Severity) string {
	if level == 0 {
		return ""
	}
	return level.String()
}

// recognise says how one knows the case, how bad it usually is, and who is needed.
func (b *book) recognise(s model.Scenario) {
	b.list("criteria", Bulleted, s.Criteria)
	facts := fact(nil, b.Labels.T("usual-severity"), plain(severityOf(s.Severity)))
	facts = fact(facts, b.Labels.T("brings-in"), plain(b.roleTitles(s.Roles)))
	facts = fact(facts, b.Labels.T("people"), plain(titles(s.People, b.plan.NameOf)))
	b.add(Facts{Facts: facts})
}

// unfit are the measures that do more harm than good, and why.
func (b *book) unfit(s model.Scenario) {
	if len(s.Unfit) == 0 {
		return
	}
	b.part("unfit")
	table := Table{Columns: b.columns("measure", "why")}
	for _, u := range s.Unfit {
		table.Rows = append(table.Rows, []Cell{{Text: bold(u.Measure)}, {Text: plain(u.Why)}})
	}
	b.add(table)
}

// words are what may be said about the case, stage by stage.
func (b *book) words(s model.Scenario) {
	if s.Inside != "" {
		b.part("inside")
		b.say(plain(s.Inside), Normal)
	}
	if s.Advice != "" {
		b.part("advice")
		b.say(plain(s.Advice), Normal)
	}
	var facts []Fact
	for _, stage := range model.Stages {
		facts = fact(facts, b.Labels.T("stage."+string(stage)), plain(s.Says[stage]))
	}
	b.facts("says", facts)
}

// reach names what else in the plan belongs to the case.
func (b *book) reach(s model.Scenario) {
	facts := fact(nil, b.Labels.T("checklists"), plain(titles(s.Checklists, b.listTitle)))
	facts = fact(facts, b.Labels.T("without"), plain(titles(s.Without, b.listTitle)))
	facts = fact(facts, b.Labels.T("workflows"), plain(titles(s.Workflows, b.workflowTitle)))
	facts = fact(facts, b.Labels.T("templates"), plain(titles(s.Templates, b.templateTitle)))
	b.facts("see", facts)
}

func (b *book) listTitle(id string) string {
	if list, ok := b.plan.Checklist(id); ok {
		return list.Title
	}
	return id
}

func (b *book) templateTitle(id string) string {
	if t, ok := b.plan.Template(id); ok && t.Title != "" {
		return t.Title
	}
	return id
}

func (b *book) workflowTitle(id string) string {
	for _, w := range b.folder.Workflows {
		if w.ID == id {
			return w.Title
		}
	}
	return id
}

func (b *book) formTitle(id string) string {
	if form, ok := FormNamed(b.folder, id); ok {
		return form.Title
	}
	return id
}

func (b *book) scenarioTitle(id string) string {
	if s, ok := b.plan.Scenario(id); ok {
		return s.Title
	}
	return id
}
