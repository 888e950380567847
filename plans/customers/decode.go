package customers

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decoded is a text in UTF-8 whatever it was saved in: UTF-8 or UTF-16 with or without a mark, or Windows-1252, which
// every text is that is nothing else. What is damaged in a text stands as U+FFFD.
func decoded(raw []byte) []byte {
	rest, marked := bytes.CutPrefix(raw, []byte{0xef, 0xbb, 0xbf})
	switch {
	case marked:
		raw = rest
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		return wide(raw[2:], binary.LittleEndian)
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return wide(raw[2:], binary.BigEndian)
	case len(raw) > 3 && raw[0] != 0 && raw[1] == 0 && raw[3] == 0:
		return wide(raw, binary.LittleEndian)
	case len(raw) > 3 && raw[0] == 0 && raw[1] != 0 && raw[2] == 0:
		return wide(raw, binary.BigEndian)
	}
	if !marked && !mostlyUTF8(raw) {
		if text, err := charmap.Windows1252.NewDecoder().Bytes(raw); err == nil {
			raw = text
		}
	}
	if bytes.IndexByte(raw, '\n') < 0 { // as very old machines end lines
		raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
	}
	return bytes.ToValidUTF8(raw, []byte(unreadable))
}

// unreadable stands where a text is damaged.
const unreadable = "\ufffd"

// mostlyUTF8 tells UTF-8 of which a few bytes are damaged from a text that is no UTF-8 at all. In Windows-1252, letters
// with accents stand alone among others, and hardly ever happen to be one letter of UTF-8.
func mostlyUTF8(text []byte) bool {
	letters, damages := 0, 0
	for broken := false; len(text) > 0; {
		letter, size := utf8.DecodeRune(text)
		damaged := letter == utf8.RuneError && size == 1
		switch {
		case damaged && !broken:
			damages++
		case size > 1:
			letters++
		}
		text, broken = text[size:], damaged
	}
	return damages == 0 || letters >= damages
}

func wide(raw []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(raw)/2)
	for n := range units {
		units[n] = order.Uint16(raw[2*n:])
	}
	return []byte(string(utf16.Decode(units)))
}

// damages names the lines of a text in which something is damaged, each with the first word that is.
func damages(text []byte) []Trouble {
	if !bytes.Contains(text, []byte(unreadable)) {
		return nil
	}
	var all []Trouble
	number := 0
	for line := range bytes.Lines(text) {
		number++
		if at := bytes.Index(line, []byte(unreadable)); at >= 0 {
			all = append(all, Trouble{Line: number, Kind: Damaged, Text: wordAt(string(line), at)})
		}
	}
	return all
}

// wordAt is the word of a line that stands at an offset.
func wordAt(line string, at int) string {
	const ends = ";,|\"\t\r\n "
	begin := strings.LastIndexAny(line[:at], ends) + 1
	end := len(line)
	if after := strings.IndexAny(line[at:], ends); after >= 0 {
		end = at + after
	}
	return line[begin:end]
}
