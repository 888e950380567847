package paper

import "fmt"

// The height of a line to write on, in millimetres.
const (
	writing    = 7.6
	labelRoom  = 3.6
	pointsHint = 7.5
)

// fields sets fields to fill in: a small label, and room below it. Narrow ones stand side by side.
func (w *pdfWriter) fields(f Fields) {
	const between = 6.0
	abreast := 2
	if w.wide {
		abreast = 4
	}
	for n := 0; n < len(f.Fields); {
		row := 1
		for f.Fields[n].Narrow && row < abreast && n+row < len(f.Fields) && f.Fields[n+row].Narrow {
			row++
		}
		width, height := w.width, 0.0
		if f.Fields[n].Narrow {
			width = (w.width - between*float64(abreast-1)) / float64(abreast)
		}
		w.need(min(f.Fields[n].height(), w.bottom()-marginTop))
		for at, field := range f.Fields[n : n+row] {
			height = max(height, w.field(field, w.x+float64(at)*(width+between), width))
		}
		w.used(height)
		n += row
	}
	w.gap(2.5)
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

func (f Field) height() float64 { return labelRoom + float64(max(f.Lines, 1))*writing }

// field sets one field and answers its height.
func (w *pdfWriter) field(f Field, x, width float64) float64 {
	if f.Box {
		w.pdf.SetLineWidth(thick)
		w.pdf.Rect(x, w.y+labelRoom, box, box, "D")
		w.pdf.SetLineWidth(thin)
		for n, words := range w.wrap(plain(f.Title), pointsText, width-box-3) {
			w.set(x+box+3, w.y+labelRoom+float64(n)*pointsText*leading, words, pointsText)
		}
		return labelRoom + writing
	}
	w.say(x, w.y+labelRoom, w.cut(f.Title, heavy, pointsHint, width), heavy, pointsHint)
	if len(f.Choices) > 0 {
		return labelRoom + w.choices(f.Choices, x, w.y+labelRoom+2, width) + 3
	}
	for n := range max(f.Lines, 1) {
		y := w.y + labelRoom + float64(n+1)*writing - 1.2
		w.pdf.Line(x, y, x+width, y)
	}
	return f.height()
}

// choices sets boxes with their words in as many rows as they need, and answers the height.
func (w *pdfWriter) choices(words []string, x, y, width float64) float64 {
	at, height := x, box+2
	for _, word := range words {
		wide := box + 2 + w.ruler.span(w.shown(word), regular, pointsText) + 6
		if at+wide > x+width && at > x {
			at, height = x, height+box+2
		}
		top := y + height - box - 2
		w.pdf.SetLineWidth(thick)
		w.pdf.Rect(at, top, box, box, "D")
		w.pdf.SetLineWidth(thin)
		w.say(at+box+2, top+box-1.1, word, regular, pointsText)
		at += wide
	}
	return height
}

// lines sets a table of numbered lines to write on: as high as they fit on the page, or of the usual height and over
// several pages.
func (w *pdfWriter) lines(l Lines) {
	const number, least, usual, most = 8.0, 7.4, 9.5, 13.0
	heads := Table{Columns: append([]Column{{}}, l.Columns...)}
	widths := append([]float64{number}, w.shares(l.Columns, w.width-number)...)
	w.need(3*usual + 12)
	w.tableHead(heads, widths, pointsHint)
	height := usual
	if fits := w.left() / float64(max(l.Count, 1)); fits >= least {
		height = min(fits, most)
	}
	for n := range l.Count {
		if w.left() < height-slack {
			w.next()
			w.tableHead(heads, widths, pointsHint)
		}
		w.right(w.x+number-2, w.y+height/2+1.2, fmt.Sprint(n+1), heavy, pointsSmall)
		w.grid(widths, height)
		w.used(height)
		w.rule(thin)
	}
	w.gap(3)
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
