package pane

import (
	"slices"
	"time"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/theme"
)

// board lists all incidents: the open ones by what is due next, then the closed ones, the newest first.
type board struct {
	base
	filter filter
}

// columns are the widths of the board at one size.
type columns struct{ number, phase, title, commander, since, next int }

func (p *board) columns(lines []*BoardLine) columns {
	inner, _ := p.inner()
	c := columns{number: 9, phase: 10, commander: 14, since: 12, next: 17}
	for _, l := range lines {
		c.number = min(max(c.number, width(model.Safe(l.Number))+1), 14)
	}
	for _, phase := range model.Phases {
		c.phase = max(c.phase, width(p.state.term("phase", string(phase)))+1)
	}
	if inner < 100 {
		c.since = 0
	}
	if inner < 90 {
		c.commander = 0
	}
	if inner < 70 {
		c.phase = 0
	}
	c.title = max(inner-2-c.number-6-c.phase-c.commander-c.since-c.next, 6)
	return c
}

func (p *board) content() []row {
	s := p.state
	p.filter.reset()
	inner, _ := p.inner()
	urgent := append(s.unsent(inner, ""), s.calling()...)
	if len(s.Board) == 0 {
		return append(urgent, s.nothingYet()...)
	}
	lines := make([]*BoardLine, len(s.Board)) // pointers: lines are large, and there may be thousands
	for n := range s.Board {
		lines[n] = &s.Board[n]
	}
	slices.SortStableFunc(lines, p.compare)
	c := p.columns(lines)
	rows := append(slices.Clip(urgent), p.heading(c))
	for _, l := range lines {
		if !p.filter.active() || p.filter.keeps(l.Number, l.Title, l.Severity.String(), s.term("phase", string(l.Phase)), p.commander(l)) {
			rows = append(rows, p.incident(l, c))
		}
	}
	if p.filter.active() && p.filter.shown == 0 {
		rows = append(rows, text(s.t("filter.none", "Text", p.filter.text), &s.Theme.Faint))
	}
	return append(append(rows, row{}), p.figures()...)
}

// nothingYet says that no incident was ever declared, and what helps on the night when the telephones begin to ring.
func (s State) nothingYet() []row {
	rows := []row{text(s.t("board.none"), &s.Theme.Bold), text(s.t("board.none.help"), &s.Theme.Faint)}
	if len(s.Calls) > 0 {
		rows = append(rows, text(s.t("board.none.calls"), &s.Theme.Faint))
	}
	return rows
}

// compare puts open incidents first, the one with the most urgent obligation on top.
func (p *board) compare(a, b *BoardLine) int {
	switch {
	case a.Closed.IsZero() != b.Closed.IsZero():
		if a.Closed.IsZero() {
			return -1
		}
		return 1
	case !a.Closed.IsZero():
		return b.Closed.Compare(a.Closed)
	case a.Next != nil && b.Next != nil:
		if c := a.Next.Due.Compare(b.Next.Due); c != 0 {
			return c
		}
	case a.Next != nil:
		return -1
	case b.Next != nil:
		return 1
	}
	return b.Declared.Compare(a.Declared)
}

func (p *board) heading(c columns) row {
	s := p.state
	said := "  " + fit(s.t("board.number"), c.number) + fit(s.t("board.severity"), 6) + fit(s.t("board.phase"), c.phase) +
		fit(s.t("board.title"), c.title) + fit(s.t("board.commander"), c.commander) + fit(s.t("board.since"), c.since) +
		s.t("board.next")
	return text(said, &s.Theme.Faint)
}

func (p *board) commander(l *BoardLine) string {
	if l.Commander == "" {
		return p.state.term("state", "vacant")
	}
	if l.Plan == nil {
		return model.Safe(string(l.Commander))
	}
	return p.state.Locale.Person(l.Commander, l.Plan)
}

func (p *board) incident(l *BoardLine, c columns) row {
	return row{
		key: "incident/" + string(l.ID), draw: func() line { return p.incidentLine(l, c) },
		sel: &Selection{Incident: l.ID, Text: model.Safe(l.Number + " " + l.Title)},
	}
}

func (p *board) incidentLine(l *BoardLine, c columns) line {
	s := p.state
	mark, look := "  ", (*lipgloss.Style)(nil)
	if s.Incident != nil && s.Incident.ID == l.ID {
		mark = theme.Here + " "
	}
	next, nextLook := p.next(l)
	if nextLook == &s.Theme.Late {
		mark = theme.Alert + " "
	}
	if !l.Closed.IsZero() {
		look = &s.Theme.Faint
	}
	out := line{
		{mark, nextLook},
		{fit(model.Safe(l.Number), c.number-1) + " ", look},
		{fit(l.Severity.String(), 6), s.Theme.SeverityRef(l.Severity)},
	}
	if c.phase > 0 {
		out = out.add(fit(s.term("phase", string(l.Phase)), c.phase-1)+" ", look)
	}
	title := c.title
	if l.Kind == model.Exercise {
		word := s.t("exercise") + "  "
		out = out.add(fit(word, min(width(word), title)), &s.Theme.Bold)
		title -= min(width(word), title)
	}
	out = out.add(fit(model.Safe(l.Title), title-1)+" ", look)
	if c.commander > 0 {
		out = out.add(fit(p.commander(l), c.commander-1)+" ", look)
	}
	if c.since > 0 {
		out = out.add(fit(p.since(l), c.since-1)+" ", look)
	}
	return out.add(next, nextLook)
}

// since is when an incident was declared: the time today, else the day.
func (p *board) since(l *BoardLine) string {
	s := p.state
	if s.day(l.Declared) == s.day(s.Now) {
		return s.local(l.Declared).Format("15:04")
	}
	return s.Locale.Date(l.Declared, s.Zone, s.Now)
}

// next is what an incident owes next, or since when it is closed.
func (p *board) next(l *BoardLine) (string, *lipgloss.Style) {
	s := p.state
	switch {
	case !l.Closed.IsZero():
		return s.t("board.closed", "Date", s.Locale.Date(l.Closed, s.Zone, s.Now)), &s.Theme.Faint
	case l.Unread:
		return theme.Pending, &s.Theme.Faint
	case l.Next == nil:
		return s.t("board.nothing"), &s.Theme.Faint
	}
	_, look := s.urgency(l.Next.Due)
	return s.due(l.Next.Due), look
}

// figures counts, and says how much of the count is known.
func (p *board) figures() []row {
	s := p.state
	open, closed, lacking := 0, 0, 0
	var times []float64
	year := s.local(s.Now).Year()
	for _, l := range s.Board {
		if l.Closed.IsZero() {
			open++
		} else if s.local(l.Closed).Year() == year && l.Kind != model.Exercise {
			closed++
		}
		switch {
		case l.Kind == model.Exercise || l.Closed.IsZero() && l.Resolve == nil:
		case l.Resolve == nil:
			lacking++
		default:
			times = append(times, *l.Resolve)
		}
	}
	parts := []string{s.n("board.open", open), s.n("board.closed-year", closed)}
	if heard := s.heard(); heard != "" {
		parts = append(parts, s.t("calls.heard", "Said", heard))
	}
	if len(times) > 0 {
		said := s.t("board.median", "Span", s.minutes(median(times)))
		if lacking > 0 {
			said += " " + s.n("board.lacking", lacking)
		}
		parts = append(parts, said)
	}
	inner, _ := p.inner()
	var rows []row
	for _, said := range flow(parts, inner-2) {
		rows = append(rows, text("  "+said, &s.Theme.Faint))
	}
	return rows
}

// median of seconds; the mean of the middle two for an even count.
func median(seconds []float64) time.Duration {
	slices.Sort(seconds)
	mid := len(seconds) / 2
	m := seconds[mid]
	if len(seconds)%2 == 0 {
		m = (seconds[mid-1] + seconds[mid]) / 2
	}
	return time.Duration(m * float64(time.Second))
}

// Filter hides the incidents in which the words do not occur.
func (p *board) Filter(text string) { p.filter = newFilter(text); p.rebuild() }

// Filtering is the filter in force, empty if none.
func (p *board) Filtering() string { return p.filter.text }

func (p *board) said() (string, bool) { return p.filter.said(p.state), true }

// Badge counts the open incidents; one of them being late is an alarm.
func (p *board) Badge() (int, bool) {
	open, alarm := 0, false
	for _, l := range p.state.Board {
		if l.Closed.IsZero() {
			open++
			alarm = alarm || l.Next != nil && p.state.late(l.Next.Due)
		}
	}
	return open, alarm
}
