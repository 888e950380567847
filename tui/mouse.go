package tui

import (
	tea "charm.land/bubbletea/v2"

	"warroom/tui/pane"
)

// wheelLines is how far one notch of the wheel scrolls.
const wheelLines = 3

// mouse selects and scrolls; everything it does has a key as well.
func (r *Room) mouse(msg tea.MouseMsg) tea.Cmd {
	if r.dialogs.Any() || r.door.locked || r.opts.Wall {
		return nil
	}
	at := msg.Mouse()
	switch msg.(type) {
	case tea.MouseWheelMsg:
		if id, ok := r.place.At(at.X, at.Y); ok {
			delta := wheelLines
			if at.Button == tea.MouseWheelUp {
				delta = -wheelLines
			}
			if p, parted := r.panes[id].(pane.Pointed); parted {
				p.WheelAt(at.X-r.place.Panes[id].X, delta)
				return nil
			}
			r.panes[id].Wheel(delta)
		}
	case tea.MouseClickMsg:
		if at.Button == tea.MouseLeft {
			return r.click(at.X, at.Y)
		}
	}
	return nil
}

func (r *Room) click(x, y int) tea.Cmd {
	switch {
	case r.place.Entry.Contains(x, y):
		return r.startLine("")
	case r.place.Tabs.Contains(x, y):
		if id, ok := pane.TabAt(r.state(), r.panes[:], r.focus, r.w, x); ok {
			return r.goTo(id)
		}
		return nil
	}
	id, ok := r.place.At(x, y)
	if !ok {
		return nil
	}
	rect := r.place.Panes[id]
	r.panes[id].Click(x-rect.X, y-rect.Y)
	if id != r.focus {
		return r.goTo(id)
	}
	return nil
}
