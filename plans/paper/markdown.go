package paper

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"warroom/model"
)

// WriteMarkdown writes a document as Markdown with tables and task lists. What looks like markup in the words of the
// plan is escaped.
func WriteMarkdown(out io.Writer, doc Document) error {
	w := &markdownWriter{doc: doc}
	for _, block := range doc.Blocks {
		w.block(block)
	}
	w.part("---\n\n" + escape(doc.marked()) + " · " + escape(doc.Origin.Name) + " · " + escape(doc.Origin.line(doc.Labels)))
	if _, err := io.WriteString(out, breakable(w.out.String())); err != nil {
		return fmt.Errorf("write Markdown: %w", err)
	}
	return nil
}

type markdownWriter struct {
	doc    Document
	out    strings.Builder
	indent string
}

// part writes a block and the empty line after it.
func (w *markdownWriter) part(text string) {
	if w.out.Len() > 0 {
		w.out.WriteString("\n")
	}
	w.lines(text)
}

func (w *markdownWriter) lines(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		w.out.WriteString(strings.TrimRight(w.indent+line, " ") + "\n")
	}
}

func (w *markdownWriter) block(block Block) {
	switch block := block.(type) {
	case Heading:
		w.part(strings.Repeat("#", min(max(block.Level, 1), 6)) + " " + escape(oneLine(block.Text)))
	case Serial:
		w.part("# " + escape(oneLine(block.Title)) + " · " + escape(oneLine(block.Number)))
	case Paragraph:
		w.part(running(block.Text.markdown("\n")))
	case List:
		w.list(block)
	case Table:
		w.table(block.words())
	case Fields:
		w.fields(block)
	case Lines:
		table := Table{Columns: append([]Column{{Title: "#"}}, block.Columns...)}
		for n := range block.Count {
			table.Rows = append(table.Rows, []Cell{{Text: plain(fmt.Sprint(n + 1))}})
		}
		w.table(table.square())
	case Facts:
		w.part(strings.Join(each(block.Facts, func(f Fact) string {
			return "- **" + escape(oneLine(f.Label)) + ":** " + f.Value.markdown(" ")
		}), "\n"))
	case Contents:
		w.contents(block)
	case Panels:
		for _, panel := range block.Panels {
			w.part("**" + escape(oneLine(panel.Title)) + "**")
			w.part(strings.Join(each(panel.Lines, func(t Text) string { return "- " + running(t.markdown(" ")) }), "\n"))
		}
	}
}

func (w *markdownWriter) list(l List) {
	indent := w.indent
	w.out.WriteString("\n")
	for n, item := range l.Items {
		mark, deep := "- ", "  "
		switch l.Kind {
		case Tasks:
			mark = "- [ ] "
		case Numbered:
			mark = fmt.Sprintf("%d. ", max(l.Start, 1)+n)
			deep = strings.Repeat(" ", len(mark))
		}
		words := running(item.Text.markdown(" "))
		if item.Note != "" {
			words += " *(" + escape(oneLine(item.Note)) + ")*"
		}
		w.lines(mark + words)
		w.indent = indent + deep
		for _, below := range item.Below {
			w.block(below)
		}
		w.indent = indent
		if len(item.Below) > 0 && n+1 < len(l.Items) {
			w.out.WriteString("\n")
		}
	}
}

func (w *markdownWriter) table(t Table) {
	if len(t.Columns) == 0 {
		return
	}
	row := func(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }
	lines := []string{
		row(each(t.Columns, func(c Column) string { return escape(oneLine(c.Title)) })),
		row(each(t.Columns, func(Column) string { return "---" })),
	}
	for _, cells := range t.Rows {
		lines = append(lines, row(each(cells, func(c Cell) string { return c.Text.markdown("<br>") })))
	}
	w.part(strings.Join(lines, "\n"))
}

func (w *markdownWriter) fields(f Fields) {
	w.part(strings.Join(each(f.Fields, func(field Field) string {
		switch title := escape(oneLine(field.Title)); {
		case field.Box:
			return "- [ ] " + title
		case len(field.Choices) > 0:
			return "- " + title + ": " + strings.Join(each(field.Choices, func(c string) string { return "☐ " + escape(oneLine(c)) }), " ")
		default:
			return "- " + title + ": " + strings.Repeat(`\_`, 12)
		}
	}), "\n"))
}

func (w *markdownWriter) contents(c Contents) {
	w.block(Heading{Level: 2, Text: c.Title})
	var lines []string
	for _, block := range w.doc.Blocks {
		if h, ok := block.(Heading); ok && h.Listed {
			lines = append(lines, strings.Repeat("  ", max(h.Level, 1)-1)+"- "+escape(oneLine(h.Text)))
		}
	}
	if len(lines) > 0 {
		w.part(strings.Join(lines, "\n"))
	}
}

// markdown is text with its marks. A line feed becomes what the place can hold.
func (t Text) markdown(feed string) string {
	var out strings.Builder
	for _, span := range t {
		words := strings.ReplaceAll(escape(span.Text), "\n", feed)
		mark := map[bool]string{true: "**"}[span.Bold] + map[bool]string{true: "*"}[span.Italic && !span.Bold] + map[bool]string{true: "~~"}[span.Strike]
		inner := strings.Trim(words, " ")
		if mark == "" || inner == "" {
			out.WriteString(words)
			continue
		}
		lead, tail, _ := strings.Cut(words, inner)
		back := mark
		if span.Strike && len(mark) > 2 {
			back = "~~" + strings.TrimSuffix(mark, "~~")
		}
		out.WriteString(lead + mark + inner + back + tail)
	}
	return out.String()
}

var markup = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`,
	"#", `\#`, "~", `\~`, "!", `\!`,
)

// escape keeps words from becoming markup, or commands to a terminal.
func escape(text string) string { return markup.Replace(model.SafeLines(text)) }

// running keeps the lines of running text apart, and what a line begins with from becoming a list, a rule or code.
func running(words string) string {
	lines := strings.Split(words, "\n")
	for n, line := range lines {
		lines[n] = lineStart.ReplaceAllString(strings.TrimSpace(line), `$1\$2$3`)
		if n > 0 && lines[n] != "" && lines[n-1] != "" {
			lines[n-1] += `\`
		}
	}
	return strings.Join(lines, "\n")
}

// lineStart is what would make a list, a rule or a heading of a line.
var lineStart = regexp.MustCompile(`^(\d+)([.)])|^([-+=])`)

// oneLine makes blanks of line feeds.
func oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }
