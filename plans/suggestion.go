package plans

import "strings"

// Nearest is the word of those that are known that a misspelt one was probably meant to be; empty if none is near.
func Nearest(word string, known []string) string {
	best, distance := "", len(word)/3+2 // a third of the letters may be wrong
	for _, candidate := range known {
		if d := edits(strings.ToLower(word), candidate); d < distance {
			best, distance = candidate, d
		}
	}
	return best
}
