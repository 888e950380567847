package paper

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// code draws a QR code of a size in millimetres with its corner at x, y. Around it stays a quiet zone, which the caller
// leaves. Runs of dark squares are one rectangle, and all of them one path.
func (w *pdfWriter) code(text string, x, y, size float64) {
	level := qr.M
	if len(text) > 120 {
		level = qr.L
	}
	code, err := qr.Encode(text, level)
	if err != nil {
		return // longer than any code: what it would say stands beside it
	}
	const k = 1 / millimetres
	_, height := w.pdf.GetPageSize()
	cell := size / float64(code.Size)
	var path strings.Builder
	for row := range code.Size {
		for at := 0; at < code.Size; at++ {
			first := at
			for at < code.Size && code.Black(at, row) {
				at++
			}
			if at > first {
				fmt.Fprintf(&path, "%.3f %.3f %.3f %.3f re\n", (x+float64(first)*cell)*k,
					(height-y-float64(row+1)*cell)*k, float64(at-first)*cell*k, cell*k)
			}
		}
	}
	w.pdf.RawWriteStr(path.String() + "f\n")
}
