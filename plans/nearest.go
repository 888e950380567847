package plans

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// suggest is the hint for a word that is not one of those that are known: the nearest one, or else all of them.
func suggest(word string, known []string) string {
	best := Nearest(word, known)
	switch {
	case best != "":
		return fmt.Sprintf("did you mean %q?", best)
	case len(known) == 0:
		return ""
	case len(known) > 20:
		return "nothing known is written like it"
	default:
		return "use one of " + strings.Join(known, ", ")
	}
}

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

// meant is the only one of the known words that a word can be a slip of: no other is near, and what differs is neither
// a number nor a letter of its own, by which people tell like things apart ("duty-a", "duty-b").
func meant(word string, known []string) (right string, only bool) {
	word = strings.ToLower(word)
	for _, candidate := range known {
		if edits(word, candidate) < len(word)/3+2 {
			if right != "" {
				return "", false
			}
			right = candidate
		}
	}
	slips := max(1, len(right)/4)
	return right, len(word) >= 3 && right != "" && edits(word, right) <= slips && marks(word) == marks(right)
}

// marks are the parts of a word that tell like things apart: its digits, and its parts of one letter.
func marks(word string) string {
	var kept []string
	for _, part := range strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune("-_./", r) }) {
		digits := strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, part)
		if utf8.RuneCountInString(part) == 1 {
			digits = part
		}
		if digits != "" {
			kept = append(kept, digits)
		}
	}
	return strings.Join(kept, "-")
}

// edits is the number of letters to insert, delete, replace or swap with a neighbour to make b from a.
func edits(a, b string) int {
	from, to := []rune(a), []rune(b)
	if len(from) > 64 || len(to) > 64 {
		return len(from) + len(to)
	}
	var before []int // the row above the row above
	above := make([]int, len(to)+1)
	for j := range above {
		above[j] = j
	}
	for i := range from {
		row := make([]int, len(to)+1)
		row[0] = i + 1
		for j := range to {
			replace := above[j]
			if from[i] != to[j] {
				replace++
			}
			row[j+1] = min(above[j+1]+1, row[j]+1, replace)
			if i > 0 && j > 0 && from[i] == to[j-1] && from[i-1] == to[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above = above, row
	}
	return above[len(to)]
}
