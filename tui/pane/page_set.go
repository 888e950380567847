package pane

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/plans/paper"
	"warroom/tui/theme"
)

// setter sets a document in lines of at most w cells. It needs no Markdown and no terminal: the blocks say what is
// what, the theme how it looks, and weight or a mark says the same without colour.
type setter struct {
	theme  *theme.Theme
	w      int
	lines  []line
	indent string
}

// widestPage is how long a line may get and still be read with ease.
const widestPage = 100

// setPage sets a document.
func setPage(t *theme.Theme, doc paper.Document, w int) []line {
	s := setter{theme: t, w: min(max(w, 1), widestPage)}
	for _, block := range doc.Blocks {
		s.block(block)
	}
	for len(s.lines) > 0 && len(s.lines[len(s.lines)-1]) == 0 {
		s.lines = s.lines[:len(s.lines)-1]
	}
	return s.lines
}

// plainText is what a document says, without looks.
func plainText(doc paper.Document) string {
	var out strings.Builder
	for _, l := range setPage(&theme.Theme{}, doc, widestPage) {
		out.WriteString(l.plain() + "\n")
	}
	return out.String()
}

// put adds a line behind the indentation.
func (s *setter) put(l line) {
	if s.indent != "" && len(l) > 0 {
		l = append(line{{s.indent, nil}}, l...)
	}
	s.lines = append(s.lines, l)
}

// gap leaves one line empty, never two, and none on top.
func (s *setter) gap() {
	if n := len(s.lines); n > 0 && len(s.lines[n-1]) > 0 {
		s.lines = append(s.lines, nil)
	}
}

// room is the width behind the indentation.
func (s *setter) room() int { return max(s.w-width(s.indent), 1) }

// say puts words behind a mark; the lines after the first are indented as far.
func (s *setter) say(mark string, markLook *lipgloss.Style, words paper.Text, look *lipgloss.Style) {
	deep := width(mark)
	for n, l := range wrapped(s.theme, words, look, s.room()-deep) {
		lead := span{mark, markLook}
		if n > 0 {
			lead = span{strings.Repeat(" ", deep), nil}
		}
		if deep > 0 {
			l = append(line{lead}, l...)
		}
		s.put(l)
	}
}

func (s *setter) block(block paper.Block) {
	switch block := block.(type) {
	case paper.Heading:
		s.heading(block)
	case paper.Paragraph:
		s.say("", nil, block.Text, nil)
		s.gap()
	case paper.List:
		s.list(block)
	case paper.Table:
		s.table(block)
	case paper.Fields:
		s.fields(block)
	case paper.Facts:
		s.facts(block)
	case paper.PageBreak:
		s.gap()
	case paper.Lines:
		s.table(paper.Table{Columns: block.Columns})
	}
}

// heading is set apart by its weight and by a line: below the title of a page, behind the title of a part.
func (s *setter) heading(h paper.Heading) {
	s.gap()
	words, look := paper.Text{{Text: strings.ReplaceAll(h.Text, "\n", " ")}}, &s.theme.Bold
	if h.Level <= 2 {
		look = &s.theme.TitleFocus
	}
	lines := wrapped(s.theme, words, look, s.room())
	for n, l := range lines {
		if rest := s.room() - l.width() - 1; n == len(lines)-1 && h.Level == 2 && rest > 0 {
			l = l.add(" "+strings.Repeat("─", rest), &s.theme.Border)
		}
		s.put(l)
	}
	if h.Level <= 1 {
		s.put(line{{strings.Repeat("─", s.room()), &s.theme.Border}})
		s.gap()
	}
}

func (s *setter) list(l paper.List) {
	indent := s.indent
	digits := len(strconv.Itoa(max(l.Start, 1) + len(l.Items) - 1))
	for n, item := range l.Items {
		mark := "- "
		switch l.Kind {
		case paper.Tasks:
			mark = theme.Open + " "
		case paper.Numbered:
			mark = fitRight(strconv.Itoa(max(l.Start, 1)+n), digits) + ". "
		}
		s.say(mark, &s.theme.Key, item.Text, nil)
		s.indent = indent + strings.Repeat(" ", width(mark))
		if item.Note != "" {
			s.say("", nil, paper.Text{{Text: item.Note}}, &s.theme.Faint)
		}
		for _, below := range item.Below {
			s.block(below)
		}
		s.indent = indent
		if n := len(s.lines); len(item.Below) > 0 && n > 0 && len(s.lines[n-1]) == 0 {
			s.lines = s.lines[:n-1]
		}
	}
	s.gap()
}

// facts are labels with what they say behind them, or below them where the labels would take half of the line.
func (s *setter) facts(f paper.Facts) {
	label := 0
	for _, fact := range f.Facts {
		label = max(label, width(model.Safe(fact.Label))+2)
	}
	label = min(label, s.room()/3)
	indent := s.indent
	for _, fact := range f.Facts {
		name := model.Safe(fact.Label)
		if width(name)+2 > label {
			s.put(line{{name, &s.theme.Faint}})
			s.indent = indent + "  "
			s.say("", nil, fact.Value, nil)
			s.indent = indent
			continue
		}
		s.say(fit(name, label), &s.theme.Faint, fact.Value, nil)
	}
	s.gap()
}

// fields are what a form asks, with boxes for what is chosen.
func (s *setter) fields(f paper.Fields) {
	for _, field := range f.Fields {
		words := field.Title
		if len(field.Choices) > 0 {
			words += ":  " + theme.Open + " " + strings.Join(field.Choices, "  "+theme.Open+" ")
		}
		mark := theme.Arrow + " "
		if field.Box {
			mark = theme.Open + " "
		}
		s.say(mark, &s.theme.Key, paper.Text{{Text: words}}, nil)
	}
	s.gap()
}
