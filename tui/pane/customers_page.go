package pane

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/theme"
)

// sheetOf collects the lines of a customer's page: a label at the left, and what is said behind it.
type sheetOf struct {
	state       State
	label, room int
	rows        []row
}

func (b *sheetOf) add(id, said string, look *lipgloss.Style) {
	if said == "" {
		return
	}
	name := ""
	if id != "" {
		name = b.state.t("customers.page." + id)
	}
	for _, part := range strings.Split(ansi.Wrap(said, max(b.room, 10), ""), "\n") {
		b.rows = append(b.rows, row{line: line{{fit(name, b.label), &b.state.Theme.Faint}, {part, look}}})
		name = ""
	}
}

// page is everything that is known about one customer.
func (p *customers) page(a *model.Affected) []row {
	s := p.state
	inner, _ := p.inner()
	b := &sheetOf{state: s}
	for _, id := range [...]string{"hit", "priority", "contract", "wants", "owner", "promises", "told", "escalated", "credit", "feedback"} {
		b.label = max(b.label, width(s.t("customers.page."+id))+2)
	}
	b.label = min(b.label, max(inner/3, 8))
	b.room = inner - b.label
	b.rows = append(b.rows, row{line: line{{model.Safe(a.Name), &s.Theme.Bold}, {"  " + model.Safe(string(a.ID)), &s.Theme.Faint}}})
	if a.NoContact {
		b.rows = append(b.rows, text(theme.Alert+" "+s.t("customers.no-contact"), &s.Theme.Late))
	}
	p.pageHit(b, a)
	p.pageContract(b, a)
	p.pageOwed(b, a)
	p.pageTold(b, a)
	p.pageAfter(b, a)
	return append(b.rows, text(s.t("customers.page.back"), &s.Theme.Faint))
}

// pageHit says since when the customer is affected, why, and how urgent that is.
func (p *customers) pageHit(b *sheetOf, a *model.Affected) {
	s := p.state
	id := "hit"
	for _, spell := range a.Spells {
		said := s.t("customers.page.since", "Clock", s.clock(spell.From))
		if !spell.Open() {
			said = s.t("customers.page.until", "From", s.clock(spell.From), "To", s.clock(spell.To))
		}
		b.add(id, join(" "+theme.Separator+" ", said, model.Safe(spell.Why), s.person(spell.By.Person)), nil)
		id = ""
	}
	if a.Impact != "" {
		b.add("impact", s.term("impact", string(a.Impact)), nil)
	}
	b.add("priority", p.ranked(a), nil)
}

// pageContract says what was agreed with the customer and how they want to be reached.
func (p *customers) pageContract(b *sheetOf, a *model.Affected) {
	s := p.state
	terms := model.Safe(a.SLA)
	for _, sla := range s.Plan.SLAs {
		if !strings.EqualFold(sla.ID, a.SLA) && !strings.EqualFold(sla.Title, a.SLA) {
			continue
		}
		terms = s.t("customers.page.sla", "Title", sla.Title, "Percent", s.Locale.Decimal(sla.Availability))
		if sla.Response > 0 {
			terms += ", " + s.t("customers.page.response", "Span", s.Locale.Target(sla.Response))
		}
		if sla.Resolve > 0 {
			terms += ", " + s.t("customers.page.resolve", "Span", s.Locale.Target(sla.Resolve))
		}
	}
	fee := ""
	if a.Fee > 0 {
		fee = s.t("customers.page.fee", "Amount", s.Locale.Money(a.Fee, a.Currency))
	}
	dot := " " + theme.Separator + " "
	b.add("contract", join(dot, model.Safe(a.Tier), model.Safe(a.Contract), terms, fee), nil)
	ways := make([]string, len(a.Ways))
	for n, way := range a.Ways {
		ways[n] = s.term("way", way)
	}
	wants := ""
	if a.Channel != "" {
		wants = s.Locale.Way(a.Channel, s.Plan)
	}
	b.add("wants", join(dot, wants, s.term("language", string(a.Language)), s.t2("customers.page.ways", "Ways", strings.Join(ways, ", "))), nil)
	if a.Owner != "" {
		b.add("owner", s.person(a.Owner), nil)
	}
}

// t2 is t, or nothing if the value is empty.
func (s State) t2(id, key, value string) string {
	if value == "" {
		return ""
	}
	return s.t(id, key, value)
}

// pageOwed are the promises, those that are open first.
func (p *customers) pageOwed(b *sheetOf, a *model.Affected) {
	s := p.state
	id := "promises"
	for _, open := range [...]bool{true, false} {
		for n := range a.Promises {
			one := &a.Promises[n]
			if (one.State == model.PromiseOpen) != open {
				continue
			}
			said := s.t("customers.promised", "Text", one.Text, "Clock", s.clock(one.Due), "Who", s.person(owing1(one)))
			mark, look := s.urgency(one.Due.At)
			if open {
				said = strings.TrimLeft(mark+" ", " ") + s.due(one.Due.At) + ": " + said
			} else {
				said = join(": ", s.term("promise", string(one.State))+" "+s.clock(one.Done), said, model.Safe(one.Reason))
				look = &s.Theme.Faint
			}
			b.add(id, said, look)
			id = ""
		}
	}
}

// pageTold is what the customer was told and by which way, the newest first, with what has not arrived.
func (p *customers) pageTold(b *sheetOf, a *model.Affected) {
	s := p.state
	told := model.ToldTo(s.Incident, s.Plan, a.ID)
	id := "told"
	for _, t := range p.astray(a.ID) {
		b.add(id, stateMark(t)+p.tellingOf(t.Told), &s.Theme.Warn)
		id = ""
	}
	for n := len(told) - 1; n >= 0; n-- {
		b.add(id, p.tellingOf(told[n]), nil)
		id = ""
	}
	if id != "" {
		b.add(id, s.t("customers.page.untold"), &s.Theme.Warn)
	}
}

// tellingOf is one time that a customer was told something, or should have been.
func (p *customers) tellingOf(t model.Told) string {
	s := p.state
	said := s.clock(t.At)
	if t.Channel != "" {
		said += " " + s.Locale.Way(t.Channel, s.Plan)
	}
	if t.Notice > 0 {
		return join(", ", said+" "+s.t("customers.page.notice", "Number", t.Notice), s.term("delivery", string(t.State)))
	}
	return join(": ", said+" "+s.person(t.By.Person), model.Safe(t.Text))
}

// astray are the notices that have not reached the customer.
func (p *customers) astray(id model.CustomerID) []lastTold {
	var all []lastTold
	for n := range p.state.Incident.Notices {
		notice := &p.state.Incident.Notices[n]
		for m := range notice.Dispatches {
			for _, d := range notice.Dispatches[m].Deliveries {
				if d.Recipient == model.CustomerRecipient(id) && !d.State.Left() && d.State != model.Superseded {
					all = append(all, lastTold{Told: model.Told{Channel: d.Channel, At: d.At, By: d.By, Notice: notice.Number, State: d.State}})
				}
			}
		}
	}
	return all
}

// pageAfter is who was told to take care, what the customer gets, and what they said.
func (p *customers) pageAfter(b *sheetOf, a *model.Affected) {
	s := p.state
	id := "escalated"
	for n := len(a.Escalations) - 1; n >= 0; n-- {
		b.add(id, p.escalation(&a.Escalations[n]), nil)
		id = ""
	}
	b.add("credit", p.credit(a), nil)
	id = "feedback"
	for n := len(a.Feedback) - 1; n >= 0; n-- {
		f := &a.Feedback[n]
		said := s.clock(f.At)
		if f.Score > 0 {
			said += " " + s.t("customers.page.score", "Score", f.Score)
		}
		if f.Notice > 0 {
			said += " " + s.t("customers.page.about", "Number", f.Notice)
		}
		b.add(id, join(": ", said, model.Safe(f.Text)), nil)
		id = ""
	}
}

// credit is how far a compensation has come, or what the contract owes so far.
func (p *customers) credit(a *model.Affected) string {
	s := p.state
	claim := model.ClaimOf(*a, s.Plan, s.Now, s.local(s.Now).Location())
	owed := ""
	switch {
	case claim.Amount != nil && claim.Running:
		owed = s.t("customers.page.claim.running", "Amount", s.Locale.Money(*claim.Amount, claim.Currency))
	case claim.Amount != nil:
		owed = s.t("customers.page.claim", "Amount", s.Locale.Money(*claim.Amount, claim.Currency))
	case slices.Contains(claim.Missing, "terms"):
		owed = s.t("customers.page.unclaimed", "Why", s.Locale.Unclaimed(claim, *a, s.Plan))
	}
	if a.Credit.State == model.CreditNone {
		return owed
	}
	said := s.term("credit", string(a.Credit.State)) + " " + s.clock(a.Credit.At)
	if a.Credit.Amount > 0 {
		said += " " + s.Locale.Money(a.Credit.Amount, a.Credit.Currency)
	}
	return join(" "+theme.Separator+" ", said, model.Safe(a.Credit.Why), owed)
}
