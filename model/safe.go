package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Safe makes a text safe to show on one line: whatever it holds, it cannot command a terminal, hide or reorder its
// neighbours, or break the line. Something visible is left where something was taken: a control picture such as ␍, ␤
// for the end of a line, ␛ for an escape sequence, \x9b for a byte, and � for what nobody can see. A text without
// anything hostile comes back as it is, and Safe(Safe(text)) is Safe(text). The result is valid UTF-8 and at most
// four times as long.
func Safe(text string) string { return wash(text, false) }

// SafeLines is Safe for a text of several lines: line feeds stay.
func SafeLines(text string) string { return wash(text, true) }

// What one character on the screen may consist of. Living scripts and emoji need less.
const (
	maxMarks   = 4
	maxCluster = 32
)

const (
	lineMark  = '␤'
	takenMark = '�'
	tabSpaces = "    "
	joiner    = '\u200d'
)

func wash(text string, lines bool) string {
	if plain(text, lines) {
		return text
	}
	w := washer{lines: lines}
	w.out.Grow(len(text) + len(text)/8 + 8)
	for text != "" {
		text = text[w.next(text):]
	}
	return w.out.String()
}

// plain tells that there is nothing to look at.
func plain(text string, lines bool) bool {
	for _, r := range text {
		if !simple(r) && !(r == '\n' && lines) {
			return false
		}
	}
	return true
}

// simple tells, quickly and without tables, that r stands for itself: ASCII, the letters of Europe, common
// punctuation, arrows and frames, Han and Hangul.
func simple(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case r < 0x2000:
		return r >= 0xa0 && r < 0x300 && r != 0xad || r >= 0x370 && r < 0x483
	case r < 0x2100:
		return r >= 0x2010 && r < 0x2028 || r >= 0x2030 && r < 0x205f || r >= 0x20a0 && r < 0x20c1
	}
	return r < 0x2c00 || r >= 0x4e00 && r < 0xa000 || r >= 0xac00 && r < 0xd7a4
}

// washer writes safe text and knows what the next character would cling to.
type washer struct {
	out    strings.Builder
	lines  bool
	last   rune // written last
	base   rune // what a combining mark would combine with; 0 at the start of a line
	length int  // code points of the character on the screen that last belongs to
	marks  int  // combining marks among them
	taken  bool // last stands for something taken: what clings to that is taken with it
}

// next writes what text begins with and answers how many bytes that were.
func (w *washer) next(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	switch {
	case simple(r):
		w.letter(r)
	case r == utf8.RuneError && size == 1:
		w.show(text[0])
	case r < ' ' || r >= 0x7f && r < 0xa0:
		return w.control(text, r, size)
	case r == '\u2028' || r == '\u2029':
		w.write(lineMark)
	case r == joiner:
		w.join(text[size:])
	case unicode.Is(unicode.Variation_Selector, r):
		w.cling(r, w.last == w.base && !unicode.IsSpace(w.base))
	case unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point):
		w.take()
	case extends(r):
		if w.cling(r, w.marks < maxMarks) {
			w.marks++
		}
	default:
		w.letter(r)
	}
	return size
}

// control handles C0, DEL and C1: line ends, tabs, and escape sequences as a unit.
func (w *washer) control(text string, r rune, size int) int {
	if n := sequence(text); n > 0 {
		w.write('␛')
		return n
	}
	switch {
	case strings.HasPrefix(text, "\r\n"):
		return 1 // the line feed speaks for both
	case r == '\n' && w.lines:
		w.out.WriteByte('\n')
		w.last, w.base, w.length, w.marks, w.taken = 0, 0, 0, 0, false
	case r == '\n':
		w.write(lineMark)
	case r == '\t':
		w.out.WriteString(tabSpaces[1:])
		w.write(' ')
	case r < ' ':
		w.write('␀' + r)
	case r == 0x7f:
		w.write('␡')
	default:
		w.show(byte(r))
	}
	return size
}

// write begins a new character on the screen.
func (w *washer) write(r rune) {
	w.out.WriteRune(r)
	w.last, w.base, w.length, w.marks, w.taken = r, r, 1, 0, false
}

// letter writes what begins a character, or prolongs one that is put together from several.
func (w *washer) letter(r rune) {
	length := w.length
	joined := w.last == joiner || composes(w.last, r)
	if joined && length >= maxCluster {
		w.take()
		joined = false
	}
	w.write(r)
	if joined {
		w.length = length + 1
	}
}

// cling writes what belongs to the character before it, if there is one, it may, and there is room.
func (w *washer) cling(r rune, may bool) bool {
	if w.base == 0 || !may || w.length >= maxCluster || w.taken {
		w.take()
		return false
	}
	w.out.WriteRune(r)
	w.last = r
	w.length++
	return true
}

// join keeps a zero-width joiner only where it makes one emoji of two.
func (w *washer) join(rest string) {
	after, _ := utf8.DecodeRuneInString(rest)
	w.cling(joiner, w.last != joiner && emoji(w.base) && emoji(after) && w.length+1 < maxCluster)
}

// take leaves one mark for a whole run of what must not be shown.
func (w *washer) take() {
	if !w.taken {
		w.write(takenMark)
		w.taken = true
	}
}

// show writes a byte as text.
func (w *washer) show(b byte) {
	const digits = "0123456789abcdef"
	w.out.WriteString(`\x` + digits[b>>4:b>>4+1])
	w.write(rune(digits[b&15]))
}

func extends(r rune) bool {
	return unicode.In(r, unicode.M, unicode.Other_Grapheme_Extend) || r >= 0x1f3fb && r <= 0x1f3ff
}

// emoji is generous: every pictograph and symbol that some emoji is joined from.
func emoji(r rune) bool {
	return r >= 0x1f000 && r < 0x1fb00 && !extends(r) || r >= 0x2190 && r < 0x2c00
}

// composes tells whether r continues the character that last belongs to: letters of a Hangul syllable, and Indic
// consonants behind a virama. Without this, one character could be of any length.
func composes(last, r rune) bool {
	switch last {
	case 0x94d, 0x9cd, 0xacd, 0xb4d, 0xc4d, 0xd4d:
		return unicode.IsLetter(r)
	}
	return jamo(last) > 0 && jamo(r) >= jamo(last)
}

// jamo is the place of a letter in a Hangul syllable: 1 leading, 2 vowel, 3 trailing; 0 for all else.
func jamo(r rune) int {
	switch {
	case r >= 0x1100 && r < 0x1160, r >= 0xa960 && r < 0xa97d:
		return 1
	case r >= 0x1160 && r < 0x11a8, r >= 0xd7b0 && r < 0xd7c7:
		return 2
	case r >= 0x11a8 && r < 0x1200, r >= 0xd7cb && r < 0xd7fc:
		return 3
	}
	return 0
}
