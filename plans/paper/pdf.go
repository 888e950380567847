package paper

import (
	"fmt"
	"io"

	"codeberg.org/go-pdf/fpdf"
)

// Sheet is the size of a page in millimetres.
type Sheet struct{ Width, Height float64 }

// The sheets.
var (
	A4     = Sheet{210, 297}
	Letter = Sheet{215.9, 279.4}
)

// The margins, in millimetres. The left one leaves room for a punch.
const (
	marginLeft   = 24
	marginRight  = 18
	marginTop    = 18
	marginBottom = 30
)

// The sizes of type, in points, and the height of a line per point.
const (
	pointsSmall = 8.5
	pointsText  = 10
	pointsLarge = 12.5
	leading     = 1.36 * millimetres
)

// PDF writes a document as PDF. The same document gives the same bytes.
func PDF(out io.Writer, doc Document, sheet Sheet) error {
	w := newPDF(doc, sheet)
	if first, ok := firstBlock(doc).(PageBreak); ok {
		w.title = first.Title
		w.turn(first.Wide)
	} else {
		w.turn(false)
	}
	for _, block := range doc.Blocks {
		w.block(block)
	}
	w.finish()
	if err := w.pdf.Output(out); err != nil {
		return fmt.Errorf("write PDF: %w", err)
	}
	return nil
}

// pdfWriter sets blocks from top to bottom into a column, page after page.
type pdfWriter struct {
	*ruler
	pdf    *fpdf.Fpdf
	codes  codes
	doc    Document
	sheet  Sheet    // as the present page lies
	sheets []Sheet  // of all pages
	titles []string // of all pages
	title  string   // of the present page; empty: that of the document
	wide   bool
	x, y   float64          // where the next line begins; y is its top
	width  float64          // of the column
	empty  bool             // nothing stands on the page yet
	listed []place          // where the headings of the table of contents landed, in order
	places map[string]place // where the headings of the table of contents landed
	blanks []reference      // where their page numbers belong
	face   face             // chosen now
	points float64          // chosen now; 0: none
}

func firstBlock(doc Document) Block {
	if len(doc.Blocks) == 0 {
		return nil
	}
	return doc.Blocks[0]
}

// reference is where the page number of a heading belongs: it ends at x.
type reference struct {
	place
	x       float64
	points  float64
	heading string // its text; empty: it is the one at number
	number  int    // place among those that are listed
}

// place is a height on a page.
type place struct {
	page int
	y    float64
}

func newPDF(doc Document, sheet Sheet) *pdfWriter {
	pdf := fpdf.NewCustom(&fpdf.InitType{
		OrientationStr: "P", UnitStr: "mm", Size: fpdf.SizeType{Wd: sheet.Width, Ht: sheet.Height},
	})
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCreationDate(doc.Origin.Printed)
	pdf.SetModificationDate(doc.Origin.Printed)
	pdf.SetCatalogSort(true)
	pdf.SetProducer("warroom", true)
	w := &pdfWriter{ruler: measures(), pdf: pdf, places: map[string]place{}, codes: codes{}, doc: doc, sheet: sheet}
	pdf.SetTitle(w.shown(doc.Title), true)
	pdf.SetSubject(w.shown(doc.Origin.Code()), true)
	pdf.SetLang(doc.Labels.lang)
	addFaces(pdf)
	return w
}

// begin goes to the top of the page.
func (w *pdfWriter) begin() {
	w.x, w.y, w.width = marginLeft, marginTop, w.sheet.Width-marginLeft-marginRight
	w.empty, w.points = true, 0
	w.pdf.SetLineWidth(thin)
}

// The widths of lines, in millimetres.
const (
	hair  = 0.1
	thin  = 0.2
	thick = 0.4
)

// bottom is where the column ends.
func (w *pdfWriter) bottom() float64 { return w.sheet.Height - marginBottom }

// left is how much room is left on the page.
func (w *pdfWriter) left() float64 { return w.bottom() - w.y }

// next begins a new page and keeps the column.
func (w *pdfWriter) next() {
	x, width := w.x, w.width
	w.turn(w.wide)
	w.x, w.width = x, width
}

// turn begins a new page that stands, or lies on its long side.
func (w *pdfWriter) turn(wide bool) {
	if wide != w.wide {
		w.sheet.Width, w.sheet.Height = w.sheet.Height, w.sheet.Width
		w.wide = wide
	}
	w.pdf.AddPageFormat("P", fpdf.SizeType{Wd: w.sheet.Width, Ht: w.sheet.Height})
	w.sheets, w.titles = append(w.sheets, w.sheet), append(w.titles, w.title)
	w.begin()
}

// need begins a new page if less room than that is left, unless the page is still empty.
func (w *pdfWriter) need(height float64) {
	if w.left() < height && !w.empty {
		w.next()
	}
}

// gap leaves some room, but not at the top of a page.
func (w *pdfWriter) gap(height float64) {
	if !w.empty {
		w.y += height
	}
}

// used says that something stands on the page down to y.
func (w *pdfWriter) used(height float64) {
	w.y += height
	w.empty = false
}

// choose sets the face and size of what follows.
func (w *pdfWriter) choose(in face, points float64) {
	if w.face != in || w.points != points {
		w.pdf.SetFont(family, faceFiles[in].style, points)
		w.face, w.points = in, points
	}
}

// say sets one line of words at x with its baseline at y.
func (w *pdfWriter) say(x, y float64, text string, in face, points float64) {
	w.choose(in, points)
	w.pdf.Text(x, y, w.shown(text))
}

// set sets a line whose top is at y.
func (w *pdfWriter) set(x, y float64, words line, points float64) {
	baseline := y + points*leading*0.76
	for _, part := range words {
		w.choose(part.face, points)
		w.pdf.Text(x, baseline, part.text)
		if part.strike {
			w.pdf.SetLineWidth(thick)
			w.pdf.Line(x, baseline-points*millimetres*0.28, x+part.width, baseline-points*millimetres*0.28)
			w.pdf.SetLineWidth(thin)
		}
		x += part.width
	}
}

// text sets running text, line by line, over as many pages as it needs.
func (w *pdfWriter) text(text Text, points float64) {
	lines := w.wrap(text, points, w.width)
	height := points * leading
	if len(lines) <= 4 {
		w.need(float64(len(lines)) * height)
	} else {
		w.need(2 * height)
	}
	for _, words := range lines {
		w.need(height)
		w.set(w.x, w.y, words, points)
		w.used(height)
	}
}
