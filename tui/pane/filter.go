package pane

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folded is a text as filters see it: without case and without accents.
func folded(text string) string {
	ascii := true
	for n := 0; n < len(text); n++ {
		if text[n] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(text)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ß':
			b.WriteString("ss")
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// filter is what the viewer looks for: every word must occur, in any order; "!" before the first one turns it round.
type filter struct {
	text   string
	words  []string
	invert bool
	shown  int // rows that match
	of     int // rows there are
}

func newFilter(text string) filter {
	f := filter{text: text}
	body, invert := strings.CutPrefix(strings.TrimSpace(text), "!")
	f.invert = invert
	f.words = strings.Fields(folded(body))
	return f
}

// active tells whether rows may be hidden.
func (f *filter) active() bool { return len(f.words) > 0 }

// keeps tells whether a row with these words is shown, and counts it.
func (f *filter) keeps(texts ...string) bool {
	if !f.active() {
		f.of++
		f.shown++
		return true
	}
	return f.found(folded(strings.Join(texts, " ")))
}

// found is keeps for words that are folded already.
func (f *filter) found(hay string) bool {
	f.of++
	match := true
	for _, word := range f.words {
		match = match && strings.Contains(hay, word)
	}
	if match != f.invert {
		f.shown++
		return true
	}
	return false
}

func (f *filter) reset() { f.shown, f.of = 0, 0 }

// said is what the title says of the filter: its words, and how many rows match.
func (f *filter) said(s State) string {
	if !f.active() {
		return ""
	}
	return s.t("filter.found", "Text", f.text, "N", f.shown, "Of", f.of)
}
