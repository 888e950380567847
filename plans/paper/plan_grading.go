package paper

import (
	"fmt"

	"warroom/model"
)

// grading is how bad it is, and who must know more.
func (b *book) grading() {
	b.chapter("severities")
	for _, s := range b.plan.Severities {
		b.section(s.Level.String() + "  " + s.Title)
		b.add(List{Items: itemsOf(s.Criteria)})
		var facts []Fact
		if s.Acknowledge > 0 {
			facts = append(facts, Fact{b.Labels.T("acknowledge"), b.within(s.Acknowledge)})
		}
		if s.Resolve > 0 {
			facts = append(facts, Fact{b.Labels.T("resolve"), b.within(s.Resolve)})
		}
		b.add(Facts{Facts: facts})
	}
	b.matrix()
	b.escalation()
}

// matrix proposes a severity from reach and urgency.
func (b *book) matrix() {
	if len(b.plan.Matrix) == 0 {
		return
	}
	b.section(b.Labels.T("matrix"))
	table := Table{Columns: []Column{{}}}
	for _, urgency := range model.Urgencies {
		table.Columns = append(table.Columns, Column{Title: b.Labels.T("urgency." + string(urgency))})
	}
	for _, scope := range model.Scopes {
		row := []Cell{{Text: bold(b.Labels.T("scope." + string(scope)))}}
		for _, urgency := range model.Urgencies {
			words := "–"
			if severity := model.Propose(b.plan, scope, urgency); severity != 0 {
				words = severity.String()
			}
			row = append(row, Cell{Text: plain(words)})
		}
		table.Rows = append(table.Rows, row)
	}
	b.add(table)
}

func (b *book) escalation() {
	if len(b.plan.Escalations) == 0 {
		return
	}
	b.section(b.Labels.T("escalation"))
	table := Table{Columns: b.columns("level", "escalation", "trigger", "brings-in")}
	for _, e := range b.plan.Escalations {
		table.Rows = append(table.Rows, []Cell{
			{Text: bold(fmt.Sprint(e.Level))}, {Text: bold(e.Title)}, {Text: plain(e.Trigger)}, {Text: plain(b.roleTitles(e.Roles))},
		})
	}
	b.add(table)
}

// roles are who does what, and what each may decide alone.
func (b *book) roles() {
	if len(b.plan.Roles) == 0 {
		return
	}
	b.chapter("roles")
	for _, role := range b.plan.Roles {
		b.section(role.Title)
		var facts []Fact
		if role.From != 0 {
			facts = append(facts, Fact{b.Labels.T("needed"), plain(b.Labels.T("from", "severity", role.From.String()))})
		}
		if role.FillWithin > 0 {
			facts = append(facts, Fact{b.Labels.T("fill"), b.within(role.FillWithin)})
		}
		if role.AnswerWithin > 0 {
			facts = append(facts, Fact{b.Labels.T("answer"), b.within(role.AnswerWithin)})
		}
		b.add(Facts{Facts: facts})
		b.list("duties", Bulleted, role.Duties)
		b.list("authority", Bulleted, role.Authority)
		if len(role.Holders) > 0 {
			b.part("holders")
			b.add(List{Kind: Numbered, Items: each(role.Holders, func(id model.PersonID) Item {
				return Item{Text: b.reachable(b.plan, id, b.options)}
			})})
		}
	}
}

// telling is whom we tell, how, and how often.
func (b *book) telling() {
	if len(b.plan.Audiences) == 0 {
		return
	}
	b.chapter("audiences")
	b.section(b.Labels.T("cadence"))
	b.add(b.cadence())
	b.say(plain(b.Labels.T("cadence-help")), Small)
	for _, a := range b.plan.Audiences {
		b.section(a.Title)
		facts := fact(nil, b.Labels.T("tone"), plain(a.Tone))
		facts = fact(facts, b.Labels.T("detail"), plain(a.Detail))
		facts = fact(facts, b.Labels.T("channels"), plain(titles(a.Channels, b.channelTitle)))
		facts = fact(facts, b.Labels.T("writes"), plain(roleTitle(b.plan, a.Owner)))
		facts = fact(facts, b.Labels.T("approves"), plain(b.roleTitles(a.Approval)))
		if a.OnDemand {
			facts = append(facts, Fact{b.Labels.T("rhythm"), plain(b.Labels.T("asked"))})
		}
		b.add(Facts{Facts: facts})
	}
}

func (b *book) channelTitle(id model.ChannelID) string {
	channel, known := b.plan.Channel(id)
	switch {
	case !known || channel.Title == "":
		return string(id)
	case channel.Manual:
		return channel.Title + " (" + b.Labels.T("by-hand") + ")"
	}
	return channel.Title
}

func (b *book) audienceTitle(id model.AudienceID) string {
	if a, known := b.plan.Audience(id); known && a.Title != "" {
		return a.Title
	}
	return string(id)
}

// cadence has a row for each audience and a column for each severity.
func (b *book) cadence() Table {
	table := Table{Columns: b.columns("audience")}
	for _, s := range b.plan.Severities {
		table.Columns = append(table.Columns, Column{Title: s.Level.String()})
	}
	for _, a := range b.plan.Audiences {
		row := []Cell{{Text: bold(a.Title)}}
		for _, s := range b.plan.Severities {
			cell := Cell{Text: plain("–")}
			if c, known := b.plan.Cadence(s.Level, a.ID); known {
				cell.Text = plain(b.Labels.T("rhythm-of", "first", b.Labels.Span(c.First), "every", b.Labels.Span(c.Every), "closing", b.Labels.Span(c.Closing)))
			}
			row = append(row, cell)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}
