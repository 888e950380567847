package pane

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/theme"
)

// roster answers who does what, who is missing and who takes over.
type roster struct {
	base
	role, who, stateW int // widths of the columns
}

func (p *roster) content() []row {
	s := p.state
	if s.Incident == nil {
		return s.empty()
	}
	lines := model.Roster(s.Incident, s.Plan, s.Now)
	if len(lines) == 0 {
		return []row{text(s.t("roster.none"), nil)}
	}
	if !s.Incident.Open() { // nobody is waited for any more
		for n := range lines {
			lines[n].Needed, lines[n].Unanswered, lines[n].Candidate = false, false, model.Candidate{}
		}
	}
	slices.SortStableFunc(lines, func(a, b model.RosterLine) int { return cmp.Compare(worry(a), worry(b)) })
	p.columns(lines)
	where := map[model.PersonID]model.Whereabouts{}
	for _, w := range model.Where(s.Incident) {
		where[w.Person] = w
	}
	var rows []row
	for _, l := range lines {
		rows = append(rows, p.roleRows(l, where)...)
	}
	return append(append(rows, row{}), p.present()...)
}

// worry puts first what needs somebody: unanswered, then vacant, then asked, then filled, then not needed.
func worry(l model.RosterLine) int {
	asked := l.Candidate.Person != ""
	switch {
	case l.Unanswered:
		return 0
	case l.Vacant && l.Needed && !asked:
		return 1
	case asked && l.Vacant:
		return 2
	case !l.Vacant:
		return 3
	case asked:
		return 4
	}
	return 5
}

func (p *roster) columns(lines []model.RosterLine) {
	s := p.state
	inner, _ := p.inner()
	longest := 8
	p.role = 8
	for _, l := range lines {
		p.role = max(p.role, width(s.Locale.Role(l.Rule.ID, s.Plan)))
		longest = max(longest, width(s.person(l.Role.Holder)), width(s.person(l.Candidate.Person)))
	}
	p.stateW = max(18, inner*3/10)
	p.role = min(p.role+1, max(inner*7/20, inner-3-p.stateW-longest))
	p.who = max(inner-p.role-2-p.stateW, 6)
}

// roleRows is a role with its holder, who is asked, the deputy, and for the one under the cursor how to reach them.
func (p *roster) roleRows(l model.RosterLine, where map[model.PersonID]model.Whereabouts) []row {
	s := p.state
	title := s.Locale.Role(l.Rule.ID, s.Plan)
	first := p.line(title, l, where)
	first.key = "role/" + string(l.Rule.ID)
	first.sel = &Selection{Role: l.Rule.ID, Person: p.subject(l), Obligation: p.obligation(l)}
	rows := []row{first}
	if next := p.successor(l, where); next != nil {
		rows = append(rows, *next)
	}
	if p.touched && p.key == first.key {
		rows = append(rows, p.details(l)...)
	}
	return rows
}

// subject is the person one would speak to about a role.
func (p *roster) subject(l model.RosterLine) model.PersonID {
	if l.Candidate.Person != "" && l.Vacant {
		return l.Candidate.Person
	}
	return l.Role.Holder
}

func (p *roster) obligation(l model.RosterLine) string {
	if l.Vacant && l.Needed || l.Candidate.Person != "" {
		return model.RoleObligation(l.Rule.ID)
	}
	return ""
}

func (p *roster) line(title string, l model.RosterLine, where map[model.PersonID]model.Whereabouts) row {
	s := p.state
	mark, look := " ", (*lipgloss.Style)(nil)
	var who, said string
	candidate := l.Candidate.Person
	switch {
	case l.Vacant && candidate != "":
		who = s.person(candidate)
		said = s.t("roster.asked", "Span", s.Locale.Span(s.Now.Sub(l.Candidate.Since)))
		look = &s.Theme.Warn
		if l.Unanswered || s.late(l.Candidate.Until) || s.late(l.Due) {
			mark, look = theme.Alert, &s.Theme.Late
		}
	case l.Vacant && l.Unanswered:
		mark, who, said, look = theme.Alert, s.t("roster.unanswered"), s.t("roster.assign"), &s.Theme.Late
	case l.Vacant && l.Needed:
		mark, who, said, look = theme.Alert, s.term("state", "vacant"), p.vacant(l), &s.Theme.Late
		if !l.Due.IsZero() && !s.late(l.Due) {
			look = &s.Theme.Warn
		}
	case l.Vacant:
		who, said, look = s.term("state", "vacant"), s.t("roster.not-needed"), &s.Theme.Faint
	default:
		who, said = s.person(l.Role.Holder), p.whereabouts(l.Role.Holder, where)
		said = fit(said, p.stateW-8) + fitRight(s.minutes(s.Now.Sub(l.Role.Since.At)), 8)
	}
	who += s.busy("role/" + string(l.Rule.ID))
	return row{line: line{
		{fit(title, p.role), nil},
		{mark + " ", look},
		{fit(who, p.who-1) + " ", look},
		{fit(said, p.stateW), look},
	}}
}

// vacant says by when a role must be filled, or how to fill it.
func (p *roster) vacant(l model.RosterLine) string {
	if l.Due.IsZero() {
		return p.state.t("roster.take")
	}
	return p.state.due(l.Due)
}

// successor is the line below a role: who is asked next and when, or the deputy.
func (p *roster) successor(l model.RosterLine, where map[model.PersonID]model.Whereabouts) *row {
	s := p.state
	c := l.Candidate
	below := func(said string, look *lipgloss.Style) *row {
		inner, _ := p.inner()
		indent := max(min(p.role+2, inner-width(said)), 4)
		return &row{line: line{{strings.Repeat(" ", indent), nil}, {said, look}}}
	}
	switch {
	case c.Person != "" && c.Next != "":
		said := s.t("roster.next", "Person", s.person(c.Next), "Span", s.Locale.Span(max(c.Until.Sub(s.Now), 0)))
		return below(theme.Arrow+" "+said, nil)
	case c.Person != "" && !l.Vacant:
		return below(theme.Arrow+" "+s.t("roster.handover", "Person", s.person(c.Person)), &s.Theme.Warn)
	case c.Person != "":
		return below(s.t("roster.last"), &s.Theme.Warn)
	case len(l.Deputies) > 0 && !l.Vacant:
		deputy := l.Deputies[0]
		said := s.t("roster.deputy", "Person", s.person(deputy))
		return below(join(", ", said, p.whereabouts(deputy, where)), &s.Theme.Faint)
	}
	return nil
}

// whereabouts says where a person is, or how often they were not reached.
func (p *roster) whereabouts(id model.PersonID, where map[model.PersonID]model.Whereabouts) string {
	s, w := p.state, where[id]
	switch {
	case w.Tries > 0:
		return s.n("roster.tries", w.Tries)
	case w.Presence.Place != "":
		return s.term("place", string(w.Presence.Place))
	}
	return ""
}

// details is what one needs to call: the contacts, in the order in which they are tried, and what was handed over.
func (p *roster) details(l model.RosterLine) []row {
	s := p.state
	var rows []row
	for _, id := range p.callable(l) {
		person, known := s.Plan.Person(id)
		if !known {
			continue
		}
		for _, c := range person.Contacts {
			said := s.term("way", c.Way) + "  " + model.Safe(c.Value)
			if c.Note != "" {
				said += "  " + model.Safe(c.Note)
			}
			rows = append(rows, text("  "+s.Locale.FirstName(id, s.Plan)+"  "+said, &s.Theme.Focus))
		}
	}
	if h := l.Role.Handover; h != nil {
		for _, part := range [...]struct{ id, said string }{
			{"technical", h.Technical},
			{"hypotheses", h.Hypotheses},
			{"last-update", h.LastUpdate},
			{"bridges", h.Bridges},
			{"promises", h.Promises},
		} {
			if part.said != "" {
				rows = append(rows, text("  "+s.t("roster.handover."+part.id)+"  "+model.Safe(part.said), &s.Theme.Focus))
			}
		}
	}
	if len(rows) == 0 && p.subject(l) != "" {
		rows = append(rows, text("  "+s.t("roster.no-contact"), &s.Theme.Faint))
	}
	return rows
}

func (p *roster) callable(l model.RosterLine) []model.PersonID {
	subject := p.subject(l)
	ids := []model.PersonID{subject}
	for _, deputy := range l.Deputies {
		if deputy != subject {
			ids = append(ids, deputy)
			break
		}
	}
	return slices.DeleteFunc(ids, func(id model.PersonID) bool { return id == "" })
}

// present lists who is here and who was not reached.
func (p *roster) present() []row {
	s := p.state
	var rows []row
	var here []string
	for _, w := range model.Where(s.Incident) {
		switch {
		case w.Tries > 0:
			said := s.t("roster.not-reached", "Person", s.person(w.Person), "Tries", strconv.Itoa(w.Tries),
				"Outcome", s.term("outcome", string(w.Last.Outcome)), "Clock", s.clock(w.Last.At))
			rows = append(rows, row{
				key: "person/" + string(w.Person), sel: &Selection{Person: w.Person, Entry: w.Last.Ref},
				line: line{{theme.Alert + " " + said, &s.Theme.Warn}},
			})
		case w.Presence.In:
			here = append(here, s.Locale.FirstName(w.Person, s.Plan)+" ("+s.term("place", string(w.Presence.Place))+")")
		}
	}
	if len(here) == 0 {
		return append(rows, text(s.t("roster.nobody"), &s.Theme.Faint))
	}
	inner, _ := p.inner()
	for _, line := range strings.Split(ansi.Wrap(s.n("roster.here", len(here), "People", strings.Join(here, ", ")), max(inner, 10), ""), "\n") {
		rows = append(rows, text(line, &s.Theme.Faint))
	}
	return rows
}

// Badge counts the roles that need somebody.
func (p *roster) Badge() (int, bool) {
	if p.state.Incident == nil || p.state.Plan == nil || !p.state.Incident.Open() {
		return 0, false
	}
	missing, alarm := 0, false
	for _, l := range model.Roster(p.state.Incident, p.state.Plan, p.state.Now) {
		if worry(l) <= 2 {
			missing++
			alarm = alarm || l.Unanswered || p.state.late(l.Due)
		}
	}
	return missing, alarm
}
