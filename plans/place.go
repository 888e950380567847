package plans

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// place is a position in a file of the plan; line and column count from 1, or are 0 for the file as a whole.
type place struct {
	file         string
	line, column int
}

// after is the position of the next character after text that begins at p.
func (p place) after(text string) place {
	if p.line == 0 {
		p.line, p.column = 1, 1
	}
	if cut := strings.LastIndexByte(text, '\n'); cut >= 0 {
		p.line += strings.Count(text, "\n")
		p.column, text = 1, text[cut+1:]
	}
	p.column += utf8.RuneCountInString(text)
	return p
}

// passage is a text that begins at a place of a file, with an index of its lines.
type passage struct {
	start place
	text  string
	lines []int // where each line begins
}

func newPassage(start place, text string) *passage {
	lines := append(make([]int, 0, strings.Count(text, "\n")+1), 0)
	for i := range len(text) {
		if text[i] == '\n' {
			lines = append(lines, i+1)
		}
	}
	return &passage{start, text, lines}
}

// at is the place of the byte at offset.
func (p *passage) at(offset int) place {
	line := sort.SearchInts(p.lines, offset+1) - 1
	begin := p.start
	if line > 0 {
		begin = place{p.start.file, p.start.line + line, 1}
	}
	return begin.after(p.text[p.lines[line]:offset])
}
