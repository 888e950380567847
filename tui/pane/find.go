package pane

import (
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// found are the pieces of a text that hold a word of a filter, as pairs of places.
func found(text string, f *filter) [][2]int {
	if !f.active() {
		return nil
	}
	var marks [][2]int
	bare, bareAt, spelled, spelledAt := places(text)
	for _, word := range f.words {
		marks = append(marks, hitsOf(bare, bareAt, word[0])...)
		if word[1] != word[0] {
			marks = append(marks, hitsOf(bare, bareAt, word[1])...)
		}
		if spelled != bare {
			marks = append(marks, hitsOf(spelled, spelledAt, word[1])...)
		}
	}
	return marks
}

// places folds a text letter by letter and says for every byte from which letter it comes: its place in the text.
func places(text string) (bare string, bareAt []int, spelled string, spelledAt []int) {
	var one, two strings.Builder
	for at := 0; at < len(text); {
		letter, _ := ansi.FirstGraphemeCluster(text[at:], ansi.GraphemeWidth)
		if letter == "" {
			break
		}
		a, b := foldings(letter)
		one.WriteString(a)
		two.WriteString(b)
		for range len(a) {
			bareAt = append(bareAt, at)
		}
		for range len(b) {
			spelledAt = append(spelledAt, at)
		}
		at += len(letter)
	}
	return one.String(), append(bareAt, len(text)), two.String(), append(spelledAt, len(text))
}

// hitsOf are the places of a word in a folded text, as pairs of places in the text it was made of.
func hitsOf(hay string, at []int, word string) [][2]int {
	var hits [][2]int
	for from := 0; word != ""; {
		n := strings.Index(hay[from:], word)
		if n < 0 {
			break
		}
		first, last := from+n, from+n+len(word)-1
		end := last + 1
		for end < len(hay) && at[end] == at[last] { // a letter is marked as a whole
			end++
		}
		hits = append(hits, [2]int{at[first], at[end]})
		from = first + len(word)
	}
	return hits
}

// highlit is a line with pieces of its text in a look of their own.
func highlit(l line, marks [][2]int, look *lipgloss.Style) line {
	var out line
	from := 0
	for _, s := range l {
		edges := []int{0, len(s.text)}
		for _, m := range marks {
			for _, edge := range m {
				if edge > from && edge < from+len(s.text) {
					edges = append(edges, edge-from)
				}
			}
		}
		slices.Sort(edges)
		for n := range len(edges) - 1 {
			piece := span{s.text[edges[n]:edges[n+1]], s.look}
			at := from + edges[n]
			if slices.ContainsFunc(marks, func(m [2]int) bool { return m[0] <= at && at < m[1] }) {
				piece.look = look
			}
			if piece.text != "" {
				out = append(out, piece)
			}
		}
		from += len(s.text)
	}
	return out
}

// longWord is from which length a word says what a passage is about.
const longWord = 5

// passage is the line that has most in common with words, -1 if none has more than a single one of several.
func passage(lines []line, words string) int {
	best, most := -1, 0
	var asked []string
	for word := range strings.FieldsSeq(folded(words)) {
		if word = strings.Trim(word, ".,:;!?()\"'"); len(word) >= longWord && !slices.Contains(asked, word) {
			asked = append(asked, word)
		}
	}
	for n, l := range lines {
		hay, shared := folded(l.plain()), 0
		for _, word := range asked {
			if strings.Contains(hay, word) {
				shared++
			}
		}
		if shared > most {
			best, most = n, shared
		}
	}
	if most < min(len(asked), 2) {
		return -1
	}
	return best
}
