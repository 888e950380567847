package main

import (
	"bytes"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// printable writes JSON on which no terminal acts: what the encoder leaves as it is though nobody can see it, such as
// U+009B, which begins control sequences, or what turns the direction of writing, becomes \u and its number. Outside
// strings JSON has nothing of the kind, so every reader gets the same values. Each Write takes whole characters.
type printable struct{ to io.Writer }

// Write implements [io.Writer].
func (p printable) Write(text []byte) (int, error) {
	if !bytes.ContainsFunc(text, unseen) {
		return p.to.Write(text)
	}
	out := make([]byte, 0, len(text)+64)
	for rest := text; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch high, low := utf16.EncodeRune(r); {
		case !unseen(r):
			out = append(out, rest[:size]...)
		case high != unicode.ReplacementChar:
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		rest = rest[size:]
	}
	if _, err := p.to.Write(out); err != nil {
		return 0, err
	}
	return len(text), nil
}

// unseen are controls beyond ASCII, marks of formatting, and what is ignored when it is shown.
func unseen(r rune) bool {
	return r >= 0x7f && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
}
