package paper

import (
	"bytes"
	"embed"
	"fmt"
	"sync"

	"codeberg.org/go-pdf/fpdf"

	"warroom/model"
)

//go:embed fonts/*.ttf fonts/coverage.txt
var fontFiles embed.FS

// face is one of the faces that text is set in.
type face int

const (
	regular face = iota
	heavy
	slanted
)

// family is what the faces are called inside a PDF.
const family = "body"

// faceFiles are the files of the faces, and the style by which fpdf knows them.
var faceFiles = [...]struct{ style, file string }{
	regular: {"", "DejaVuSansCondensed.ttf"},
	heavy:   {"B", "DejaVuSansCondensed-Bold.ttf"},
	slanted: {"I", "DejaVuSansCondensed-Oblique.ttf"},
}

// addFaces makes the faces known to a PDF.
func addFaces(pdf *fpdf.Fpdf) {
	for _, one := range faceFiles {
		raw, err := fontFiles.ReadFile("fonts/" + one.file)
		if err != nil {
			pdf.SetError(fmt.Errorf("read embedded face: %w", err))
			return
		}
		pdf.AddUTF8FontFromBytes(family, one.style, raw)
	}
}

// ruler measures text without setting it. Widths are in thousandths of the size; what is not in the map cannot be shown.
type ruler [len(faceFiles)]map[rune]int

// measures is the ruler of the embedded faces, made once.
var measures = sync.OnceValue(func() *ruler {
	pdf := fpdf.New("P", "mm", "A4", "")
	addFaces(pdf)
	raw, err := fontFiles.ReadFile("fonts/coverage.txt")
	if err != nil {
		panic(fmt.Sprintf("read embedded face: %v", err)) // cannot happen: it is embedded
	}
	r := &ruler{}
	for n, one := range faceFiles {
		pdf.SetFont(family, one.style, 10)
		r[n] = map[rune]int{}
		for line := range bytes.Lines(raw) {
			var first, last rune
			if _, err := fmt.Sscanf(string(line), "%X %X", &first, &last); err != nil {
				panic(fmt.Sprintf("read embedded coverage: %v", err)) // cannot happen: a test reads it
			}
			for c := first; c <= last; c++ {
				r[n][c] = pdf.GetStringSymbolWidth(string(c))
			}
		}
	}
	return r
})

// shown is text as the faces can show it: safe, and with a mark in place of each letter that they lack.
func (r *ruler) shown(text string) string {
	safe := model.SafeLines(text)
	for _, c := range safe {
		if _, known := r[regular][c]; !known && c != '\n' {
			return r.marked(safe)
		}
	}
	return safe
}

func (r *ruler) marked(text string) string {
	var out []rune
	for _, c := range text {
		if _, known := r[regular][c]; !known && c != '\n' {
			c = '\uFFFD'
		}
		out = append(out, c)
	}
	return string(out)
}

// span is how wide text is in millimetres at a size in points.
func (r *ruler) span(text string, in face, points float64) float64 {
	total := 0
	for _, c := range text {
		total += r[in][c]
	}
	return float64(total) / 1000 * points * millimetres
}

// millimetres is the length of a point.
const millimetres = 25.4 / 72
