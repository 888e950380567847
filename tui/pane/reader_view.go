package pane

import (
	"strings"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/theme"
)

// View draws the list, the page, or both.
func (p *reader) View(focused bool) string {
	inner, h := p.inner()
	t := p.state.Theme
	if t == nil || p.w < 4 {
		return p.frame(nil, focused)
	}
	list, page := p.listWidth(), p.pageWidth()
	lines := make([]string, 0, h)
	for n := range h {
		switch {
		case p.split():
			bar, edge := theme.FrameOf(focused && p.reading).Side, &t.Border
			if focused && p.reading {
				edge = &t.BorderFocus
			}
			left := p.listRow(n, list, focused)
			lines = append(lines, left+" "+t.Paint(edge, bar)+" "+p.leaf.row(n, t).draw(t, page, nil))
		case p.reading:
			lines = append(lines, p.leaf.row(n, t).draw(t, inner, nil))
		default:
			lines = append(lines, p.listRow(n, inner, focused))
		}
	}
	return p.frame(lines, focused)
}

// listRow is line n of the list; the page that is read stays marked while the keys move in it.
func (p *reader) listRow(n, w int, focused bool) string {
	t, at := p.state.Theme, p.top+n
	if at >= len(p.rows) {
		return strings.Repeat(" ", w)
	}
	look := (*lipgloss.Style)(nil)
	switch {
	case at != p.at:
	case focused && !p.reading:
		look = &t.Selected
	default:
		look = &t.SelectedBlur
	}
	l := p.lineOf(p.rows[at])
	if at == p.at && len(l) > 0 {
		l = append(line{{theme.Here + " ", nil}}, span{strings.TrimPrefix(l[0].text, "  "), l[0].look})
	}
	return l.draw(t, w, look)
}

// said is what the frame says beside the name: what is looked for and found, or else which plan is read, whether the
// incident runs on it, and how far one has read.
func (p *reader) said() (string, bool) {
	s := p.state
	if p.filter.active() {
		said := p.filter.said(s)
		if n := len(p.leaf.hits); n > 0 {
			said += "  " + s.t("plan.hits", "N", p.leaf.hit+1, "Of", n)
		}
		return said, true
	}
	if s.Book == nil {
		return "", false
	}
	plan := s.Book.Folder.Plan
	status := s.t("plan.to-declare")
	if s.Incident != nil && s.Incident.Plan.Digest == plan.Digest {
		status = s.t("plan.in-force")
	}
	parts := join("  ", status, model.Safe(plan.Version), model.Safe(plan.Digest[:min(len(plan.Digest), 8)]), model.Safe(plan.Name))
	_, h := p.inner()
	if last := len(p.leaf.lines) - h; last > 0 && (p.reading || p.split()) {
		parts = join("  ", parts, s.t("plan.read", "Percent", p.leaf.top*100/last))
	}
	return parts, false
}

// Click puts the cursor on a page of the list, or begins to read the page.
func (p *reader) Click(x, y int) bool {
	if p.state.Book == nil || y < 1 || y > p.h-2 {
		return false
	}
	if p.reading && !p.split() || p.split() && x > p.listWidth()+2 {
		p.reading = p.leaf.of.page != nil
		return p.reading
	}
	p.reading, p.guest = false, false
	used := p.base.Click(x, y)
	p.follow()
	p.reading = used && !p.split()
	return used
}

// Wheel scrolls the part in which the keys move.
func (p *reader) Wheel(delta int) bool {
	_, h := p.inner()
	if p.reading {
		return p.leaf.scroll(delta, h)
	}
	return p.base.Wheel(delta)
}

// WheelAt scrolls the part under the pointer.
func (p *reader) WheelAt(x, delta int) bool {
	_, h := p.inner()
	if p.split() && x > p.listWidth()+2 {
		return p.leaf.scroll(delta, h)
	}
	if p.split() {
		return p.base.Wheel(delta)
	}
	return p.Wheel(delta)
}
