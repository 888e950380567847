package pane

import "strings"

// Index finds texts by words in them, whatever case and accents, as filters do. It is immutable; with many texts to make
// one takes some time.
type Index struct{ hays []string }

// NewIndex reads the texts.
func NewIndex(texts []string) *Index {
	x := &Index{hays: make([]string, len(texts))}
	for n, text := range texts {
		x.hays[n] = folded(text)
	}
	return x
}

// Find is where the texts stand that hold every word of the query: those in which words begin so come first. An empty
// query finds all of them.
func (x *Index) Find(query string) []int {
	f := newFilter(query)
	found, within := make([]int, 0, 16), []int(nil)
	for n, hay := range x.hays {
		switch {
		case !f.matches(hay):
		case f.begins(hay):
			found = append(found, n)
		default:
			within = append(within, n)
		}
	}
	return append(found, within...)
}

// begins tells whether every word is how a word of a folded text begins.
func (f *filter) begins(hay string) bool {
	for _, ways := range f.words {
		if !begun(hay, ways[0]) && !begun(hay, ways[1]) {
			return false
		}
	}
	return true
}

// begun tells whether a word of the text begins so.
func begun(hay, word string) bool {
	return strings.HasPrefix(hay, word) || strings.Contains(hay, " "+word) || strings.Contains(hay, "\n"+word)
}
