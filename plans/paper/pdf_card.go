package paper

// The size of a side of a card, in millimetres: that of a bank card, folded.
const (
	panelWidth  = 85
	panelHeight = 54
	panelInset  = 4
)

// panels sets cards of four sides. The upper two lie beside each other; the lower two stand on their heads, so that they
// are upright on the back once the sheet is folded along the middle.
func (w *pdfWriter) panels(p Panels) {
	left := (w.sheet.Width - 2*panelWidth) / 2
	for n := 0; n < len(p.Panels); n += 4 {
		w.need(2*panelHeight + 14)
		w.y += 4
		for at, panel := range p.Panels[n:min(n+4, len(p.Panels))] {
			x, y := left+float64(at%2)*panelWidth, w.y+float64(at/2)*panelHeight
			if at >= 2 {
				w.pdf.TransformBegin()
				w.pdf.TransformRotate(180, x+panelWidth/2, y+panelHeight/2)
			}
			w.panel(panel, x, y)
			if at >= 2 {
				w.pdf.TransformEnd()
			}
			w.points = 0
		}
		w.cuts(left, w.y)
		w.used(2*panelHeight + 6)
	}
	w.y += 2
	w.text(plain(p.Help), pointsSmall)
}

// panel sets one side, in the largest type in which all of it fits.
func (w *pdfWriter) panel(p Panel, x, y float64) {
	code := 0.0
	if p.Code != "" {
		code = 20
	}
	room := float64(panelHeight - 2*panelInset)
	for points := 9.0; points > 2; points -= 0.25 {
		title := w.wrap(bold(p.Title), points+1.5, panelWidth-2*panelInset)
		height := float64(len(title))*(points+1.5)*leading + 1.5
		var lines []line
		for _, text := range p.Lines {
			width := panelWidth - 2*panelInset - code
			lines = append(lines, w.wrap(text, points, width)...)
		}
		if height+float64(len(lines))*points*leading > room && points > 2.25 {
			continue
		}
		for _, words := range title {
			w.set(x+panelInset, y+panelInset, words, points+1.5)
			y += (points + 1.5) * leading
		}
		if code > 0 {
			w.code(p.Code, x+panelWidth-panelInset-code+2, y+panelInset+2, code-2)
		}
		for _, words := range lines {
			w.set(x+panelInset, y+panelInset+1.5, words, points)
			y += points * leading
		}
		return
	}
}

// cuts draws the edge to cut along, and dashes where to fold.
func (w *pdfWriter) cuts(x, y float64) {
	w.pdf.SetLineWidth(thin)
	w.pdf.Rect(x, y, 2*panelWidth, 2*panelHeight, "D")
	w.pdf.SetDashPattern([]float64{2, 1.5}, 0)
	w.pdf.Line(x-5, y+panelHeight, x+2*panelWidth+5, y+panelHeight)
	w.pdf.Line(x+panelWidth, y-5, x+panelWidth, y+2*panelHeight+5)
	w.pdf.SetDashPattern(nil, 0)
}
