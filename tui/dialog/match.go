package dialog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/sahilm/fuzzy"
)

// ranked are the places of the texts that fit what was typed, the best first. Whoever types a part of a name or number
// means the ones that hold it as it stands: those that begin so, then those with a word that does, then the others.
// Only if there is none, letters with gaps between them count.
func ranked(typed string, texts []string) []int {
	typed = strings.ToLower(strings.TrimSpace(typed))
	var found, order []int
	for n, text := range texts {
		text = strings.ToLower(text)
		switch at := strings.Index(text, typed); {
		case at < 0:
			continue
		case at == 0:
			order = append(order, 0)
		case strings.Contains(text, " "+typed):
			order = append(order, 1)
		default:
			order = append(order, 2)
		}
		found = append(found, n)
	}
	if len(found) > 0 {
		places := make([]int, len(found))
		for n := range places {
			places[n] = n
		}
		slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(order[a], order[b]) })
		for n, place := range places {
			places[n] = found[place]
		}
		return places
	}
	for _, match := range fuzzy.Find(typed, texts) {
		found = append(found, match.Index)
	}
	return found
}
