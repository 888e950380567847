package paper

import (
	"fmt"
	"slices"
	"strings"

	"warroom/model"
)

// between stands between two columns.
const between = "  "

// words is the table as far as words can say it: without QR codes and page numbers.
func (t Table) words() Table {
	return t.with(func(c Cell) bool { return c.Text.String() != "" })
}

// filled is the table without columns that hold nothing.
func (t Table) filled() Table {
	return t.with(func(c Cell) bool { return c.Text.String() != "" || c.Code != "" || c.Page != "" })
}

// with is the table, each row with as many cells as there are columns, and without columns none of whose cells says
// anything.
func (t Table) with(says func(Cell) bool) Table {
	t = t.square()
	var kept []int
	for n := range t.Columns {
		if slices.ContainsFunc(t.Rows, func(row []Cell) bool { return says(row[n]) }) {
			kept = append(kept, n)
		}
	}
	pick := func(row []Cell) []Cell { return each(kept, func(n int) Cell { return row[n] }) }
	return Table{Columns: each(kept, func(n int) Column { return t.Columns[n] }), Rows: each(t.Rows, pick)}
}

// table writes columns side by side, their words wrapped.
func (w *textWriter) table(t Table) {
	if len(t.Columns) == 0 {
		return
	}
	widths := w.columns(t)
	if t.Titled() {
		w.row(each(t.Columns, func(c Column) string { return c.Title }), widths)
		w.line(strings.Join(each(widths, func(n int) string { return strings.Repeat("-", n) }), between))
	}
	for _, row := range t.Rows {
		if w.row(each(row, func(c Cell) string { return c.Text.struck() }), widths) > 1 {
			w.gap()
		}
	}
	w.gap()
}

// row writes one row and answers how many lines it took.
func (w *textWriter) row(texts []string, widths []int) int {
	columns, most := make([][]string, len(texts)), 1
	for n, text := range texts {
		columns[n] = wrapCells(model.SafeLines(text), widths[n])
		most = max(most, len(columns[n]))
	}
	for at := range most {
		parts := make([]string, len(columns))
		for n, lines := range columns {
			if at < len(lines) {
				parts[n] = lines[at]
			}
			parts[n] = padded(parts[n], widths[n])
		}
		w.line(strings.Join(parts, between))
	}
	return most
}

// columns shares out the width in cells.
func (w *textWriter) columns(t Table) []int {
	room := w.width - (len(t.Columns)-1)*cells(between)
	least, wish := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	for n, column := range t.Columns {
		texts := []string{column.Title}
		for _, row := range t.Rows {
			texts = append(texts, row[n].Text.struck())
		}
		for _, text := range texts {
			for line := range strings.SplitSeq(model.SafeLines(text), "\n") {
				wish[n] = max(wish[n], float64(cells(line)))
				for word := range strings.FieldsFuncSeq(line, blank) {
					least[n] = max(least[n], float64(min(cells(word), room/3)))
				}
			}
		}
		wish[n], least[n] = min(max(wish[n], 1), float64(room)), max(least[n], 1)
	}
	sum := 0.0
	for _, width := range wish {
		sum += width
	}
	if sum <= float64(room) {
		return each(wish, func(width float64) int { return int(width) })
	}
	return each(share(least, wish, float64(room)), func(width float64) int { return max(int(width), 1) })
}

// fields writes each field as its label and a line to write on.
func (w *textWriter) fields(f Fields) {
	for _, field := range f.Fields {
		switch {
		case field.Box:
			w.text(field.Title, "[ ] ", "    ")
		case len(field.Choices) > 0:
			w.text(field.Title+":  "+strings.Join(each(field.Choices, func(c string) string { return "[ ] " + c }), "  "), "", "")
		default:
			w.text(field.Title+":", "", "")
			for range max(field.Lines, 1) {
				w.line(strings.Repeat("_", w.width))
			}
		}
	}
	w.gap()
}

// lines writes a grid of numbered lines.
func (w *textWriter) lines(l Lines) {
	const number = 3
	shares := 0
	for _, column := range l.Columns {
		shares += max(column.Width, 1)
	}
	room := w.width - number - len(l.Columns)*cells(between)
	widths, titles := []int{number}, []string{""}
	for _, column := range l.Columns {
		widths = append(widths, max(room*max(column.Width, 1)/max(shares, 1), 1))
		titles = append(titles, column.Title)
	}
	w.row(titles, widths)
	for n := range l.Count {
		parts := []string{fmt.Sprintf("%*d", number, n+1)}
		for _, width := range widths[1:] {
			parts = append(parts, strings.Repeat("_", width))
		}
		w.line(strings.Join(parts, between))
	}
	w.gap()
}

// panels writes the sides of a card as boxes, one below the other.
func (w *textWriter) panels(p Panels) {
	const width = 46
	edge := "+" + strings.Repeat("-", width+2) + "+"
	for _, panel := range p.Panels {
		w.line(edge)
		for _, words := range append([]string{panel.Title, ""}, each(panel.Lines, Text.String)...) {
			for _, line := range wrapCells(model.SafeLines(words), width) {
				w.line("| " + padded(line, width) + " |")
			}
		}
		w.line(edge)
	}
	w.gap()
}
