package paper

import "fmt"

// The height of a line to write on, in millimetres.
const (
	writing    = 8.5
	labelRoom  = 3.6
	pointsHint = 7.5
)

// fields sets fields to fill in: a small label, and room below it.
func (w *pdfWriter) fields(f Fields) {
	half := (w.width - 6) / 2
	for n := 0; n < len(f.Fields); n++ {
		field := f.Fields[n]
		if field.Narrow && n+1 < len(f.Fields) && f.Fields[n+1].Narrow {
			top := w.y
			w.need(writing + labelRoom)
			top = w.y
			first := w.field(field, w.x, half)
			second := w.field(f.Fields[n+1], w.x+half+6, half)
			w.y = top
			w.used(max(first, second))
			n++
			continue
		}
		w.need(min(field.height(), w.bottom()-marginTop))
		w.used(w.field(field, w.x, w.width))
	}
	w.gap(3)
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

// lines sets a table of numbered lines to write on.
func (w *pdfWriter) lines(l Lines) {
	const number, height = 8.0, 11.0
	shares := 0
	for _, column := range l.Columns {
		shares += max(column.Width, 1)
	}
	widths := []float64{number}
	heads := Table{Columns: []Column{{}}}
	for _, column := range l.Columns {
		widths = append(widths, (w.width-number)*float64(max(column.Width, 1))/float64(shares))
		heads.Columns = append(heads.Columns, column)
	}
	for n := range l.Count {
		if n == 0 || w.left() < height {
			if n > 0 {
				w.next()
			} else {
				w.need(height * 3)
			}
			w.tableHead(heads, widths, pointsHint)
		}
		w.right(w.x+number-2, w.y+height-4, fmt.Sprint(n+1), heavy, pointsSmall)
		w.grid(widths, height)
		w.used(height)
		w.rule(thin)
	}
	w.gap(3)
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
