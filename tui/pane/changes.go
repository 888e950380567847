package pane

import (
	"strings"

	"warroom/model"
	"warroom/tui/theme"
)

// Changes are the steps that a newly adopted plan has brought or changed. A new value marks them anew.
type Changes struct {
	Items map[model.ItemID]model.ItemChange
}

// marks keeps which of the changed steps the viewer has not looked at yet. One is seen when the cursor has stood on it
// and moved on.
type marks struct {
	of   *Changes
	seen map[model.ItemID]bool
	at   string // what the cursor stood on
}

// follow takes over new changes and heeds where the cursor has been.
func (m *marks) follow(changes *Changes, key string, touched bool) {
	if changes != m.of {
		m.of, m.seen, m.at = changes, map[model.ItemID]bool{}, ""
	}
	if !touched || key == m.at {
		return
	}
	if id, ok := strings.CutPrefix(m.at, "item/"); ok && m.seen != nil {
		m.seen[model.ItemID(id)] = true
	}
	m.at = key
}

// mark is what stands before the words of a step that was changed and not yet seen; empty for every other.
func (m *marks) mark(id model.ItemID, s State) string {
	if m.of == nil || m.seen[id] {
		return ""
	}
	switch m.of.Items[id] {
	case model.ItemNew:
		return theme.Up + " " + s.t("lists.new") + "  "
	case model.ItemChanged:
		return theme.Up + " " + s.t("lists.changed") + "  "
	}
	return ""
}

// count says how many steps of a list bear a mark; empty if none does.
func (m *marks) count(l *model.ListView, s State) string {
	n := 0
	for i := range l.Items {
		if m.mark(l.Items[i].ID, s) != "" {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return "  " + theme.Up + " " + s.n("lists.marked", n)
}
