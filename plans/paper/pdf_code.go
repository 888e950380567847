package paper

import "strconv"

// code draws a QR code of a size in millimetres with its corner at x, y. Around it stays a quiet zone, which the caller
// leaves. Runs of dark squares are one rectangle, and all of them one path. What is too long for a code is left out: it
// stands beside it in words.
func (w *pdfWriter) code(text string, x, y, size float64) {
	code, err := w.codes.encode(text)
	if err != nil {
		return
	}
	const k = 1 / millimetres
	_, height := w.pdf.GetPageSize()
	cell := size / float64(code.Size) * k
	var path []byte
	for row := range code.Size {
		for at := 0; at < code.Size; at++ {
			first := at
			for at < code.Size && code.black(at, row) {
				at++
			}
			if at == first {
				continue
			}
			for _, n := range []float64{x*k + float64(first)*cell, (height-y)*k - float64(row+1)*cell, float64(at-first) * cell, cell} {
				path = append(strconv.AppendFloat(path, n, 'f', 3, 64), ' ')
			}
			path = append(path, "re\n"...)
		}
	}
	w.pdf.RawWriteStr(string(append(path, "f\n"...)))
}
