package paper

import "fmt"

// codeSize is the width of the QR code at the foot of a page, without the quiet zone around it.
const codeSize = 15

// foot says on every page what it is, from which plan, which version, when it was printed, and how many pages there are.
func (w *pdfWriter) foot(page, count int) {
	o, l := w.doc.Origin, w.doc.Labels
	top, right := w.sheet.Height-marginBottom+6, w.sheet.Width-marginRight
	room := right - marginLeft - codeSize - 8
	w.pdf.SetLineWidth(hair)
	w.pdf.Line(marginLeft, top, right-codeSize-8, top)
	w.pdf.SetLineWidth(thin)
	w.warn()
	number := l.T("page", "page", fmt.Sprint(page), "pages", fmt.Sprint(count))
	wide := w.ruler.span(number, heavy, pointsSmall)
	title := w.title
	if title == "" {
		title = w.doc.Title
	}
	w.say(marginLeft, top+5, w.cut(title, heavy, pointsSmall, room-wide-6), heavy, pointsSmall)
	w.right(marginLeft+room, top+5, number, heavy, pointsSmall)
	below := top + 9.5
	if o.Name != title {
		w.say(marginLeft, below, w.cut(o.Name, regular, pointsSmall, room), regular, pointsSmall)
		below += 4.5
	}
	w.say(marginLeft, below, w.cut(o.line(l), regular, pointsSmall, room), regular, pointsSmall)
	w.code(o.Code(), right-codeSize, top, codeSize)
}

// warn puts the mark of the document on top of a page, white on black.
func (w *pdfWriter) warn() {
	if w.doc.Mark == "" {
		return
	}
	const points, height, top = 11.0, 6.5, 7.0
	wide := w.ruler.span(w.shown(w.doc.Mark), heavy, points) + 8
	x := (w.sheet.Width - wide) / 2
	w.pdf.SetFillColor(0, 0, 0)
	w.pdf.Rect(x, top, wide, height, "F")
	w.pdf.SetTextColor(255, 255, 255)
	w.say(x+4, top+height*0.7, w.doc.Mark, heavy, points)
	w.pdf.SetTextColor(0, 0, 0)
}

// line is version, date and digest.
func (o Origin) line(l *Labels) string {
	text := l.T("printed", "date", l.Day(o.Printed)+", "+o.Printed.Format("15:04"))
	if o.Version != "" {
		text = l.T("version", "version", o.Version) + " · " + text
	}
	if o.Digest != "" {
		text += " · " + o.Digest[:min(len(o.Digest), 12)]
	}
	return text
}

// cut shortens words that repeat what stands elsewhere in full.
func (w *pdfWriter) cut(text string, in face, points, width float64) string {
	text = w.shown(text)
	if w.ruler.span(text, in, points) <= width {
		return text
	}
	letters := []rune(text)
	for len(letters) > 0 && w.ruler.span(string(letters)+"…", in, points) > width {
		letters = letters[:len(letters)-1]
	}
	return string(letters) + "…"
}
