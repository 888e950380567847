package paper

import (
	"cmp"

	"warroom/model"
)

// workflows are the pages that tell how each area is worked.
func (b *book) workflows() {
	if len(b.folder.Workflows) == 0 {
		return
	}
	b.chapter("workflows")
	for n, w := range byArea(b.folder.Workflows) {
		if n > 0 {
			b.add(PageBreak{})
		}
		b.section(w.Title)
		facts := fact(nil, b.Labels.T("area"), plain(b.Labels.T("area."+string(w.Area))))
		facts = fact(facts, b.Labels.T("owner"), plain(roleTitle(b.plan, w.Owner)))
		facts = fact(facts, b.Labels.T("begins"), plain(w.When))
		facts = fact(facts, b.Labels.T("done"), plain(w.Done))
		facts = fact(facts, b.Labels.T("roles-in"), plain(b.roleTitles(w.Roles)))
		b.add(Facts{Facts: facts})
		b.add(prose(w.Text, 2)...)
		facts = fact(nil, b.Labels.T("checklists"), plain(titles(w.Checklists, b.listTitle)))
		facts = fact(facts, b.Labels.T("templates"), plain(titles(w.Templates, b.templateTitle)))
		facts = fact(facts, b.Labels.T("forms"), plain(titles(w.Forms, b.formTitle)))
		b.facts("see", facts)
	}
}

// templates are the prepared texts, audience by audience, stage by stage.
func (b *book) templates() {
	if len(b.plan.Templates) == 0 {
		return
	}
	b.chapter("templates")
	b.say(plain(b.Labels.T("templates-help")), Normal)
	var last model.AudienceID
	for n, t := range inOrder(b.plan) {
		if n == 0 || t.Audience != last {
			if n > 0 {
				b.add(PageBreak{})
			}
			b.section(b.audienceTitle(t.Audience))
			last = t.Audience
		}
		b.template(t)
	}
}

// template sets one prepared text, with what is to be filled in between brackets.
func (b *book) template(t model.NoticeTemplate) {
	b.add(Heading{Level: 3, Text: cmp.Or(t.Title, t.ID)})
	var facts []Fact
	if t.Stage != "" {
		facts = append(facts, Fact{b.Labels.T("stage"), plain(b.Labels.T("stage." + string(t.Stage)))})
	}
	if t.Channel != "" {
		facts = append(facts, Fact{b.Labels.T("channel"), plain(b.channelTitle(t.Channel))})
	}
	if t.Scenario != "" {
		facts = append(facts, Fact{b.Labels.T("column.case"), plain(b.scenarioTitle(t.Scenario))})
	}
	facts = fact(facts, b.Labels.T("subject"), b.blanks(t.Subject))
	facts = fact(facts, b.Labels.T("short"), b.blanks(t.Short))
	b.add(Facts{Facts: facts})
	b.say(b.blanks(t.Body), Normal)
}
