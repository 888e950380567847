package pane

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/theme"
)

// widest are the widths that the times of all steps need: of those that are done, which are short, and of the others.
func (p *checklists) widest(lists []model.ListView) (done, others int) {
	done, others = 5, 5
	for _, l := range lists {
		for n := range l.Items {
			item := &l.Items[n]
			when, _, _ := p.when(item)
			if item.State == model.ItemDone {
				done = max(done, width(when))
			} else {
				others = max(others, width(when))
			}
		}
	}
	return min(done, 16), min(others, 24)
}

// when says by when a step is due, when it was done, or when somebody looks again; with mark and look.
func (p *checklists) when(item *model.ItemView) (when, edge string, look *lipgloss.Style) {
	s := p.state
	switch {
	case item.State == model.ItemDone:
		return s.clock(item.At), " ", &s.Theme.Faint
	case item.State == model.ItemSkipped:
		return "", " ", &s.Theme.Faint
	case !item.Back.IsZero():
		edge, look = s.urgency(item.Back.At)
		return s.t("lists.back", "Due", s.due(item.Back.At)), edge, look
	case !item.Due.IsZero():
		edge, look = s.urgency(item.Due)
		return s.due(item.Due), edge, look
	}
	return "", " ", nil
}

// who should do a step, or who did it.
func (p *checklists) who(item *model.ItemView) string {
	s := p.state
	switch {
	case item.State != model.ItemOpen:
		return s.Locale.FirstName(item.By.Person, s.Plan)
	case item.Person != "":
		return s.Locale.FirstName(item.Person, s.Plan)
	case s.Incident.Roles[item.Role].Holder != "":
		return s.Locale.FirstName(s.Incident.Roles[item.Role].Holder, s.Plan)
	}
	return s.Locale.Role(item.Role, s.Plan)
}

// step is one row. Where it is narrow, who does it is only said if it is not the role that the whole list is for.
func (p *checklists) step(item *model.ItemView, role model.RoleID, number int) row {
	return row{
		key: "item/" + string(item.ID),
		sel: &Selection{
			Item: item.ID, Checklist: item.ID.Checklist(), Role: item.Role, Person: item.Person, Text: model.Safe(item.Text), Obligation: p.obligation(item),
		},
		draw: func() line { return p.stepLine(item, role, number) },
	}
}

func (p *checklists) stepLine(item *model.ItemView, role model.RoleID, number int) line {
	s, who := p.state, p.who(item)
	inner, _ := p.inner()
	subject := "item/" + string(item.ID)
	mark, words := theme.Open, model.Safe(item.Text)
	whoW, whenW := max(8, inner/6), p.whenWidth
	when, edge, look := p.when(item)
	switch item.State {
	case model.ItemDone:
		mark, whenW = theme.Done, p.doneWidth
	case model.ItemSkipped:
		mark, who = theme.Skipped, s.t("lists.skipped", "Reason", item.Reason)
	}
	tag := "  "
	if number > 0 {
		tag = fitRight(strconv.Itoa(number), 2)
	}
	head := edge + tag + " " + mark + " " + strings.Repeat("  ", min(item.Rule.Level, 3))
	if inner < 70 && item.State == model.ItemOpen && item.Person == "" && item.Role == role {
		who, whoW = "", 0
	}
	if item.State == model.ItemSkipped {
		whoW, whenW = min(max(width(who), 9+p.whenWidth), inner/2), 0
	}
	words += s.busy(subject)
	changed := p.marks.mark(item.ID, s)
	if who == "" && when == "" { // nothing stands beside it: its words have the row
		return line{{head, look}, {changed, &s.Theme.Changed}, {fit(words, max(inner-width(head)-width(changed), 4)), look}}
	}
	room := max(inner-width(head)-width(changed)-whoW-whenW-2, 4)
	return line{{head, look}, {changed, &s.Theme.Changed}, {fit(words, room) + " ", look}, {fit(who, whoW) + " ", &s.Theme.Faint}, {fitRight(when, whenW), look}}
}

func (p *checklists) obligation(item *model.ItemView) string {
	if item.State == model.ItemOpen && (!item.Due.IsZero() || !item.Back.IsZero()) {
		return "item/" + string(item.ID)
	}
	return ""
}

// stepIndent is where the words of a step begin.
const stepIndent = 6

// unfold puts the whole words of the step under the cursor below it, with its detail and who does it.
func (p *checklists) unfold(item *model.ItemView, r row) []row {
	if !p.touched || p.key != r.key {
		return nil
	}
	inner, h := p.inner()
	said := join(" "+theme.Separator+" ", model.Safe(item.Text), model.Safe(item.Rule.Detail), p.who(item))
	if inner < stepIndent+10 || strings.Contains(r.draw().plain(), model.Safe(item.Text)) && item.Rule.Detail == "" {
		return nil
	}
	var rows []row
	for _, part := range strings.Split(ansi.Wrap(said, inner-stepIndent, ""), "\n") {
		if len(rows) < h/2 {
			rows = append(rows, text(strings.Repeat(" ", stepIndent)+part, &p.state.Theme.Focus))
		}
	}
	return rows
}
