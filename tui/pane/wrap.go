package pane

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/plans/paper"
	"warroom/tui/theme"
)

// wrapper breaks words into lines of at most w cells: between words where that is possible, inside a word that is
// wider than a line.
type wrapper struct {
	w     int
	lines []line
	cur   line
	used  int
	word  line // being put together; it may change its look
	wide  int
	blank bool // one stands before the word
}

// wrapped breaks a text of a plan into lines, with the looks of its marks. all is the look of what bears no mark.
func wrapped(t *theme.Theme, words paper.Text, all *lipgloss.Style, w int) []line {
	f := wrapper{w: max(w, 1)}
	for _, s := range words {
		look := all
		switch {
		case s.Strike:
			look = &t.Struck
		case s.Bold:
			look = &t.Bold
		}
		f.add(model.SafeLines(s.Text), look)
	}
	f.feed()
	return f.lines
}

// add takes safe words; a line feed in them begins a new line.
func (f *wrapper) add(words string, look *lipgloss.Style) {
	for n, part := range strings.Split(words, "\n") {
		if n > 0 {
			f.feed()
		}
		for m, word := range strings.Split(part, " ") {
			if m > 0 {
				f.flush()
				f.blank = true
			}
			if word != "" {
				f.word = append(f.word, span{word, look})
				f.wide += width(word)
			}
		}
	}
}

// flush puts the word on this line or on the next.
func (f *wrapper) flush() {
	if len(f.word) == 0 {
		return
	}
	if f.used > 0 && f.blank {
		if f.used+1+f.wide > f.w {
			f.next()
		} else {
			f.cur, f.used = f.cur.add(" ", f.word[0].look), f.used+1
		}
	}
	for _, part := range f.word {
		f.put(part.text, part.look)
	}
	f.word, f.wide, f.blank = nil, 0, false
}

// put adds a piece of a word, in parts if there is no room for it as a whole.
func (f *wrapper) put(text string, look *lipgloss.Style) {
	for f.used+width(text) > f.w {
		part := ansi.Truncate(text, f.w-f.used, "")
		if part == "" && f.used == 0 {
			break // one sign that is wider than a line; what draws the line cuts it
		}
		if part != "" {
			f.cur = f.cur.add(part, look)
		}
		text = text[len(part):]
		f.next()
	}
	if text != "" {
		f.cur, f.used = f.cur.add(text, look), f.used+width(text)
	}
}

func (f *wrapper) next() { f.lines, f.cur, f.used = append(f.lines, f.cur), nil, 0 }

// feed ends the line.
func (f *wrapper) feed() {
	f.flush()
	f.next()
	f.blank = false
}
