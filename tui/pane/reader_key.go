package pane

import tea "charm.land/bubbletea/v2"

// Key moves in the list or in the page, and from one to the other.
func (p *reader) Key(msg tea.KeyPressMsg) bool {
	if p.state.Book == nil {
		return false
	}
	key := msg.String()
	if p.reading {
		return p.turn(key)
	}
	if key == "enter" || key == "right" || key == "l" || key == "space" {
		p.follow()
		p.reading, p.guest = p.ref != "", false
		return true
	}
	used := p.base.Key(msg)
	p.follow()
	return used
}

// turn is a key in the page.
func (p *reader) turn(key string) bool {
	_, h := p.inner()
	switch key {
	case "esc":
		if p.filter.active() || p.guest {
			return false
		}
		p.reading = false
		return true
	case "left":
		p.reading, p.guest = false, false
		return true
	case "up", "k":
		return p.leaf.scroll(-1, h)
	case "down", "j", "enter":
		return p.leaf.scroll(1, h)
	case "pgup":
		return p.leaf.scroll(1-h, h)
	case "pgdown", "space":
		return p.leaf.scroll(h-1, h)
	case "home":
		return p.leaf.scroll(-len(p.leaf.lines), h)
	case "end":
		return p.leaf.scroll(len(p.leaf.lines), h)
	}
	return false
}

// Eager takes n and N while something is looked for: they lead from hit to hit of the page.
func (p *reader) Eager(msg tea.KeyPressMsg) bool {
	key := msg.String()
	if key != "n" && key != "N" || !p.filter.active() {
		return false
	}
	if len(p.leaf.hits) == 0 {
		return true
	}
	by := 1
	if key == "N" {
		by = -1
	}
	_, h := p.inner()
	p.leaf.jump(by, h)
	p.reading = true
	return true
}
