package customers

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decoded is a text in UTF-8 whatever it was saved in: UTF-8 or UTF-16 with or without a mark, or Windows-1252, which
// every text is that is nothing else.
func decoded(raw []byte) []byte {
	switch {
	case bytes.HasPrefix(raw, []byte{0xef, 0xbb, 0xbf}):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		return wide(raw[2:], binary.LittleEndian)
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return wide(raw[2:], binary.BigEndian)
	case len(raw) > 3 && raw[0] != 0 && raw[1] == 0 && raw[3] == 0:
		return wide(raw, binary.LittleEndian)
	case len(raw) > 3 && raw[0] == 0 && raw[1] != 0 && raw[2] == 0:
		return wide(raw, binary.BigEndian)
	}
	if !utf8.Valid(raw) {
		if text, err := charmap.Windows1252.NewDecoder().Bytes(raw); err == nil {
			raw = text
		}
	}
	if bytes.IndexByte(raw, '\n') < 0 { // as very old machines end lines
		raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
	}
	return bytes.ToValidUTF8(raw, []byte("\ufffd"))
}

func wide(raw []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(raw)/2)
	for n := range units {
		units[n] = order.Uint16(raw[2*n:])
	}
	return []byte(string(utf16.Decode(units)))
}
