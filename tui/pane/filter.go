package pane

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spelt are letters that carry no accent to take off, or that are also written as two: as one finds them without the
// sign, and as one writes them out.
var spelt = map[rune][2]string{
	'ä': {"a", "ae"}, 'ö': {"o", "oe"}, 'ü': {"u", "ue"}, 'ß': {"ss", "ss"}, 'æ': {"ae", "ae"}, 'œ': {"oe", "oe"},
	'ø': {"o", "oe"}, 'å': {"a", "aa"}, 'ł': {"l", "l"}, 'đ': {"d", "d"}, 'ı': {"i", "i"}, 'þ': {"th", "th"},
}

// foldings is a text without case and accents in both ways of writing it: "Störung" is "storung" and "stoerung".
func foldings(text string) (bare, spelled string) {
	ascii := true
	for n := 0; n < len(text); n++ {
		if text[n] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		bare = strings.ToLower(text)
		return bare, bare
	}
	var one, two strings.Builder
	for _, r := range norm.NFC.String(text) {
		r = unicode.ToLower(r)
		if ways, ok := spelt[r]; ok {
			one.WriteString(ways[0])
			two.WriteString(ways[1])
			continue
		}
		for _, part := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, part) {
				one.WriteRune(part)
				two.WriteRune(part)
			}
		}
	}
	return one.String(), two.String()
}

// folded is a text as filters see it: without case and without accents, once more with the umlauts written out where
// there are any.
func folded(text string) string {
	bare, spelled := foldings(text)
	if bare == spelled {
		return bare
	}
	return bare + "\n" + spelled
}

// filter is what the viewer looks for: every word must occur, in any order; "!" before the first one turns it round.
type filter struct {
	text   string
	words  [][2]string // each in both ways of writing it
	invert bool
	shown  int // rows that match
	of     int // rows there are
}

func newFilter(text string) filter {
	f := filter{text: text}
	body, invert := strings.CutPrefix(strings.TrimSpace(text), "!")
	f.invert = invert
	for word := range strings.FieldsSeq(body) {
		bare, spelled := foldings(word)
		if bare != "" {
			f.words = append(f.words, [2]string{bare, spelled})
		}
	}
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
	if f.matches(hay) != f.invert {
		f.shown++
		return true
	}
	return false
}

// matches tells whether every word occurs in a folded text.
func (f *filter) matches(hay string) bool {
	for _, word := range f.words {
		if !strings.Contains(hay, word[0]) && !strings.Contains(hay, word[1]) {
			return false
		}
	}
	return true
}

func (f *filter) reset() { f.shown, f.of = 0, 0 }

// said is what the title says of the filter: its words, and how many rows match.
func (f *filter) said(s State) string {
	if !f.active() {
		return ""
	}
	return s.t("filter.found", "Text", f.text, "N", f.shown, "Of", f.of)
}
