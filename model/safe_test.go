package model

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSafeLeavesHarmlessTextAlone(t *testing.T) {
	for _, text := range []string{
		"", "plain", "Störung in der Straße – 10 €", "Não há conexão às 14h30", "a · b ✓ ✗ → │ ░ █ ␛ �",
		"e\u0301 u\u0308", "日本語 한국어 עברית العربية हिन्दी क्षत्रिय ไทย", "\u1112\u1161\u11ab\u1100\u1173\u11af", "👍🏽 👩🏽‍💻 🏳️‍🌈 👨‍👩‍👧‍👦 🇩🇪 1️⃣ ❤️‍🔥",
		`C:\x9b\n`, "a\u00a0b", "\U0001d54f \U00020000",
	} {
		if got := Safe(text); got != text {
			t.Errorf("Safe(%+q) = %+q", text, got)
		}
		if got := SafeLines(text + "\n" + text); got != text+"\n"+text {
			t.Errorf("SafeLines(%+q) = %+q", text, got)
		}
	}
}

func TestSafe(t *testing.T) {
	for text, want := range map[string]string{
		"a\nb":                                   "a␤b",
		"a\r\nb":                                 "a␤b",
		"a\rb":                                   "a␍b",
		"a\tb":                                   "a    b",
		"a\x00\a\b\x7f":                          "a␀␇␈␡",
		"a\u0085b":                               `a\x85b`,
		"a\u2028b\u2029":                         "a␤b␤",
		"a\xffb\xc3":                             `a\xffb\xc3`,
		"\x9b31m":                                `\x9b31m`,
		"\x1b[31mred\x1b[0m":                     "␛red␛",
		"\u009b31mred":                           "␛red",
		"\x1b]52;c;eA==\atail":                   "␛tail",
		"\x1b]0;t\x1b\\tail":                     "␛tail",
		"\u009d0;t\u009ctail":                    "␛tail",
		"\x1bP1\x1b\\tail":                       "␛tail",
		"\x1bPtmux;\x1b\x1b]0;t\a\x1b\\":         "␛",
		"\x1b]0;t":                               "␛]0;t",
		"\x1b]0;t\nnext\atail":                   "␛]0;t␤next␇tail",
		"\x1bP t\x1b[31m":                        "␛P t␛",
		"\x1b[31":                                "␛[31",
		"\x1b[31ü":                               "␛[31ü",
		"\x1b":                                   "␛",
		"\x1b\x1b[mx":                            "␛␛x",
		"\x1b(0q\x1bc":                           "␛q␛",
		"\u009b31":                               `\x9b31`,
		"exec\u202etxt":                          "exec�txt",
		"ad\u200b\u200b\u2060min":                "ad�min",
		"x\U000e0041\U000e0042":                  "x�",
		"a\u200db":                               "a�b",
		"👩\u200dx":                               "👩�x",
		"a\u200d👩":                               "a�👩",
		"\u0301a":                                "�a",
		"a\u0301\u0301\u0301\u0301\u0301\u0301b": "a\u0301\u0301\u0301\u0301�b",
		"\ufe0fa\ufe0f\ufe0f b":                  "�a\ufe0f� b",
	} {
		if got := Safe(text); got != want {
			t.Errorf("Safe(%+q)\n got %+q\nwant %+q", text, got, want)
		}
	}
}

func TestSafeLinesKeepsLineFeedsOnly(t *testing.T) {
	const want = "one\ntwo\n\nthree␍␛"
	if got := SafeLines("one\r\ntwo\n\nthree\r\x1b[A"); got != want {
		t.Errorf("got %+q, want %+q", got, want)
	}
	if got := SafeLines("a\n\u0301b"); got != "a\n�b" {
		t.Errorf("a mark may not climb over a line feed: %+q", got)
	}
}

func TestSafeOnTheHostileCorpus(t *testing.T) {
	texts := hostile(t)
	if len(texts) < 60 {
		t.Fatalf("the corpus has %d texts, want at least 60", len(texts))
	}
	for _, text := range texts {
		safe := checkSafe(t, text)
		if safe == text {
			t.Errorf("nothing was done about %+q", text)
		}
		checkSafe(t, "before "+text+" after")
	}
}

func TestSafeTakesBoundedTime(t *testing.T) {
	const many = MaxText / 4
	for _, piece := range []string{"\x1b]\x1b\x1b", "\x1b[0;", "\x1bP\u0301", "\u009d\x1b\x1b", "\u0301\u200d"} {
		checkSafe(t, strings.Repeat(piece, many/len(piece)))
	}
}

func FuzzSafe(f *testing.F) {
	for _, text := range hostile(f) {
		f.Add(text)
		f.Add("über " + text + " ção")
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkSafe(t, text)
		plain := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) && r < 0x300 || r == ' ' {
				return r
			}
			return -1
		}, strings.ToValidUTF8(text, ""))
		if got := Safe(plain); got != plain {
			t.Errorf("harmless text changed: %+q became %+q", plain, got)
		}
		cut := "\x1b]" + plain
		if got := Safe(cut); got != "␛]"+plain {
			t.Errorf("a sequence that is cut off took text along: %+q became %+q", cut, got)
		}
	})
}

// checkSafe checks everything that must hold for any text.
func checkSafe(t *testing.T, text string) string {
	t.Helper()
	safe, lines := Safe(text), SafeLines(text)
	if Safe(safe) != safe || SafeLines(lines) != lines {
		t.Errorf("not stable: %+q became %+q, then %+q", text, safe, Safe(safe))
	}
	if !utf8.ValidString(safe) || !utf8.ValidString(lines) {
		t.Errorf("not UTF-8: %+q", safe)
	}
	if len(safe) > 4*len(text) || len(lines) > 4*len(text) {
		t.Errorf("%d bytes became %d: %+q", len(text), len(safe), text)
	}
	if text != "" && safe == "" {
		t.Errorf("nothing is left of %+q", text)
	}
	if strings.Count(lines, "\n") > strings.Count(text, "\n") {
		t.Errorf("lines were added: %+q became %+q", text, lines)
	}
	checkRunes(t, text, safe)
	checkRunes(t, text, strings.ReplaceAll(lines, "\n", "␤"))
	return safe
}

func checkRunes(t *testing.T, text, safe string) {
	t.Helper()
	marks, length, before := 0, 0, rune(0)
	runes := []rune(safe)
	for n, r := range runes {
		clings := unicode.Is(unicode.M, r) || r == '\u200d' || before == '\u200d' || r >= 0x1f3fb && r <= 0x1f3ff
		switch {
		case clings && unicode.Is(unicode.M, r) && !unicode.Is(unicode.Variation_Selector, r):
			marks, length = marks+1, length+1
		case clings:
			length++
		default:
			marks, length = 0, 1
		}
		joins := r == '\u200d' && n > 0 && n+1 < len(runes) && runes[n+1] > 0x2000 && runes[n-1] > 0x2000
		switch {
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r) && !joins, r == '\u2028', r == '\u2029',
			r >= 0xe0000 && r <= 0xe00ff, r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0', r == '\u034f':
			t.Errorf("%U is left in %+q, from %+q", r, safe, text)
		case marks > 4 || length > 32:
			t.Errorf("%d marks and %d code points are piled up in %+q, from %+q", marks, length, safe, text)
		case clings && n == 0:
			t.Errorf("%+q begins with %U, which clings to what stands before it", safe, r)
		}
		before = r
	}
}

// hostile reads the corpus: one quoted Go string a line.
func hostile(t testing.TB) []string {
	t.Helper()
	file, err := os.Open("testdata/hostile.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var texts []string
	for lines := bufio.NewScanner(file); lines.Scan(); {
		text, err := strconv.Unquote(lines.Text())
		if err != nil {
			t.Fatalf("testdata/hostile.txt:%d: %v", len(texts)+1, err)
		}
		texts = append(texts, text)
	}
	return texts
}

func BenchmarkSafe(b *testing.B) {
	for name, text := range map[string]string{
		"ascii":   strings.Repeat("the lines to the clearing house are down ", 3),
		"german":  strings.Repeat("Die Leitungen zur Clearingstelle sind gestört – Ü ", 3),
		"emoji":   strings.Repeat("all good 👍🏽 and e\u0301 ", 5),
		"hostile": strings.Repeat("\x1b[31mred\x1b[0m \u202eand\u200b ", 5),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Safe(text)
			}
		})
	}
}
