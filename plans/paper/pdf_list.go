package paper

import "fmt"

// box is the width of a box to tick, in millimetres: large enough for a pen.
const box = 4.6

// signing are the widths of the rooms for a time and for initials at the end of a task.
const (
	timeRoom     = 17
	initialsRoom = 15
)

// list sets a list with its nested parts.
func (w *pdfWriter) list(l List) {
	sign := 0.0
	if l.Sign {
		sign = timeRoom + initialsRoom + 3
		w.signHead(sign)
	}
	for n, item := range l.Items {
		w.item(l, n, item, sign)
	}
	w.gap(1.5)
}

// signHead says what the rooms at the end of a task are for.
func (w *pdfWriter) signHead(sign float64) {
	w.need(20)
	x, baseline := w.x+w.width-sign, w.y+3.5
	w.say(x+3, baseline, w.doc.Labels.T("time"), slanted, pointsSmall)
	w.say(x+3+timeRoom+1, baseline, w.doc.Labels.T("initials"), slanted, pointsSmall)
	w.used(5)
}

// item sets one item and what is below it.
func (w *pdfWriter) item(l List, n int, item Item, sign float64) {
	x, width, points := w.x, w.width, l.Size.points()
	indent := w.indent(l)
	w.x, w.width = x+indent, width-indent-sign
	lines := w.wrap(item.Text, points, w.width)
	height, least := points*leading, 0.0
	if l.Kind == Tasks {
		least = box + 1.2
	}
	whole := max(float64(len(lines))*height, least)
	if item.Note != "" {
		whole += pointsSmall * leading
	}
	w.need(min(whole, 12*height))
	w.mark(l, n, x, points)
	if sign > 0 {
		w.rooms(x+width-sign, w.y+box)
	}
	top, page := w.y, w.pdf.PageNo()
	for _, words := range lines {
		w.need(height)
		w.set(w.x, w.y, words, points)
		w.used(height)
	}
	if item.Note != "" {
		w.note(item.Note)
	}
	if w.pdf.PageNo() == page {
		w.y = max(w.y, top+least)
	}
	w.width = width - indent
	for _, block := range item.Below {
		w.gap(0.6)
		w.block(block)
	}
	w.x, w.width = x, width
	if l.Kind == Tasks {
		w.gap(2.2)
	} else {
		w.gap(points * leading * 0.22)
	}
}

// note sets by when and who, small and slanted.
func (w *pdfWriter) note(note string) {
	for _, words := range w.wrap(Text{{Text: note, Italic: true}}, pointsSmall, w.width) {
		w.need(pointsSmall * leading)
		w.set(w.x, w.y, words, pointsSmall)
		w.used(pointsSmall * leading)
	}
}

// indent is how far the words of an item stand in.
func (w *pdfWriter) indent(l List) float64 {
	switch l.Kind {
	case Tasks:
		return box + 3.4
	case Numbered:
		last := max(l.Start, 1) + len(l.Items) - 1
		return w.ruler.span(fmt.Sprintf("%d.", last), heavy, l.Size.points()) + 2.6
	}
	return 4.4
}

// mark sets what stands before an item.
func (w *pdfWriter) mark(l List, n int, x, points float64) {
	baseline := w.y + points*leading*0.76
	switch l.Kind {
	case Tasks:
		w.pdf.SetLineWidth(thick)
		w.pdf.Rect(x, w.y+0.3, box, box, "D")
		w.pdf.SetLineWidth(thin)
	case Numbered:
		w.say(x, baseline, fmt.Sprintf("%d.", max(l.Start, 1)+n), heavy, points)
	default:
		w.say(x+0.6, baseline, "•", regular, points)
	}
}

// rooms draws the lines to write a time and initials on.
func (w *pdfWriter) rooms(x, y float64) {
	w.pdf.SetLineWidth(hair)
	w.pdf.Line(x+3, y, x+3+timeRoom-1, y)
	w.pdf.Line(x+3+timeRoom+1, y, x+3+timeRoom+initialsRoom, y)
	w.pdf.SetLineWidth(thin)
}
