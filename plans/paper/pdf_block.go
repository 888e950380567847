package paper

import "fmt"

// block sets one block.
func (w *pdfWriter) block(block Block) {
	switch block := block.(type) {
	case Heading:
		w.heading(block)
	case Paragraph:
		w.text(block.Text, block.Size.points())
		w.gap(block.Size.points() * leading * 0.5)
	case List:
		w.list(block)
	case Table:
		w.table(block)
	case Fields:
		w.fields(block)
	case Lines:
		w.lines(block)
	case Facts:
		w.facts(block)
	case Contents:
		w.contents(block)
	case PageBreak:
		w.title = block.Title
		if !w.empty || block.Wide != w.wide {
			w.turn(block.Wide)
		}
	case Serial:
		w.serial(block)
	case Panels:
		w.panels(block)
	}
}

func (s Size) points() float64 {
	switch s {
	case Small:
		return pointsSmall
	case Large:
		return pointsLarge
	}
	return pointsText
}

// headings are the sizes of headings, and the room above and below, by level.
var headings = [...]struct{ points, above, below float64 }{
	1: {21, 10, 4}, 2: {13.5, 6, 1.6}, 3: {10.5, 3.2, 0.8},
}

// heading sets a heading and keeps it with what follows.
func (w *pdfWriter) heading(h Heading) {
	style := headings[min(max(h.Level, 1), len(headings)-1)]
	if h.NewPage && !w.empty {
		w.next()
	}
	lines := w.wrap(bold(h.Text), style.points, w.width)
	height := style.points * leading
	w.need(style.above + float64(len(lines))*height + 38)
	w.gap(style.above)
	if h.Level <= 1 {
		w.pdf.Rect(w.x, w.y, 16, 1.4, "F")
		w.y += 4
	}
	if h.Listed {
		w.pdf.Bookmark(w.shown(h.Text), min(max(h.Level, 1), len(w.places)+1)-1, w.y)
		w.listed = append(w.listed, place{w.pdf.PageNo(), w.y})
		if _, twice := w.places[h.Text]; !twice {
			w.places[h.Text] = w.listed[len(w.listed)-1]
		}
	}
	for _, words := range lines {
		w.need(height)
		w.set(w.x, w.y, words, style.points)
		w.used(height)
	}
	w.y += style.below
}

// facts sets labels in one column and their values beside them.
func (w *pdfWriter) facts(f Facts) {
	label := 0.0
	for _, fact := range f.Facts {
		whole, _ := w.natural(bold(fact.Label), pointsText)
		label = max(label, whole)
	}
	label = min(label+5, w.width*0.4)
	height := pointsText * leading
	for _, fact := range f.Facts {
		names, values := w.wrap(bold(fact.Label), pointsText, label-3), w.wrap(fact.Value, pointsText, w.width-label)
		most := max(len(names), len(values))
		if most <= 6 {
			w.need(float64(most) * height)
		}
		for n := range most {
			w.need(height)
			if n < len(names) {
				w.set(w.x, w.y, names[n], pointsText)
			}
			if n < len(values) {
				w.set(w.x+label, w.y, values[n], pointsText)
			}
			w.used(height)
		}
		w.y += 1
	}
	w.gap(2)
}

// contents sets the table of contents and leaves room for the page numbers, which are not known yet.
func (w *pdfWriter) contents(c Contents) {
	w.heading(Heading{Level: 2, Text: c.Title})
	number := 0
	for _, block := range w.doc.Blocks {
		h, ok := block.(Heading)
		if !ok || !h.Listed {
			continue
		}
		indent, in, above := 0.0, heavy, 1.5
		if h.Level > 1 {
			indent, in, above = 6, regular, 0
		}
		w.gap(above)
		lines := w.wrap(Text{{Text: h.Text, Bold: in == heavy}}, pointsText, w.width-indent-16)
		w.need(float64(len(lines)) * pointsText * leading)
		for _, words := range lines {
			w.set(w.x+indent, w.y, words, pointsText)
			w.used(pointsText * leading)
		}
		w.blanks = append(w.blanks, reference{
			place: place{w.pdf.PageNo(), w.y - pointsText*leading}, x: w.x + w.width, points: pointsText, number: number,
		})
		number++
	}
	w.gap(4)
}

// finish goes back over the pages and writes what is known only now: page numbers.
func (w *pdfWriter) finish() {
	for _, blank := range w.blanks {
		to, known := w.places[blank.heading]
		if blank.heading == "" && blank.number < len(w.listed) {
			to, known = w.listed[blank.number], true
		}
		if !known {
			continue
		}
		w.again(blank.page)
		w.right(blank.x, blank.y+blank.points*leading*0.76, fmt.Sprint(to.page), regular, blank.points)
		link := w.pdf.AddLink()
		w.pdf.SetLink(link, to.y, to.page)
		w.pdf.Link(marginLeft, blank.y, blank.x-marginLeft, blank.points*leading, link)
	}
	count := w.pdf.PageCount()
	for page := 1; page <= count; page++ {
		w.again(page)
		_, height := w.pdf.GetPageSize()
		w.sheet, w.title = w.sheets[page-1], w.titles[page-1]
		w.pdf.TransformBegin() // fpdf counts from the top of the last page, which may lie otherwise
		w.pdf.TransformTranslate(0, height-w.sheet.Height)
		w.foot(page, count)
		w.pdf.TransformEnd()
	}
}

// again writes on an earlier page.
func (w *pdfWriter) again(page int) {
	w.pdf.SetPage(page)
	w.points = 0
	w.pdf.SetLineWidth(thin)
}

// right sets words that end at x.
func (w *pdfWriter) right(x, y float64, text string, in face, points float64) {
	text = w.shown(text)
	w.say(x-w.ruler.span(text, in, points), y, text, in, points)
}
