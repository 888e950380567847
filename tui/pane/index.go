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

// Find is where the texts stand that hold every word of the query: those that begin with it first. An empty query finds
// all of them.
func (x *Index) Find(query string) []int {
	f := newFilter(query)
	f.invert = false
	found, within := make([]int, 0, 16), []int(nil)
	for n, hay := range x.hays {
		switch {
		case !f.matches(hay):
		case len(f.words) > 0 && !strings.HasPrefix(hay, f.words[0][0]) && !strings.HasPrefix(hay, f.words[0][1]):
			within = append(within, n)
		default:
			found = append(found, n)
		}
	}
	return append(found, within...)
}
