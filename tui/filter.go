package tui

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"warroom/tui/dialog"
	"warroom/tui/pane"
)

// filter is the line in which a filter for the focused pane is typed.
type filter struct {
	input textinput.Model
	open  bool
}

// startFilter opens the filter of the focused pane.
func (r *Room) startFilter() tea.Cmd {
	p, ok := r.panes[r.focus].(pane.Filterable)
	if !ok {
		return r.refuse("room.filter.not-here")
	}
	r.find.input = textinput.New()
	r.find.input.Prompt = ""
	r.find.input.SetVirtualCursor(false)
	r.find.input.SetStyles(dialog.InputStyles(r.look))
	r.find.input.SetValue(p.Filtering())
	r.find.open = true
	return r.find.input.Focus()
}

// filterInput narrows while it is typed. Enter keeps the filter, esc takes it away.
func (r *Room) filterInput(msg tea.Msg) tea.Cmd {
	p, ok := r.panes[r.focus].(pane.Filterable)
	if !ok {
		r.find.open = false
		return nil
	}
	if press, isKey := msg.(tea.KeyPressMsg); isKey {
		switch press.String() {
		case "enter":
			r.find.open = false
			return nil
		case "esc":
			r.find.open = false
			p.Filter("")
			r.show()
			return nil
		case "up", "down", "pgup", "pgdown":
			r.panes[r.focus].Key(press)
			return nil
		}
	}
	var cmd tea.Cmd
	r.find.input, cmd = r.find.input.Update(msg)
	p.Filter(r.find.input.Value())
	r.show()
	return cmd
}
