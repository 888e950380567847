package model

import (
	"strings"
	"unicode/utf8"
)

// maxSequence bounds how far the end of an escape sequence is looked for, in bytes. What is longer is shown as text.
const maxSequence = 8 << 10

// sequence is the length of the escape sequence (ECMA-48) that text begins with, introduced by ESC or by the C1
// control that stands for ESC and a letter; 0 if there is none or it does not end on its line. So a sequence that is
// cut off never takes the text behind it along.
func sequence(text string) int {
	text = text[:min(len(text), maxSequence)]
	letter, start := introducer(text)
	switch letter {
	case 0:
		return 0
	case '[':
		return final(text, run(text, run(text, start, '0', '?'), ' ', '/'), '@')
	case ']', 'P', 'X', '^', '_':
		return stringEnd(text, start, letter == ']')
	case '\\':
		return start
	}
	return final(text, run(text, start-1, ' ', '/'), '0')
}

// introducer is the letter behind ESC, or that of a C1 control that opens a sequence, and where the sequence goes on.
func introducer(text string) (letter byte, start int) {
	if text[0] == 0x1b {
		if len(text) == 1 {
			return 0, 0
		}
		return text[1], 2
	}
	r, size := utf8.DecodeRuneInString(text)
	if letter = byte(r - 0x40); r >= 0x80 && strings.IndexByte("[]PX^_", letter) >= 0 {
		return letter, size
	}
	return 0, 0
}

// run skips the bytes from low to high.
func run(text string, at int, low, high byte) int {
	for at < len(text) && text[at] >= low && text[at] <= high {
		at++
	}
	return at
}

// final is the length with the last byte, which is low or above, up to ~; 0 if another byte stands there.
func final(text string, at int, low byte) int {
	if run(text, at, low, '~') == at {
		return 0
	}
	return at + 1
}

// stringEnd is the length of a sequence that carries a text (title, clipboard, picture) up to its terminator. ESC
// twice is how multiplexers pass an inner sequence on; any other control breaks off.
func stringEnd(text string, at int, bell bool) int {
	for at < len(text) {
		switch rest := text[at:]; {
		case strings.HasPrefix(rest, "\x1b\\"), strings.HasPrefix(rest, "\u009c"):
			return at + 2
		case strings.HasPrefix(rest, "\x1b\x1b"):
			at += 2
		case rest[0] == '\a' && bell:
			return at + 1
		case rest[0] == '\x1b', rest[0] == '\n', rest[0] == '\x18', rest[0] == '\x1a':
			return 0
		default:
			at++
		}
	}
	return 0
}
