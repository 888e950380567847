package pane

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/theme"
)

// checklists shows the steps by phase and role. The lists of the present phase lie open, the others closed; the list
// under the cursor is the one in front, and its steps bear the numbers for "t 4".
type checklists struct {
	base
	filter   filter
	toggled  map[string]bool // lists that the viewer opened or closed against the rule
	numbered []model.ItemID
	// whenWidth is the width of the column that says when a step is due, doneWidth when it was done.
	whenWidth, doneWidth int
	of                   int // when the lists were made, as in base.shown
	lists                []model.ListView
	marks                marks
	// only is the list that lies open because none belongs to the present phase.
	only string
}

func (p *checklists) content() []row {
	s := p.state
	p.numbered = nil
	p.filter.reset()
	if s.Incident == nil {
		return s.empty()
	}
	p.marks.follow(s.Changes, p.key, p.touched)
	if p.of != p.shown {
		p.of, p.lists = p.shown, p.ranked(model.Lists(s.Incident, s.Plan))
		p.doneWidth, p.whenWidth = p.widest(p.lists)
	}
	lists := p.lists
	if len(lists) == 0 {
		return []row{text(s.t("lists.none"), nil), text(s.t("lists.none.help"), &s.Theme.Faint)}
	}
	p.only = ""
	if lists[0].Phase != s.Incident.Phase {
		p.only = lists[0].Checklist.ID
	}
	front := p.front(lists)
	var rows []row
	for n := range lists {
		rows = append(rows, p.list(&lists[n], lists[n].Checklist.ID == front)...)
	}
	if p.filter.active() && p.filter.shown == 0 {
		rows = append(rows, text(s.t("filter.none", "Text", p.filter.text), &s.Theme.Faint))
	}
	return rows
}

// ranked puts lists with late steps before the others of their phase.
func (p *checklists) ranked(lists []model.ListView) []model.ListView {
	slices.SortStableFunc(lists, func(a, b model.ListView) int { return cmp.Compare(p.rank(&a), p.rank(&b)) })
	return lists
}

func (p *checklists) rank(l *model.ListView) int {
	if l.Phase == p.state.Incident.Phase && p.lateIn(l) == 0 {
		return 1
	}
	if l.Phase != p.state.Incident.Phase {
		return 2
	}
	return 0
}

func (p *checklists) lateIn(l *model.ListView) int {
	late := 0
	for n := range l.Items {
		if p.isLate(&l.Items[n]) {
			late++
		}
	}
	return late
}

func (p *checklists) isLate(item *model.ItemView) bool {
	if item.State != model.ItemOpen {
		return false
	}
	if !item.Back.IsZero() {
		return p.state.late(item.Back.At)
	}
	return p.state.late(item.Due)
}

// front is the list that the cursor is in, else the first one.
func (p *checklists) front(lists []model.ListView) string {
	kind, rest, _ := strings.Cut(p.key, "/")
	id := rest
	if kind == "item" {
		id = model.ItemID(rest).Checklist()
	}
	for _, l := range lists {
		if l.Checklist.ID == id {
			return id
		}
	}
	return lists[0].Checklist.ID
}

func (p *checklists) open(l *model.ListView) bool {
	usual := l.Phase == p.state.Incident.Phase || l.Checklist.ID == p.only
	return usual != p.toggled[l.Checklist.ID] || p.filter.active()
}

func (p *checklists) list(l *model.ListView, front bool) []row {
	var rows []row
	for n := range l.Items {
		item, number := &l.Items[n], 0
		if front && p.open(l) {
			p.numbered = append(p.numbered, item.ID)
			number = len(p.numbered)
		}
		if p.keeps(item, l.Title) && p.open(l) {
			rows = append(rows, p.step(item, l.Role, number))
			rows = append(rows, p.unfold(item, rows[len(rows)-1])...)
		}
	}
	if p.filter.active() && len(rows) == 0 {
		return nil
	}
	return append([]row{p.header(l, front)}, rows...)
}

func (p *checklists) keeps(item *model.ItemView, title string) bool {
	if !p.filter.active() {
		return p.filter.keeps()
	}
	return p.filter.keeps(item.Text, p.who(item), title, item.Reason)
}

func (p *checklists) header(l *model.ListView, front bool) row {
	s := p.state
	inner, _ := p.inner()
	mark, look := "  ", &s.Theme.Normal
	if p.lateIn(l) > 0 {
		mark, look = theme.Alert+" ", &s.Theme.Late
	} else if front {
		look = &s.Theme.Bold
	}
	if !p.open(l) {
		mark = mark[:1] + "+"
	}
	title := model.Safe(cmp.Or(l.Title, l.Checklist.ID))
	if l.Checklist.ID == "added" && l.Title == "" {
		title = s.t("lists.added")
	}
	name := s.term("phase", string(l.Phase)) + " " + theme.Separator + " " + title
	if l.Role != "" && inner >= 70 {
		name += "  " + s.Locale.Role(l.Role, s.Plan)
	}
	changed := p.marks.count(l, s)
	said := s.t("lists.of", "Done", l.Done, "All", len(l.Items))
	bar := 10
	if inner < 50 {
		bar = 5
	}
	room := inner - 2 - bar - 2 - max(width(said), 8)
	full := 0
	if len(l.Items) > 0 {
		full = l.Done * bar / len(l.Items)
	}
	return row{
		key: "list/" + l.Checklist.ID, sel: &Selection{Role: l.Role, Checklist: l.Checklist.ID, Text: title},
		line: line{
			{mark, look},
			{fit(name, room-1-width(changed)), look},
			{changed + " ", &s.Theme.Changed},
			{strings.Repeat(theme.BarFull, full), &s.Theme.Bar},
			{strings.Repeat(theme.BarEmpty, bar-full), &s.Theme.BarRest},
			{"  " + fitRight(said, max(width(said), 8)), nil},
		},
	}
}

// Numbered are the steps of the list in front; number 1 is the first.
func (p *checklists) Numbered() []model.ItemID { return p.numbered }

// Key opens and closes lists beside moving the cursor.
func (p *checklists) Key(msg tea.KeyPressMsg) bool {
	key := msg.String()
	if key != "left" && key != "right" && key != "enter" || p.key == "" || p.state.Incident == nil {
		return p.base.Key(msg)
	}
	kind, rest, _ := strings.Cut(p.key, "/")
	if kind == "item" {
		if key != "left" {
			return false
		}
		rest = model.ItemID(rest).Checklist()
	}
	for n := range p.lists {
		if l := &p.lists[n]; l.Checklist.ID == rest && (key == "enter" || p.open(l) == (key == "left")) {
			if p.toggled == nil {
				p.toggled = map[string]bool{}
			}
			p.toggled[rest] = !p.toggled[rest]
			p.key = "list/" + rest
			p.rebuild()
			return true
		}
	}
	return false
}

// Filter hides the steps in which the words do not occur.
func (p *checklists) Filter(text string) { p.filter = newFilter(text); p.rebuild() }

// Filtering is the filter in force, empty if none.
func (p *checklists) Filtering() string { return p.filter.text }

// Badge counts the steps that are late.
func (p *checklists) Badge() (int, bool) {
	late := 0
	for _, o := range p.state.Obligations {
		if (o.Kind == model.OweItem || o.Kind == model.OweBack) && p.state.late(o.Due) {
			late++
		}
	}
	return late, late > 0
}

func (p *checklists) said() (string, bool) { return p.filter.said(p.state), true }
