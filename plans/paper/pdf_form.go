package paper

import (
	"fmt"
	"slices"
)

// The height of a line to write on, in millimetres: what is comfortable, and what is still enough.
const (
	writing      = 8.0
	writingLeast = 7.0
	labelRoom    = 3.6
	pointsHint   = 7.5
	betweenRooms = 6.0
)

// fields sets fields to fill in: a small label, and room below it. Narrow ones stand side by side, and so do those with
// few and short choices.
func (w *pdfWriter) fields(f Fields) {
	rows, ruled := w.fitting(f.Fields)
	for _, row := range rows {
		width := w.shareOf(row[0])
		height := w.rowHeight(row, ruled)
		w.need(min(height, w.bottom()-marginTop))
		for at, field := range row {
			w.field(field, w.x+float64(at)*(width+betweenRooms), width, ruled)
		}
		w.used(height)
	}
	w.gap(2.5)
}

// fitting puts fields into rows and rules them so that they end with the page if they can: with lines that are a little
// lower, and a line less where there are three or more. Where that is not enough, all is as it was asked for.
func (w *pdfWriter) fitting(fields []Field) (rows [][]Field, ruled float64) {
	for less := range 2 {
		for ruled = writing; ruled >= writingLeast; ruled -= 0.1 {
			rows = w.rows(fields, less)
			sum := 0.0
			for _, row := range rows {
				sum += w.rowHeight(row, ruled)
			}
			if sum <= w.left() {
				return rows, ruled
			}
		}
	}
	return w.rows(fields, 0), writing
}

// rows are the fields that stand side by side, those with much room with some lines less.
func (w *pdfWriter) rows(fields []Field, less int) (rows [][]Field) {
	for _, field := range fields {
		if field.Lines > 2 {
			field.Lines -= less
		}
		if last := len(rows) - 1; last >= 0 && len(rows[last]) < w.abreast(field) && w.abreast(rows[last][0]) == w.abreast(field) &&
			rows[last][0].like(field) {
			rows[last] = append(rows[last], field)
			continue
		}
		rows = append(rows, []Field{field})
	}
	return rows
}

func (w *pdfWriter) rowHeight(row []Field, ruled float64) float64 {
	width := w.shareOf(row[0])
	return slices.Max(each(row, func(f Field) float64 { return w.fieldHeight(f, width, ruled) }))
}

// shareOf is how wide a field is.
func (w *pdfWriter) shareOf(f Field) float64 {
	abreast := float64(w.abreast(f))
	return (w.width - betweenRooms*(abreast-1)) / abreast
}

// like tells whether both are narrow or both offer choices.
func (f Field) like(other Field) bool {
	return f.Narrow == other.Narrow && len(f.Choices) > 0 == (len(other.Choices) > 0)
}

// abreast is how many such fields stand side by side.
func (w *pdfWriter) abreast(f Field) int {
	switch {
	case f.Narrow && w.wide:
		return 4
	case f.Narrow:
		return 3
	case len(f.Choices) == 0:
		return 1
	}
	wide := 0.0
	for _, word := range f.Choices {
		wide += w.choiceWidth(word)
	}
	if wide-choiceGap <= (w.width-betweenRooms)/2 {
		return 2
	}
	return 1
}

// choiceGap is the room between two choices, in millimetres.
const choiceGap = 4.5

// choiceWidth is the room that a box with its word takes, and the gap behind it.
func (w *pdfWriter) choiceWidth(word string) float64 {
	return box + 2 + w.span(w.shown(word), regular, pointsText) + choiceGap
}

// serial sets the head of a form, with the number of the sheet at the right.
func (w *pdfWriter) serial(s Serial) {
	const title, number = 17.0, 15.0
	wide := w.span(w.shown(s.Number), heavy, number) + 8
	w.right(w.x+w.width, w.y+title*leading*0.76, s.Number, heavy, number)
	for _, words := range w.wrap(bold(s.Title), title, w.width-wide) {
		w.set(w.x, w.y, words, title)
		w.used(title * leading)
	}
	w.y += 1
	w.rule(1)
	w.y += 3
}

// fieldHeight is how much room a field takes.
func (w *pdfWriter) fieldHeight(f Field, width, ruled float64) float64 {
	if len(f.Choices) > 0 && !f.Box {
		return labelRoom + 3 + float64(len(w.choiceRows(f.Choices, width)))*(box+2)
	}
	return labelRoom + float64(max(f.Lines, 1))*ruled
}

// field sets one field, with so much room for each line.
func (w *pdfWriter) field(f Field, x, width, ruled float64) {
	if f.Box {
		w.tick(f.Title, x, w.y+labelRoom, width)
		return
	}
	w.say(x, w.y+labelRoom, w.cut(f.Title, heavy, pointsHint, width), heavy, pointsHint)
	for n, row := range w.choiceRows(f.Choices, width) {
		at := x
		for _, word := range row {
			w.tick(word, at, w.y+labelRoom+2+float64(n)*(box+2), width)
			at += w.choiceWidth(word)
		}
	}
	for n := range max(f.Lines, 1) {
		if len(f.Choices) > 0 {
			break
		}
		y := w.y + labelRoom + float64(n+1)*ruled - 1.2
		w.pdf.Line(x, y, x+width, y)
	}
}

// tick sets a box to tick with its words.
func (w *pdfWriter) tick(words string, x, y, width float64) {
	w.pdf.SetLineWidth(thick)
	w.pdf.Rect(x, y, box, box, "D")
	w.pdf.SetLineWidth(thin)
	for n, line := range w.wrap(plain(words), pointsText, width-box-2) {
		w.set(x+box+2, y-0.2+float64(n)*pointsText*leading, line, pointsText)
	}
}

// choiceRows are the choices that stand side by side.
func (w *pdfWriter) choiceRows(words []string, width float64) (rows [][]string) {
	at := 0.0
	for _, word := range words {
		wide := w.choiceWidth(word)
		if len(rows) == 0 || at+wide-choiceGap > width+slack {
			rows, at = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], word)
		at += wide
	}
	return rows
}

// lines sets a table of numbered lines to write on. The lines fill every page that they begin: where they need another
// one, it has as many more as fit, so that no sheet ends after two.
func (w *pdfWriter) lines(l Lines) {
	const number = 8.0
	heads := Table{Columns: append([]Column{{}}, l.Columns...)}
	widths := append([]float64{number}, w.shares(l.Columns, w.width-number)...)
	w.need(3*lineUsual + 12)
	for n := 0; n < l.Count; {
		if n > 0 {
			w.next()
		}
		w.tableHead(heads, widths, pointsHint)
		rows, height := linesIn(w.left(), l.Count-n)
		for range rows {
			n++
			w.right(w.x+number-2, w.y+height/2+1.2, fmt.Sprint(n), heavy, pointsSmall)
			w.grid(widths, height)
			w.used(height)
			w.rule(thin)
		}
	}
	w.gap(3)
}

// The height of a numbered line, in millimetres.
const (
	lineLeast = 8.0
	lineUsual = 9.5
	lineMost  = 13.0
)

// linesIn is how many lines of which height fill what is left of a page, when so many are still wanted.
func linesIn(left float64, wanted int) (rows int, height float64) {
	room := left - slack
	rows = int(room / lineUsual)
	switch each := room / float64(wanted); {
	case each > lineMost:
		rows = int(room / lineMost)
	case each >= lineLeast:
		rows = wanted
	}
	rows = max(rows, 1)
	return rows, min(room/float64(rows), lineMost+lineUsual)
}

// shares gives each column its share of the width, and at least what the words in its head need.
func (w *pdfWriter) shares(columns []Column, width float64) []float64 {
	sum := 0
	for _, column := range columns {
		sum += max(column.Width, 1)
	}
	least, wish := make([]float64, len(columns)), make([]float64, len(columns))
	for n, column := range columns {
		_, word := w.natural(bold(column.Title), pointsHint)
		least[n] = min(word+2*cellSide+0.2, width/3)
		wish[n] = max(width*float64(max(column.Width, 1))/float64(sum), least[n])
	}
	return share(least, wish, width)
}

// grid draws the lines between columns.
func (w *pdfWriter) grid(widths []float64, height float64) {
	x := w.x
	for _, width := range widths[:len(widths)-1] {
		x += width
		w.pdf.SetLineWidth(hair)
		w.pdf.Line(x, w.y, x, w.y+height)
	}
	w.pdf.SetLineWidth(thin)
}
