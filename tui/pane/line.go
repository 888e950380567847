package pane

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/tui/theme"
)

// span is a piece of a line in one look. A nil look is the normal one.
type span struct {
	text string
	look *lipgloss.Style
}

// line is one screen line, not yet cut to a width. Its texts are plain: no control characters, no styles.
type line []span

func (l line) add(text string, look *lipgloss.Style) line { return append(l, span{text, look}) }

func (l line) width() int {
	w := 0
	for _, s := range l {
		w += width(s.text)
	}
	return w
}

// plain is the text without looks, without the blanks at its end.
func (l line) plain() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.text)
	}
	return strings.TrimRight(b.String(), " ")
}

// draw gives exactly w cells in the looks of a theme. If all is not nil, it is the look of the whole line.
func (l line) draw(t *theme.Theme, w int, all *lipgloss.Style) string {
	var b strings.Builder
	left := w
	run, look := "", (*lipgloss.Style)(nil) // neighbours of one look are drawn at once
	flush := func() {
		b.WriteString(t.Paint(look, run))
		run = ""
	}
	put := func(text string, in *lipgloss.Style) {
		if all != nil {
			in = all
		}
		if in != look {
			flush()
			look = in
		}
		run += text
	}
	for _, s := range l {
		if left == 0 {
			break
		}
		text, have := s.text, width(s.text)
		if have > left {
			text, have = cut(s.text, left)
		}
		put(text, s.look)
		left -= have
	}
	if left > 0 {
		put(strings.Repeat(" ", left), nil)
	}
	flush()
	return b.String()
}

// fit cuts or fills a text to exactly w cells.
func fit(text string, w int) string {
	if w <= 0 {
		return ""
	}
	have := width(text)
	if have > w {
		text, have = cut(text, w)
	}
	return text + strings.Repeat(" ", w-have)
}

// cut shortens a text to at most w cells and answers how many it takes. Joined characters may still measure wider than
// asked for; then more is taken.
func cut(text string, w int) (string, int) {
	if w > 0 && len(text) > w && ascii(text) {
		return text[:w-1] + "…", w
	}
	for room := w; room > 0; room-- {
		short := ansi.Truncate(text, room, "…")
		if have := ansi.StringWidth(short); have <= w {
			return short, have
		}
	}
	return "", 0
}

// fitRight is fit with the text at the right edge.
func fitRight(text string, w int) string {
	text = fit(text, min(w, width(text)))
	return strings.Repeat(" ", max(w-width(text), 0)) + text
}

// width is how many cells a text takes.
func width(text string) int {
	if ascii(text) {
		return len(text)
	}
	return ansi.StringWidth(text)
}

// ascii tells whether every byte is a printable ASCII character, one cell each: the usual case, and the quick one.
func ascii(text string) bool {
	for n := range len(text) {
		if text[n] < 0x20 || text[n] > 0x7e {
			return false
		}
	}
	return true
}
