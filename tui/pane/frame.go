package pane

import (
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"warroom/tui/theme"
)

// frame puts lines of exactly the inner width into the pane's border, with number and title at the left and how
// fresh the data is at the right.
func (b *base) frame(lines []string, focused bool) string {
	if b.w < 4 || b.h < 2 || b.state.Theme == nil {
		return blank(b.w, b.h)
	}
	t := b.state.Theme
	pieces, edge, name := theme.FrameOf(focused), &t.Border, &t.Title
	if focused {
		edge, name = &t.BorderFocus, &t.TitleFocus
	}
	inner, rows := b.inner()
	var out strings.Builder
	out.WriteString(b.topEdge(pieces, edge, name))
	side := t.Paint(edge, pieces.Side)
	empty := strings.Repeat(" ", inner)
	for n := range rows {
		out.WriteString("\n" + side + " ")
		if n < len(lines) {
			out.WriteString(lines[n])
		} else {
			out.WriteString(empty)
		}
		out.WriteString(" " + side)
	}
	out.WriteString("\n" + t.Paint(edge, pieces.BottomLeft+strings.Repeat(pieces.Bottom, b.w-2)+pieces.BottomRight))
	return out.String()
}

func (b *base) topEdge(pieces theme.Frame, edge, name *lipgloss.Style) string {
	corner, look := b.state.freshness()
	title := b.id.Key() + " " + b.state.Locale.T("pane."+b.id.Name()) + " "
	title = fit(title, min(width(title), b.w-4))
	room := b.w - 4 - width(title) // between title and corner piece
	l := line{{pieces.TopLeft + pieces.Top, edge}, {title, name}}
	extra, said := "", &b.state.Theme.Fresh
	if b.extra != nil {
		var found bool
		if extra, found = b.extra(); found {
			said = &b.state.Theme.Match
		}
	}
	if room < width(corner)+1 {
		corner = ""
	}
	if room < width(corner)+width(extra)+4 {
		extra = fit(extra, min(width(extra), max(room-width(corner)-4, 0)))
	}
	var right line
	if extra != "" {
		right = right.add(" "+extra+" ", said)
	}
	if corner != "" {
		if extra != "" {
			right = right.add(pieces.Top, edge)
		}
		right = right.add(" "+corner, look)
	}
	l = l.add(strings.Repeat(pieces.Top, max(room-right.width(), 0)), edge)
	return append(l, right...).add(pieces.Top+pieces.TopRight, edge).draw(b.state.Theme, b.w, nil)
}

// freshness says how old the data is: now, 12 s old, stale 3 min.
func (s State) freshness() (string, *lipgloss.Style) {
	age := s.Now.Sub(s.ReadAt)
	switch {
	case s.ReadAt.IsZero():
		return s.Locale.T("pane.reading"), &s.Theme.Fresh
	case age < 5*time.Second:
		return s.Locale.T("pane.now"), &s.Theme.Fresh
	case age < time.Minute:
		return s.Locale.T("pane.old", "Seconds", int(age.Seconds())), &s.Theme.Stale
	}
	return s.Locale.T("pane.stale", "Minutes", int(age.Minutes())), &s.Theme.Stale
}

// blank is w×h blanks.
func blank(w, h int) string {
	if h <= 0 {
		return ""
	}
	return strings.TrimSuffix(strings.Repeat(strings.Repeat(" ", max(w, 0))+"\n", h), "\n")
}
