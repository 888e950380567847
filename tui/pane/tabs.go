package pane

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"warroom/tui/theme"
)

// tabOrder is how the tabs stand; wordless is in which order they give up their words where there is no room: those in
// which nothing waits before the others.
var (
	tabOrder = [...]ID{Status, Roster, Comms, Checklists, Log, Customers, Plan, Board}
	wordless = [...]ID{Plan, Status, Log, Board, Customers, Roster, Checklists, Comms}
)

// tab is one entry of the tab line.
type tab struct {
	id    ID
	front bool
	name  string
	badge string
	alarm bool
	look  *lipgloss.Style
}

// text is the tab's number, name and badge. A word is there as a whole or not at all.
func (t tab) text(padded bool) string {
	said := t.id.Key()
	if t.name != "" {
		said += " " + t.name
	}
	if t.badge != "" {
		said += " " + t.badge
	}
	if t.alarm {
		said += theme.Alert
	}
	switch {
	case t.front:
		return "[" + said + "]"
	case padded:
		return " " + said + " "
	}
	return said
}

// tabLine is all tabs, as they are drawn: wide apart, or closer, or some of them without their words.
type tabLine struct {
	tabs   []tab
	padded bool
	gap    int // blanks between the tabs
}

func (l tabLine) width() int {
	used := -l.gap
	for _, t := range l.tabs {
		used += width(t.text(l.padded)) + l.gap
	}
	return used
}

func tabs(s State, panes []Pane, front ID, w int) tabLine {
	l := tabLine{padded: true, gap: 1}
	for _, id := range tabOrder {
		if int(id) >= len(panes) || panes[id] == nil {
			continue
		}
		l.tabs = append(l.tabs, newTab(s, panes[id], id, front))
	}
	if l.width() <= w {
		return l
	}
	l.padded = false
	for _, alarmed := range [...]bool{false, true} {
		for _, id := range wordless {
			for _, l.gap = range [...]int{2, 1} { // closer before a word is given up
				if l.width() <= w {
					return l
				}
			}
			for n := range l.tabs {
				if t := &l.tabs[n]; t.id == id && !t.front && t.alarm == alarmed {
					t.name = ""
				}
			}
		}
	}
	return l
}

func newTab(s State, p Pane, id, front ID) tab {
	count, alarm := p.Badge()
	t := tab{id: id, front: id == front, name: s.t("tab." + id.Name()), alarm: alarm, look: &s.Theme.Title}
	if count > 0 {
		t.badge = strconv.Itoa(count)
	}
	if alarm {
		t.look = &s.Theme.Late
	}
	if t.front {
		t.look = &s.Theme.TitleFocus
	}
	return t
}

// TabLine names the panes with their counts and alarms, for where only one of them is seen. panes is indexed by ID.
func TabLine(s State, panes []Pane, front ID, w int) string {
	if w <= 0 || s.Theme == nil || s.Locale == nil {
		return ""
	}
	var l line
	all := tabs(s, panes, front, w)
	for n, t := range all.tabs {
		if n > 0 {
			l = l.add(strings.Repeat(" ", all.gap), nil)
		}
		l = l.add(t.text(all.padded), t.look)
	}
	return l.draw(s.Theme, w, nil)
}

// TabAt is the pane whose tab is at column x of a tab line w cells wide.
func TabAt(s State, panes []Pane, front ID, w, x int) (ID, bool) {
	all := tabs(s, panes, front, w)
	for _, t := range all.tabs {
		if x < width(t.text(all.padded)) {
			return t.id, x >= 0
		}
		x -= width(t.text(all.padded)) + all.gap
	}
	return 0, false
}
