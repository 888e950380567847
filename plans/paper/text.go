package paper

import (
	"fmt"
	"io"
	"strings"

	"warroom/model"
)

// textWidth is how wide plain text is, in cells: it fits on a sheet, a terminal and a mail.
const textWidth = 78

// WriteText writes a document as plain text, for printers that know nothing else and for terminals. QR codes are left
// out: what they say stands beside them.
func WriteText(out io.Writer, doc Document) error {
	w := &textWriter{doc: doc, width: textWidth}
	for _, block := range doc.Blocks {
		w.block(block)
	}
	o := doc.Origin
	w.gap()
	w.line(strings.Repeat("-", textWidth))
	w.text(doc.marked()+" · "+o.Name, "", "")
	w.text(o.line(doc.Labels), "", "")
	if _, err := io.WriteString(out, breakable(w.out.String())); err != nil {
		return fmt.Errorf("write text: %w", err)
	}
	return nil
}

// breakable has only common spaces: those that keep words together on paper would hide them from a search.
func breakable(text string) string { return strings.ReplaceAll(text, "\u00a0", " ") }

// marked is the title after the mark.
func (d Document) marked() string {
	if d.Mark == "" {
		return d.Title
	}
	return d.Mark + " · " + d.Title
}

// textWriter writes blocks from top to bottom, each line after the present indentation.
type textWriter struct {
	doc    Document
	out    strings.Builder
	indent string
	width  int // of what stands after the indentation
	blank  bool
}

// line writes one line.
func (w *textWriter) line(text string) {
	w.out.WriteString(strings.TrimRight(w.indent+text, " ") + "\n")
	w.blank = false
}

// gap leaves one empty line, never two.
func (w *textWriter) gap() {
	if !w.blank && w.out.Len() > 0 {
		w.out.WriteString("\n")
		w.blank = true
	}
}

// text writes words, the first line after one mark and the others after another of the same width.
func (w *textWriter) text(words, first, others string) {
	for n, line := range wrapCells(model.SafeLines(words), w.width-cells(first)) {
		if n > 0 {
			first = others
		}
		w.line(first + line)
	}
}

func (w *textWriter) block(block Block) {
	switch block := block.(type) {
	case Heading:
		w.heading(block)
	case Paragraph:
		w.text(block.Text.struck(), "", "")
		w.gap()
	case List:
		w.list(block)
	case Table:
		w.table(block.words())
	case Fields:
		w.fields(block)
	case Lines:
		w.lines(block)
	case Facts:
		for _, fact := range block.Facts {
			w.text(fact.Label+": "+fact.Value.struck(), "", "  ")
		}
		w.gap()
	case Contents:
		w.contents(block)
	case PageBreak:
		w.gap()
	case Serial:
		w.heading(Heading{Level: 1, Text: block.Title + "  " + block.Number})
	case Panels:
		w.panels(block)
	}
}

func (w *textWriter) heading(h Heading) {
	w.gap()
	if h.Level <= 1 {
		w.gap()
		w.text(h.Text, "", "")
		w.line(strings.Repeat("=", min(longest(wrapCells(model.SafeLines(h.Text), w.width)), w.width)))
	} else {
		w.text(h.Text, strings.Repeat("#", h.Level)+" ", strings.Repeat(" ", h.Level)+" ")
	}
	w.gap()
}

// signed is the room for a time and initials at the end of a task.
const signed = "  __:__ ____"

func (w *textWriter) list(l List) {
	indent, width := w.indent, w.width
	for n, item := range l.Items {
		mark := "- "
		switch l.Kind {
		case Tasks:
			mark = "[ ] "
		case Numbered:
			mark = fmt.Sprintf("%*d. ", len(fmt.Sprint(max(l.Start, 1)+len(l.Items)-1)), max(l.Start, 1)+n)
		}
		words := item.Text.struck()
		if item.Note != "" {
			words += " (" + item.Note + ")"
		}
		w.item(words, mark, l.Sign)
		w.indent, w.width = indent+strings.Repeat(" ", cells(mark)), width-cells(mark)
		for _, below := range item.Below {
			w.block(below)
		}
		w.indent, w.width = indent, width
		if len(item.Below) > 0 {
			w.gap()
		}
	}
	w.gap()
}

// item writes the words of an item, with room to sign if that is wanted.
func (w *textWriter) item(words, mark string, sign bool) {
	room := w.width - cells(mark)
	if sign {
		room -= cells(signed)
	}
	for n, line := range wrapCells(model.SafeLines(words), room) {
		switch {
		case n > 0:
			w.line(strings.Repeat(" ", cells(mark)) + line)
		case sign:
			w.line(mark + padded(line, room) + signed)
		default:
			w.line(mark + line)
		}
	}
}

func (w *textWriter) contents(c Contents) {
	w.heading(Heading{Level: 2, Text: c.Title})
	for _, block := range w.doc.Blocks {
		if h, ok := block.(Heading); ok && h.Listed {
			indent := strings.Repeat("  ", max(h.Level, 1)-1)
			w.text(h.Text, indent, indent)
		}
	}
	w.gap()
}

// struck is text whose struck words can be told without a line through them.
func (t Text) struck() string {
	var words strings.Builder
	for _, span := range t {
		if span.Strike {
			words.WriteString("~" + span.Text + "~")
		} else {
			words.WriteString(span.Text)
		}
	}
	return words.String()
}
