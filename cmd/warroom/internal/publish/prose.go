package publish

import (
	"regexp"
	"strings"
)

// piece is a stretch of words, or an address that can be followed.
type piece struct{ Words, Link string }

// address finds what a reader can follow. What ends a sentence does not belong to it.
var address = regexp.MustCompile(`https?://[^\s<>"'“”„«»]*[^\s<>"'“”„«».,;:!?)\]}]`)

// Paragraphs are the lines of a text by paragraph: a blank line parts them.
func (s said) Paragraphs() [][][]piece {
	var all [][][]piece
	var paragraph [][]piece
	for line := range strings.Lines(s.Body + "\n\n") {
		if line = strings.TrimSpace(line); line != "" {
			paragraph = append(paragraph, pieces(line))
		} else if len(paragraph) > 0 {
			all, paragraph = append(all, paragraph), nil
		}
	}
	return all
}

func pieces(line string) []piece {
	var all []piece
	done := 0
	for _, at := range address.FindAllStringIndex(line, -1) {
		if at[0] > done {
			all = append(all, piece{Words: line[done:at[0]]})
		}
		all = append(all, piece{Words: line[at[0]:at[1]], Link: line[at[0]:at[1]]})
		done = at[1]
	}
	if done < len(line) {
		all = append(all, piece{Words: line[done:]})
	}
	return all
}
