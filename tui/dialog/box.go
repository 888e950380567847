package dialog

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/tui/theme"
)

// maxWidth is how wide a dialog gets; longer lines are hard to read.
const maxWidth = 78

// inner is the room for content in a box that is at most w wide.
func inner(w int) int { return max(min(w, maxWidth)-4, 1) }

// box frames lines under a title, with a foot that stays. Lines are cut and filled to the width; from those that do not
// fit, the ones around the line in focus are shown.
func box(s Style, title string, lines, foot []string, focus, w, h int) string {
	foot = foot[max(len(foot)-max(h-3, 0), 0):]
	width, room := inner(w), max(h-2-len(foot), 1)
	if len(lines) > room {
		top := max(min(focus-room/2, len(lines)-room), 0)
		lines = lines[top : top+room]
	}
	lines = append(lines[:len(lines):len(lines)], foot...)
	frame := theme.Heavy
	edge := func(text string) string { return s.Theme.Paint(&s.Theme.ModalBorder, text) }
	title = ansi.Truncate(" "+title+" ", width, "…")
	head := edge(frame.TopLeft+frame.Top) + s.Theme.TitleFocus.Render(title) +
		edge(strings.Repeat(frame.Top, max(width+1-ansi.StringWidth(title), 0))+frame.TopRight)
	side := edge(frame.Side)
	out := make([]string, 0, len(lines)+2)
	out = append(out, head)
	for _, line := range lines {
		line = ansi.Truncate(line, width, "…")
		fill := strings.Repeat(" ", max(width-ansi.StringWidth(line), 0))
		out = append(out, side+" "+line+fill+" "+side)
	}
	return strings.Join(append(out, edge(frame.BottomLeft+strings.Repeat(frame.Bottom, width+2)+frame.BottomRight)), "\n")
}

// wrap breaks a text at blanks.
func wrap(text string, width int) []string {
	return strings.Split(ansi.Wrap(text, max(width, 1), " "), "\n")
}

// styled is a text in lines of a width, in one look.
func styled(look lipgloss.Style, text string, width int) []string {
	lines := wrap(text, width)
	for n, line := range lines {
		lines[n] = look.Render(line)
	}
	return lines
}

// keys draws "key what it does" pairs.
func keys(s Style, pairs ...string) string {
	var b strings.Builder
	for n := 0; n+1 < len(pairs); n += 2 {
		b.WriteString(s.Theme.Key.Render(pairs[n]) + " " + s.Theme.Hint.Render(s.Locale.T(pairs[n+1])) + "   ")
	}
	return b.String()
}
