package e2e

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// What a room may say to a terminal besides text. Each form is one that the renderer itself needs: colours, where the
// cursor goes, what is erased or moved, modes that are set and asked for, and three of our own: title, bell, notification.
var allowed = []*regexp.Regexp{
	regexp.MustCompile(`^\x1b\[[0-9;:]*m`),                         // colours
	regexp.MustCompile(`^\x1b\[[0-9;]*[ABCDEFGHdf` + "`" + `aej]`), // where the cursor goes
	regexp.MustCompile(`^\x1b\[[0-9;]*[JKXPLMSTrb@IZ]`),            // what is erased, moved or repeated
	regexp.MustCompile(`^\x1b\[\?(1|7|25|1000|1002|1003|1004|1006|1007|1049|2004|2026|2027|2031|2048)(;\d+)*[hl]`),
	regexp.MustCompile(`^\x1b\[\?(2026|2027|2031|2048|1004|1016)\$p`), // which modes there are
	regexp.MustCompile(`^\x1b\[[>=<]?[0-9;]*u`),                       // the keyboard
	regexp.MustCompile(`^\x1b\[\?u`),
	regexp.MustCompile(`^\x1b\[\?5W`),                       // tab stops
	regexp.MustCompile(`^\x1b\[[0-9;]*[ ]q`),                // the form of the cursor
	regexp.MustCompile(`^\x1b\[>[0-9;]*[mq]`),               // modified keys; the name of the terminal
	regexp.MustCompile(`^\x1b\[c`),                          // what the terminal is
	regexp.MustCompile(`^\x1b\[[0-9]*n`),                    // how it is
	regexp.MustCompile(`^\x1b\](10|11|12);\?(\x07|\x1b\\)`), // its colours
	regexp.MustCompile(`^\x1b\]11[0-2](\x07|\x1b\\)`),
	regexp.MustCompile(`^\x1b\]([02]|9|777);[^\x00-\x1f\x7f]*(\x07|\x1b\\)`), // title and notification
	regexp.MustCompile(`^\x1b\]22;[a-z]*(\x07|\x1b\\)`),                      // the pointer
	regexp.MustCompile(`^\x1b[78=>M]`),                                       // cursor kept and fetched, keypad, up
	regexp.MustCompile(`^\x1b\(B`),
}

// scan reads what is meant for a terminal and answers the first thing that is neither text, line end nor, in a room, one
// of the sequences of the renderer. Empty: all is well.
func scan(out string, room bool) string {
	for n := 0; n < len(out); {
		r, size := utf8.DecodeRuneInString(out[n:])
		switch {
		case r == utf8.RuneError && size == 1:
			return fmt.Sprintf("a byte that is no text: %s", around(out, n))
		case r == '\n' || room && strings.ContainsRune("\r\b\t\a", r):
		case r == '\x1b' && room:
			if size = sequence(out[n:]); size == 0 {
				return fmt.Sprintf("an unknown sequence: %s", around(out, n))
			}
		case !harmless(r):
			return fmt.Sprintf("%U: %s", r, around(out, n))
		}
		n += size
	}
	return ""
}

func around(out string, n int) string {
	return fmt.Sprintf("%q, after %q", out[n:min(len(out), n+40)], out[max(0, n-60):n])
}

// sequence is the length of the allowed sequence at the beginning; 0 if there is none.
func sequence(out string) int {
	for _, form := range allowed {
		if found := form.FindString(out); found != "" {
			if strings.HasPrefix(found, "\x1b]") && scan(strings.Trim(found, "\x1b\x07\\"), false) != "" {
				return 0
			}
			return len(found)
		}
	}
	return 0
}

// harmless: shown, and changes neither direction nor place of anything else. The joiner of emoji is one.
func harmless(r rune) bool {
	switch {
	case r == '\u200d':
		return true
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Zl, r), unicode.Is(unicode.Zp, r):
		return false
	}
	return r != '\u3164' && r != '\u115f' && r != '\u1160' && r != '\uffa0'
}

// The parser itself must not let anything through.
func TestScan(t *testing.T) {
	for out, well := range map[string]bool{
		"text ✓ 世界 é\r\n":               true,
		"\x1b[31;1mred\x1b[0m\x1b[2;3H": true,
		"\x1b]2;warroom · SEV1\x07\x07": true,
		"\x1b]52;c;eA==\x07":            false,
		"\x1b]8;;https://x\x07":         false,
		"\x1b]2;a\u009b31m\x07":         false,
		"\x1bPq\x1b\\":                  false,
		"\x1b_G\x1b\\":                  false,
		"\x1b[?47h":                     false,
		"\x1b[21t":                      false,
		"\x1b[":                         false,
		"\x1b":                          false,
		"\u009b31m":                     false,
		"\u202e":                        false,
		"\u200b":                        false,
		"\U000e0041":                    false,
		"\x7f":                          false,
		"\xff":                          false,
		"\x00":                          false,
	} {
		if problem := scan(out, true); (problem == "") != well {
			t.Errorf("%q: %q", out, problem)
		}
	}
	if scan("a\tb", false) == "" || scan("a\rb", false) == "" || scan("\x1b[31m", false) == "" {
		t.Error("plain output may hold commands")
	}
}
