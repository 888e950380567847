package pane

import (
	"slices"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/theme"
)

// figures say how many are affected, how that came about, and what they were told and promised.
func (p *customers) figures() []row {
	s, c := p.state, p.ledger.counts
	inner, h := p.inner()
	label := 0
	for _, id := range [...]string{"now", "course", "promises", "told", "credit"} {
		label = max(label, width(s.t("customers."+id))+2)
	}
	var rows []row
	add := func(id string, look *lipgloss.Style, parts ...string) {
		parts = slices.DeleteFunc(parts, func(part string) bool { return part == "" })
		for n, said := range flow(parts, inner-label) {
			name := ""
			if n == 0 {
				name = s.t("customers." + id)
			}
			rows = append(rows, row{line: line{{fit(name, label), &s.Theme.Faint}, {said, look}}})
		}
	}
	tops := p.course(inner - label)
	add("now", &s.Theme.Bold, append([]string{p.state.Locale.Number(c.hit) + p.changed()}, tops.words...)...)
	if tops.drawn != "" {
		add("course", nil, tops.drawn)
	}
	if open := len(p.ledger.owed); open+c.kept+c.broken > 0 {
		look := (*lipgloss.Style)(nil)
		if p.of.overdue > 0 {
			look = &s.Theme.Late
		}
		add("promises", look, counted(s, "customers.overdue", p.of.overdue), counted(s, "customers.open", open-p.of.overdue), counted(s, "customers.kept", c.kept), counted(s, "customers.broken", c.broken))
	}
	if h >= 12 {
		add("told", nil, s.t("customers.told.of", "N", s.Locale.Number(c.told), "All", s.Locale.Number(c.hit)), counted(s, "customers.escalated", c.escalated), p.opinion())
		add("credit", nil, p.credits()...)
		rows = append(rows, row{}, p.heading())
	}
	return rows
}

// counted words a number of things, or nothing if there are none.
func counted(s State, id string, n int) string {
	if n == 0 {
		return ""
	}
	return s.n(id, n, "Count", s.Locale.Number(n))
}

// credits counts how far compensations have come.
func (p *customers) credits() []string {
	var parts []string
	for _, state := range model.CreditStates {
		if n := p.ledger.counts.credit[state]; n > 0 {
			parts = append(parts, p.state.term("credit", string(state))+" "+p.state.Locale.Number(n))
		}
	}
	return parts
}

// opinion is what customers think of how they were told: the mean of their scores, and how many said something.
func (p *customers) opinion() string {
	s, c := p.state, p.ledger.counts
	if c.scored == 0 {
		return counted(s, "customers.said", c.words)
	}
	return s.n("customers.score", c.scored, "Score", s.Locale.Decimal(float64(c.scores)/float64(c.scored)))
}

// changed marks that the number is another one than when the viewer looked.
func (p *customers) changed() string {
	before, known := 0, false
	for _, h := range p.state.Incident.Headcount {
		if !h.At.At.After(p.state.Seen) {
			before, known = h.Count, true
		}
	}
	switch now := p.ledger.counts.hit; {
	case !known || p.state.Seen.IsZero() || now == before:
		return ""
	case now > before:
		return " " + theme.Up
	}
	return " " + theme.Down
}

// course is the number of affected customers over time: a curve, and its top in words.
type course struct {
	drawn string
	words []string
}

// curve has the heights of the bars, from low to high.
var curve = [...]string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}

// curveWidth is the widest curve: a wider one says no more.
const curveWidth = 48

func (p *customers) course(room int) course {
	s := p.state
	var points []model.Headcount
	for _, h := range s.Incident.Headcount {
		if h.At.Usable() {
			points = append(points, h)
		}
	}
	c := course{}
	if len(points) == 0 {
		return c
	}
	slices.SortStableFunc(points, func(a, b model.Headcount) int { return a.At.At.Compare(b.At.At) })
	top := slices.MaxFunc(points, func(a, b model.Headcount) int { return a.Count - b.Count })
	switch {
	case p.ledger.counts.hit == 0:
		c.words = append(c.words, s.t("customers.over", "Clock", s.clock(points[len(points)-1].At)))
		fallthrough
	case top.Count > p.ledger.counts.hit:
		c.words = append(c.words, s.t("customers.top", "N", s.Locale.Number(top.Count), "Clock", s.clock(top.At)))
	}
	if p.ledger.counts.cleared > 0 && p.ledger.counts.hit > 0 {
		c.words = append(c.words, counted(s, "customers.cleared", p.ledger.counts.cleared))
	}
	from, to := s.at(points[0].At.At), s.at(s.Now)
	cells := min(room-width(from)-width(to)-2, curveWidth)
	if span := s.Now.Sub(points[0].At.At); cells >= 6 && span > 0 && top.Count > 0 {
		c.drawn = from + " " + bars(points, top.Count, cells, span) + " " + to
	}
	return c
}

// bars draws one bar for each part of the span: the most there were in that part.
func bars(points []model.Headcount, top, cells int, span time.Duration) string {
	var out strings.Builder
	at, now := 0, 0
	for cell := range cells {
		end := points[0].At.At.Add(span * time.Duration(cell+1) / time.Duration(cells))
		most := now
		if cell == 0 {
			most = 0
		}
		for at < len(points) && (!points[at].At.At.After(end) || cell == cells-1) {
			now = points[at].Count
			most = max(most, now)
			at++
		}
		if cell == cells-1 {
			most = now
		}
		if most == 0 {
			out.WriteString(theme.ToCome)
			continue
		}
		out.WriteString(curve[max((most*len(curve)+top-1)/top-1, 0)])
	}
	return out.String()
}
