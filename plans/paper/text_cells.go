package paper

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// cells is how many cells of a terminal a line of text takes.
func cells(text string) int { return ansi.StringWidth(text) }

// begin is as much of a long word as certainly fills more than a line: measuring all of it for each line would take time
// that grows with its square.
func begin(word string, width int) string {
	most := 16 * width
	if len(word) <= most {
		return word
	}
	for most > 0 && !utf8.RuneStart(word[most]) {
		most--
	}
	return word[:most]
}

// blank tells where a line may be broken. A non-breaking space is none.
func blank(c rune) bool { return c == ' ' || c == '\t' }

// padded fills a line up with blanks.
func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(width-cells(text), 0))
}

func longest(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, cells(line))
	}
	return most
}

// wrapCells breaks text into lines of at most width cells, between words where that is possible. There is always one
// line, and no line is wider, except by a letter that alone is wider than width.
func wrapCells(text string, width int) []string {
	width = max(width, 1)
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		line, used := "", 0
		for word := range strings.FieldsFuncSeq(paragraph, blank) {
			wide := cells(begin(word, width))
			if used > 0 && used+1+wide > width {
				lines, line, used = append(lines, line), "", 0
			}
			for wide > width {
				part := ansi.Truncate(begin(word, width), width, "")
				if part == "" {
					part = string([]rune(word)[:1])
				}
				lines, word = append(lines, part), word[len(part):]
				wide = cells(begin(word, width))
			}
			if used > 0 {
				line, used = line+" ", used+1
			}
			line, used = line+word, used+wide
		}
		lines = append(lines, line)
	}
	return lines
}
