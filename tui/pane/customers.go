package pane

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/locale"
)

// customers shows who is affected: how many now and over time, then everybody by priority, those first to whom a
// promise is late. Enter opens all that is known about the one under the cursor. Lines are made when they are seen.
type customers struct {
	base
	filter  filter
	ledger  *Ledger
	columns ledgerColumns
	head    []row // figures above the list
	index   []row // with the list
	wide    []row // the index with the customer under the cursor unfolded
	of      customersView
	open    model.CustomerID // whose page is shown; empty: the list
}

// customersView is what the index was made of.
type customersView struct {
	ledger  *Ledger
	locale  *locale.Locale
	zone    *time.Location
	minute  int64
	overdue int
	filter  string
	w, h    int
}

func (p *customers) content() []row {
	s := p.state
	if s.Incident == nil || s.Plan == nil {
		p.filter.reset()
		p.ledger, p.of, p.open = nil, customersView{}, ""
		return s.empty()
	}
	p.take()
	if a, known := s.Incident.Customers[p.open]; known {
		return p.page(&a)
	}
	p.open = ""
	if len(p.ledger.lines) == 0 {
		return append(s.calling(), text(s.t("customers.none"), &s.Theme.Bold), text(s.t("customers.none.help"), &s.Theme.Faint))
	}
	view := customersView{
		p.ledger, s.Locale, s.Zone, s.Now.Unix() / 60, p.ledger.overdue(s.Now), p.filter.text, p.w, p.h,
	}
	if view != p.of {
		p.of = view
		p.columns = p.widths()
		p.head = p.figures()
		p.index = p.list()
	}
	return p.unfold()
}

// take has the ledger of the incident: the one that was made for it, or else its own.
func (p *customers) take() {
	s := p.state
	if s.Ledger != nil && s.Ledger.inc.ID == s.Incident.ID && s.Ledger.plan == s.Plan {
		p.ledger = s.Ledger
		return
	}
	p.ledger = NewLedger(s.Incident, s.Plan, p.ledger)
}

// list has the customers to whom a promise is late first, then everybody else in their order.
func (p *customers) list() []row {
	all := p.ledger.lines
	p.filter.reset()
	rows := make([]row, 0, len(p.head)+len(all)+2)
	rows = append(rows, p.head...)
	late := map[int]bool{}
	add := func(n int) {
		if !p.filter.active() {
			p.filter.keeps()
		} else if !p.filter.found(all[n].hay) {
			return
		}
		rows = append(rows, row{key: all[n].key, entry: n + 1})
	}
	for _, o := range p.ledger.owed[:p.of.overdue] {
		if !late[o.line] {
			late[o.line] = true
			add(o.line)
		}
	}
	for n := range all {
		if !late[n] {
			add(n)
		}
	}
	if p.filter.active() && p.filter.shown == 0 {
		s := p.state
		rows = append(rows, text(s.t("filter.none", "Text", p.filter.text), &s.Theme.Faint))
	}
	return rows
}

// unfold puts what does not fit into the line of the customer under the cursor below it.
func (p *customers) unfold() []row {
	if !p.touched && !p.filter.active() {
		return p.index
	}
	at := slices.IndexFunc(p.index, func(r row) bool { return r.key != "" && r.key == p.key })
	if at < 0 {
		return p.index
	}
	p.wide = append(p.wide[:0], p.index[:at+1]...)
	p.wide = append(p.wide, p.below(&p.ledger.lines[p.index[at].entry-1])...)
	p.wide = append(p.wide, p.index[at+1:]...)
	return p.wide
}

// affected is the customer of a row.
func (p *customers) affected(r row) (model.Affected, *ledgerLine) {
	line := &p.ledger.lines[r.entry-1]
	return p.state.Incident.Customers[line.id], line
}

// Eager opens and leaves the page of a customer.
func (p *customers) Eager(press tea.KeyPressMsg) bool {
	switch name := press.String(); {
	case name == "enter" && p.open == "" && p.at >= 0 && p.at < len(p.rows) && p.rows[p.at].entry > 0:
		_, line := p.affected(p.rows[p.at])
		p.open, p.top = line.id, 0
		p.rebuild()
		return true
	case name == "esc" && p.open != "":
		p.key = "customer/" + string(p.open)
		p.open, p.touched = "", true
		p.rebuild()
		p.reveal()
		return true
	}
	return false
}

// Selection is the customer under the cursor, or whose page is open.
func (p *customers) Selection() Selection {
	id := p.open
	if id == "" {
		if p.at < 0 || p.at >= len(p.rows) || p.rows[p.at].entry == 0 {
			return Selection{}
		}
		id = p.ledger.lines[p.rows[p.at].entry-1].id
	}
	a := p.state.Incident.Customers[id]
	sel := Selection{Customer: id, Text: model.Safe(a.Name)}
	if due := nextPromise(&a); due != nil {
		sel.Promise, sel.Obligation = due.Number, model.PromiseObligation(id, due.Number)
	}
	return sel
}

// nextPromise is the open promise that is due first; nil if there is none.
func nextPromise(a *model.Affected) *model.CustomerPromise {
	var next *model.CustomerPromise
	for n := range a.Promises {
		if one := &a.Promises[n]; one.State == model.PromiseOpen && (next == nil || one.Due.At.Before(next.Due.At)) {
			next = one
		}
	}
	return next
}

// Filter hides the customers in which the words do not occur.
func (p *customers) Filter(text string) {
	p.filter, p.open = newFilter(text), ""
	p.rebuild()
}

// Filtering is the filter in force, empty if none.
func (p *customers) Filtering() string { return p.filter.text }

// said is the match count, or how many are affected now.
func (p *customers) said() (string, bool) {
	if p.filter.active() {
		return p.filter.said(p.state), true
	}
	if p.state.Incident == nil || p.ledger == nil || len(p.ledger.lines) == 0 {
		return "", false
	}
	return p.state.n("customers.count", p.ledger.counts.hit, "Count", p.state.Locale.Number(p.ledger.counts.hit)), false
}

// Badge counts the promises that are late.
func (p *customers) Badge() (int, bool) {
	if p.state.Incident == nil || p.state.Plan == nil || !p.state.Incident.Open() {
		return 0, false
	}
	p.take()
	late := p.ledger.overdue(p.state.Now)
	return late, late > 0
}
