package tell

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/tui/dialog"
	"warroom/tui/theme"
)

// sheet frames lines under a title in exactly w×h cells, with a foot that stays. Lines that do not fit are cut off.
func sheet(s dialog.Style, title string, lines, foot []string, w, h int) string {
	if w < 4 || h < 2 {
		return strings.TrimSuffix(strings.Repeat(strings.Repeat(" ", max(w, 0))+"\n", max(h, 0)), "\n")
	}
	frame := theme.Heavy
	edge := func(text string) string { return s.Theme.Paint(&s.Theme.ModalBorder, text) }
	title = ansi.Truncate(" "+title+" ", w-3, "…")
	out := []string{edge(frame.TopLeft+frame.Top) + s.Theme.TitleFocus.Render(title) +
		edge(strings.Repeat(frame.Top, max(w-3-ansi.StringWidth(title), 0))+frame.TopRight)}
	room := h - 2
	foot = foot[max(len(foot)-max(room-1, 0), 0):]
	for n := range room {
		line := ""
		switch {
		case n >= room-len(foot):
			line = foot[n-(room-len(foot))]
		case n < len(lines):
			line = lines[n]
		}
		out = append(out, edge(frame.Side)+" "+fit(line, w-4)+" "+edge(frame.Side))
	}
	return strings.Join(append(out, edge(frame.BottomLeft+strings.Repeat(frame.Bottom, w-2)+frame.BottomRight)), "\n")
}

// inner is the room within a sheet, above a foot of so many lines.
func inner(w, h, foot int) (int, int) { return max(w-4, 1), max(h-2-foot, 1) }

// fit cuts or fills a painted line to w cells.
func fit(line string, w int) string {
	line = ansi.Truncate(line, max(w, 0), "…")
	return line + strings.Repeat(" ", max(w-ansi.StringWidth(line), 0))
}

// beside puts two columns side by side with a line between them; the left one is w cells wide.
func beside(s dialog.Style, left, right []string, w, h int) []string {
	bar := s.Theme.Paint(&s.Theme.Border, theme.Thin.Side)
	at := func(lines []string, n int) string {
		if n < len(lines) {
			return lines[n]
		}
		return ""
	}
	lines := make([]string, h)
	for n := range lines {
		lines[n] = fit(at(left, n), w) + " " + bar + " " + at(right, n)
	}
	return lines
}

// wrap breaks a text at blanks, in one look.
func wrap(look *lipgloss.Style, text string, w int) []string {
	lines := strings.Split(ansi.Wrap(text, max(w, 1), ""), "\n")
	if look == nil {
		return lines
	}
	for n, line := range lines {
		lines[n] = look.Render(line)
	}
	return lines
}

// keys draws "key what it does" pairs side by side, in at most two lines of w cells.
func keys(s dialog.Style, w int, pairs ...string) []string { return keysIn(s, w, 2, pairs...) }

// folded draws pairs, those first that are needed next, and behind them the ones that are always there. What two lines
// have no room for is behind a question mark, unless all are asked for.
func folded(s dialog.Style, w int, all bool, pairs []string, always ...string) []string {
	const most, every = 2, 8
	lines := keysIn(s, w, every, append(slices.Clone(pairs), always...)...)
	for n := len(pairs); len(lines) > most && !all && n >= 2; n -= 2 {
		lines = keysIn(s, w, every, slices.Concat(pairs[:n-2], []string{"?", "tell.key.more"}, always)...)
	}
	return lines
}

// keysIn is keys in at most so many lines.
func keysIn(s dialog.Style, w, most int, pairs ...string) []string {
	lines, used := []string{""}, 0
	for n := 0; n+1 < len(pairs); n += 2 {
		text := s.Theme.Key.Render(pairs[n]) + " " + s.Theme.Hint.Render(s.Locale.T(pairs[n+1]))
		width := ansi.StringWidth(text)
		if used > 0 && used+width+3 > w {
			if len(lines) == most {
				continue
			}
			lines, used = append(lines, ""), 0
		}
		if used > 0 {
			lines[len(lines)-1] += "   "
			used += 3
		}
		lines[len(lines)-1] += text
		used += width
	}
	return lines
}

// tabs draws names side by side, the one in front marked.
func tabs(s dialog.Style, names []string, front int) string {
	var b strings.Builder
	for n, name := range names {
		if n == front {
			b.WriteString(s.Theme.Focus.Render("[" + name + "]"))
		} else {
			b.WriteString(s.Theme.Faint.Render(" " + name + " "))
		}
		b.WriteString(" ")
	}
	return b.String()
}
