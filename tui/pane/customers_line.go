package pane

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/theme"
)

// ledgerColumns are the widths of the columns; 0: there is no room for it.
type ledgerColumns struct{ name, tier, since, told, promise, credit, feedback int }

// measured is of how many lines the widths are taken: the others are like them, or cut.
const measured = 200

func (p *customers) widths() ledgerColumns {
	s := p.state
	inner, _ := p.inner()
	c := ledgerColumns{told: 6, promise: width(s.t("customers.head.promise"))}
	tier := width(s.t("customers.head.tier"))
	for n := range p.ledger.lines[:min(len(p.ledger.lines), measured)] {
		of := &p.ledger.lines[n]
		c.told = max(c.told, width(p.told(of)))
		tier = max(tier, width(model.Safe(s.Incident.Customers[of.id].Tier)))
	}
	c.promise = max(c.promise, width(s.t("late", "Span", "00:00")), width(s.t("in", "Span", "00:00"))) + 1
	c.told = min(c.told, max(inner/4, 10)) + 1
	rest := inner - 5 - c.told - c.promise
	take := func(column *int, w, least int) {
		if rest-w >= least {
			*column, rest = w, rest-w
		}
	}
	take(&c.tier, min(tier, 12)+1, 20)
	take(&c.since, 9, 20)
	credit := width(s.t("customers.head.credit"))
	for _, state := range model.CreditStates {
		credit = max(credit, width(s.term("credit", string(state))))
	}
	take(&c.credit, credit+1, 28)
	take(&c.feedback, width(s.t("customers.head.feedback"))+1, 28)
	c.name = max(rest, 4)
	return c
}

// heading names the columns.
func (p *customers) heading() row {
	s, c := p.state, p.columns
	column := func(id string, w int) string {
		if w == 0 {
			return ""
		}
		return fit(s.t("customers.head."+id), w-1) + " "
	}
	return text("  "+s.t("customers.head.priority")+" "+column("name", c.name)+column("tier", c.tier)+column("since", c.since)+
		column("told", c.told)+column("promise", c.promise)+column("credit", c.credit)+column("feedback", c.feedback), &s.Theme.Faint)
}

// customerLine is a customer in one line: mark, priority, name, and as far as there is room what is to be known.
func (p *customers) customerLine(r row) line {
	s, c := p.state, p.columns
	a, of := p.affected(r)
	mark, look := " ", (*lipgloss.Style)(nil)
	due, dueLook := p.promise(&a)
	if dueLook == &s.Theme.Late {
		mark, look = theme.Alert, dueLook
	}
	quiet := &s.Theme.Faint
	if !a.Hit() {
		look = quiet
	}
	rank, own := a.Rank(s.Plan)
	priority := strconv.Itoa(rank) + " "
	if own {
		priority = strconv.Itoa(rank) + "="
	}
	column := func(said string, w int) string {
		if w == 0 {
			return ""
		}
		return fit(said, w-1) + " "
	}
	name := model.Safe(a.Name)
	if a.NoContact {
		name = theme.Skipped + " " + name
	}
	name += strings.Repeat(" "+theme.Up, min(len(a.Escalations), 1)) + s.busy("customer/"+string(a.ID))
	since := s.logTime(a.Since)
	if !a.Hit() {
		since = theme.Done + " " + s.logTime(a.Until)
	}
	return line{
		{mark + " ", look},
		{priority + " ", look},
		{column(name, c.name), look},
		{column(model.Safe(a.Tier), c.tier), quiet},
		{column(since, c.since), quiet},
		{column(p.told(of), c.told), p.toldLook(of, &a)},
		{column(due, c.promise), dueLook},
		{column(s.term("credit", string(a.Credit.State)), c.credit), quiet},
		{column(score(&a), c.feedback), quiet},
	}
}

// promise says by when the customer was promised something, or that a promise was kept.
func (p *customers) promise(a *model.Affected) (string, *lipgloss.Style) {
	s := p.state
	if next := nextPromise(a); next != nil {
		_, look := s.urgency(next.Due.At)
		return s.due(next.Due.At), look
	}
	if n := len(a.Promises); n > 0 {
		return s.term("promise", string(a.Promises[n-1].State)), &s.Theme.Faint
	}
	return "", nil
}

// told says when and how a customer was told last, or how far that has come.
func (p *customers) told(of *ledgerLine) string {
	s, t := p.state, of.told
	if t.At.IsZero() {
		return theme.Separator
	}
	said := s.logTime(t.At)
	if t.Channel != "" {
		said += " " + s.Locale.Way(t.Channel, s.Plan)
	}
	return stateMark(t) + said
}

// stateMark is what stands before a telling that has not reached anybody.
func stateMark(t lastTold) string {
	switch {
	case t.reached:
		return ""
	case t.State == model.DeliveryFailed:
		return theme.Failed + " "
	case t.State == model.Uncertain:
		return theme.Unknown + " "
	}
	return theme.Pending + " "
}

func (p *customers) toldLook(of *ledgerLine, a *model.Affected) *lipgloss.Style {
	switch s := p.state; {
	case of.told.State == model.DeliveryFailed || of.told.State == model.Uncertain:
		return &s.Theme.Warn
	case a.Hit() && of.told.reached:
		return nil
	}
	return &p.state.Theme.Faint
}

// score is the last score that a customer gave, or a mark that they said something.
func score(a *model.Affected) string {
	said := ""
	for _, f := range a.Feedback {
		switch {
		case f.Score > 0:
			said = strconv.Itoa(f.Score) + "/5"
		case said == "":
			said = "“”"
		}
	}
	return said
}

// ledgerIndent is where what stands below a line begins.
const ledgerIndent = 5

// below is what the line of the customer under the cursor has no room for: why this priority, what was promised, and
// who was told to take care.
func (p *customers) below(of *ledgerLine) []row {
	s := p.state
	a := s.Incident.Customers[of.id]
	inner, h := p.inner()
	if inner < ledgerIndent+10 {
		return nil
	}
	said := []string{p.name(&a), s.t("customers.page.priority") + " " + p.ranked(&a)}
	if a.NoContact {
		said[0] += " " + theme.Separator + " " + s.t("customers.no-contact")
	}
	if next := nextPromise(&a); next != nil {
		said = append(said, s.t("customers.promised", "Text", next.Text, "Clock", s.clock(next.Due), "Who", s.person(owing1(next))))
	}
	if n := len(a.Escalations); n > 0 {
		said = append(said, theme.Up+" "+p.escalation(&a.Escalations[n-1]))
	}
	var rows []row
	for _, one := range said {
		for _, part := range strings.Split(ansi.Wrap(one, inner-ledgerIndent, ""), "\n") {
			if one != "" && len(rows) < max(h/2, 2) {
				rows = append(rows, text(strings.Repeat(" ", ledgerIndent)+part, &s.Theme.Focus))
			}
		}
	}
	return rows
}

// name is the whole name, if the column has no room for it.
func (p *customers) name(a *model.Affected) string {
	if name := model.Safe(a.Name); width(name) >= p.columns.name || a.NoContact {
		return name
	}
	return ""
}

// owing1 is who owes a promise.
func owing1(p *model.CustomerPromise) model.PersonID {
	if p.Owner != "" {
		return p.Owner
	}
	return p.By.Person
}

// ranked says a priority with its reason.
func (p *customers) ranked(a *model.Affected) string {
	s := p.state
	rank, own := a.Rank(s.Plan)
	proposed, grounds := a.Propose(s.Plan)
	if own {
		return s.t("customers.ranked.own", "N", rank, "Why", a.PriorityWhy, "Proposed", proposed)
	}
	return s.t("customers.ranked", "N", rank, "Why", s.Locale.Grounds(grounds))
}

// escalation says from whom to whom a customer was handed on, when and why.
func (p *customers) escalation(e *model.CustomerEscalation) string {
	s := p.state
	said := theme.Arrow + " " + s.person(e.To)
	if e.From != "" {
		said = s.person(e.From) + " " + said
	}
	return join(": ", said+" "+s.clock(e.At), model.Safe(e.Why))
}
