package main

import (
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"warroom/tui/theme"
)

// widestPage is where lines of help end in a wide terminal: longer ones are hard to read.
const widestPage = 100

// page writes help as wide as the terminal is.
type page struct {
	*program
	width int
	bold  bool // headings
}

func (p *program) page() page {
	mode, _ := p.mode()
	page := page{program: p, width: widestPage, bold: mode != theme.Plain}
	if width, _, err := term.GetSize(os.Stdout.Fd()); err == nil && width > 0 {
		page.width = min(width, widestPage)
	}
	page.line()
	return page
}

// wrapped breaks a text into lines of a width, between words only: half of --dry-run is no flag.
func wrapped(text string, width int) (lines []string) {
	for line := range strings.SplitSeq(text, "\n") {
		if ansi.StringWidth(line) <= width {
			lines = append(lines, line)
			continue
		}
		fit := ""
		for word := range strings.FieldsSeq(line) {
			if fit != "" && ansi.StringWidth(fit)+1+ansi.StringWidth(word) > width {
				lines, fit = append(lines, fit), ""
			}
			fit = strings.TrimPrefix(fit+" "+word, " ")
		}
		lines = append(lines, fit)
	}
	return lines
}

// row is a word and what it means.
type row struct{ word, meaning string }

func (g page) heading(text string) {
	text = strings.ToUpper(text)
	if g.bold {
		text = ansi.NewStyle().Bold().Styled(text)
	}
	g.line()
	g.line("  " + text)
}

// text writes a text in lines that fit and begin with an indent.
func (g page) text(indent, text string) {
	for line := range slices.Values(wrapped(text, g.width-len(indent))) {
		g.line(indent + line)
	}
}

// table writes rows under a heading, the meanings in a column of their own; without rows, nothing.
func (g page) table(title string, rows []row) {
	if len(rows) == 0 {
		return
	}
	column := 0
	for _, r := range rows {
		column = max(column, ansi.StringWidth(r.word)+6)
	}
	column = min(column, g.width/2)
	g.heading(title)
	for _, r := range rows {
		head := "    " + r.word
		if ansi.StringWidth(head)+2 > column { // too long: what it means stands below
			g.line(head)
			head = ""
		}
		for line := range slices.Values(wrapped(r.meaning, max(g.width-column, 20))) {
			g.line(head + strings.Repeat(" ", column-ansi.StringWidth(head)) + line)
			head = ""
		}
	}
}

// sentence begins with a capital letter.
func sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
