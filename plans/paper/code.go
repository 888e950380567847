package paper

import (
	"errors"

	"rsc.io/qr/coding"
)

// codes makes QR codes. What hangs on the size of a code alone is worked out once for each size.
type codes map[coding.Version]*coding.Plan

// matrix are the squares of a QR code.
type matrix struct{ *coding.Code }

// black tells whether the square in a column and a row is dark.
func (m matrix) black(column, row int) bool {
	return m.Bitmap[row*m.Stride+column/8]&(1<<uint(7-column&7)) != 0
}

var errTooLong = errors.New("the text is too long for a QR code")

// encode makes the smallest code that holds a text. One that is not ASCII says that it is UTF-8: readers guess otherwise.
func (c codes) encode(text string) (matrix, error) {
	parts := []coding.Encoding{coding.String(text)}
	for n := range len(text) {
		if text[n] >= 0x80 {
			parts = []coding.Encoding{inUTF8{}, coding.String(text)}
			break
		}
	}
	for version := coding.Version(coding.MinVersion); version <= coding.MaxVersion; version++ {
		bits := 0
		for _, part := range parts {
			bits += part.Bits(version)
		}
		if bits > version.DataBytes(coding.M)*8 {
			continue
		}
		if c[version] == nil {
			plan, err := coding.NewPlan(version, coding.M, 0)
			if err != nil {
				return matrix{}, err
			}
			c[version] = plan
		}
		code, err := c[version].Encode(parts...)
		return matrix{code}, err
	}
	return matrix{}, errTooLong
}

// inUTF8 is the head of a code that says that bytes are UTF-8 from there on: an extended channel interpretation, number 26.
type inUTF8 struct{}

// Check implements [coding.Encoding].
func (inUTF8) Check() error { return nil }

// Bits implements [coding.Encoding].
func (inUTF8) Bits(coding.Version) int { return 12 }

// Encode implements [coding.Encoding].
func (inUTF8) Encode(b *coding.Bits, _ coding.Version) {
	b.Write(7, 4)
	b.Write(26, 8)
}
