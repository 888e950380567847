package paper

// The room around the words of a cell, in millimetres.
const (
	cellSide = 1.6
	cellTop  = 1.1
)

// table sets a table whose head is repeated on every page, and whose rows go on over pages where they must.
func (w *pdfWriter) table(t Table) {
	if len(t.Columns) == 0 {
		return
	}
	t = t.filled()
	points := float64(pointsText - 0.8)
	widths := w.columns(t, points)
	w.need(28)
	w.tableHead(t, widths, points)
	for _, row := range t.Rows {
		w.row(t, row, widths, points)
	}
	w.gap(3.5)
}

// square gives every row as many cells as there are columns, and columns for rows that have more.
func (t Table) square() Table {
	most := len(t.Columns)
	for _, row := range t.Rows {
		most = max(most, len(row))
	}
	columns, rows := append([]Column{}, t.Columns...), make([][]Cell, 0, len(t.Rows))
	for len(columns) < most {
		columns = append(columns, Column{})
	}
	for _, row := range t.Rows {
		row = append([]Cell{}, row...)
		for len(row) < most {
			row = append(row, Cell{})
		}
		rows = append(rows, row)
	}
	return Table{Columns: columns, Rows: rows}
}

func (w *pdfWriter) tableHead(t Table, widths []float64, points float64) {
	cells := make([][]line, len(t.Columns))
	height := 0.0
	for n, column := range t.Columns {
		cells[n] = w.wrap(bold(column.Title), points, widths[n]-2*cellSide)
		height = max(height, float64(len(cells[n]))*points*leading)
	}
	if t.Titled() {
		w.cells(cells, widths, points)
		w.used(height + 2*cellTop)
	}
	w.rule(thick)
}

// rule draws a line across the column.
func (w *pdfWriter) rule(weight float64) {
	w.pdf.SetLineWidth(weight)
	w.pdf.Line(w.x, w.y, w.x+w.width, w.y)
	w.pdf.SetLineWidth(thin)
	w.empty = false
}

// cells sets the lines of cells side by side, from the top.
func (w *pdfWriter) cells(cells [][]line, widths []float64, points float64) {
	x := w.x
	for n, lines := range cells {
		for at, words := range lines {
			w.set(x+cellSide, w.y+cellTop+float64(at)*points*leading, words, points)
		}
		x += widths[n]
	}
}

// row sets one row. A row that does not fit on what is left of the page goes to the next; one that fits on no page is
// split between lines.
func (w *pdfWriter) row(t Table, row []Cell, widths []float64, points float64) {
	rest := make([][]line, len(row))
	most, code := 1, 0.0
	var pages []reference
	for n, cell := range row {
		rest[n] = w.wrap(cell.Text, points, widths[n]-2*cellSide)
		most = max(most, len(rest[n]))
		if cell.Page != "" {
			x := w.x
			for _, width := range widths[:n+1] {
				x += width
			}
			pages = append(pages, reference{x: x - cellSide, points: points, heading: cell.Page})
		}
		if cell.Code != "" {
			rest[n], code = nil, min(widths[n]-2*cellSide, cellCode)
		}
	}
	height := max(float64(most)*points*leading, code+2) + 2*cellTop
	page := w.bottom() - marginTop - 25
	if height > w.left() && (height <= page || w.left() < 40) {
		w.next()
		w.tableHead(t, widths, points)
	}
	for _, page := range pages {
		page.place = place{w.pdf.PageNo(), w.y + cellTop}
		w.blanks = append(w.blanks, page)
	}
	if code > 0 {
		w.rowCodes(row, widths, code)
	}
	for {
		fits := max(int((w.left()-2*cellTop)/(points*leading)), 1)
		part := make([][]line, len(rest))
		more := false
		for n := range rest {
			part[n] = rest[n][:min(fits, len(rest[n]))]
			rest[n] = rest[n][len(part[n]):]
			more = more || len(rest[n]) > 0
		}
		w.cells(part, widths, points)
		if !more {
			break
		}
		w.next()
		w.tableHead(t, widths, points)
		most -= fits
		height = float64(most)*points*leading + 2*cellTop
	}
	w.used(height)
	w.rule(hair)
}

// cellCode is the width of a QR code in a cell.
const cellCode = 24

func (w *pdfWriter) rowCodes(row []Cell, widths []float64, size float64) {
	x := w.x
	for n, cell := range row {
		if cell.Code != "" {
			w.code(cell.Code, x+cellSide, w.y+cellTop+1, size)
		}
		x += widths[n]
	}
}

// columns shares out the width: by the shares that are given, or by what the words need. No column is narrower than its
// longest word as long as all of these fit.
func (w *pdfWriter) columns(t Table, points float64) []float64 {
	widths := make([]float64, len(t.Columns))
	shares, asked := 0, true
	for _, column := range t.Columns {
		shares += column.Width
		asked = asked && column.Width > 0
	}
	if asked {
		for n, column := range t.Columns {
			widths[n] = w.width * float64(column.Width) / float64(shares)
		}
		return widths
	}
	least, wish := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	for n, column := range t.Columns {
		whole, word := w.natural(bold(column.Title), points)
		for _, row := range t.Rows {
			if code := row[n].Code; code != "" {
				whole, word = max(whole, cellCode), max(word, cellCode)
				continue
			}
			cellWhole, cellWord := w.natural(row[n].Text, points)
			whole, word = max(whole, cellWhole), max(word, cellWord)
		}
		least[n], wish[n] = min(word, w.width/3)+2*cellSide+0.1, min(whole, w.width)+2*cellSide+0.1
	}
	return share(least, wish, w.width)
}

// share gives every column its least width and divides the rest by what they wish beyond that; if even the least widths
// are too much, they shrink alike.
func share(least, wish []float64, width float64) []float64 {
	sum, extra := 0.0, 0.0
	for n := range least {
		sum += least[n]
		extra += max(wish[n]-least[n], 0)
	}
	widths := make([]float64, len(least))
	for n := range least {
		switch {
		case sum >= width:
			widths[n] = least[n] * width / sum
		case extra <= width-sum: // everything fits: all become wider alike
			widths[n] = max(wish[n], least[n]) * width / (sum + extra)
		default:
			widths[n] = least[n] + max(wish[n]-least[n], 0)*(width-sum)/extra
		}
	}
	return widths
}
