package paper

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"unicode"

	"warroom/model"
)

func textOf(t testing.TB, doc Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteText(&out, doc); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Whatever the Markdown: every word of plain text in it comes out, nothing commands the terminal, and there is a PDF.
func FuzzProse(f *testing.F) {
	f.Add("# A\n\n- [ ] x\n  - y\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
	f.Add("1. a\n\n   > b\n\n    code\n<b>html</b> **bold *both*** [x](http://y) ![z](w)")
	f.Add("\x1b[31m\u202e" + strings.Repeat("> - ", 60) + "deep")
	f.Add(strings.Repeat("*a **b ", 200))
	labels := LabelsIn("en")
	f.Fuzz(func(t *testing.T, markdown string) {
		doc := Document{Title: "x", Labels: labels, Blocks: prose(markdown, 2)}
		text := textOf(t, doc)
		if model.SafeLines(text) != text {
			t.Errorf("unsafe text %q", text)
		}
		if err := WriteMarkdown(io.Discard, doc); err != nil {
			t.Error(err)
		}
		if err := PDF(io.Discard, doc, A4); err != nil {
			t.Error(err)
		}
		if strings.IndexFunc(markdown, func(c rune) bool { return !unicode.IsLetter(c) && c != ' ' || c > 127 }) < 0 {
			squeeze := strings.NewReplacer(" ", "", "\n", "")
			if word := squeeze.Replace(markdown); !strings.Contains(squeeze.Replace(text), word) {
				t.Errorf("%q is lost in %q", word, text)
			}
		}
	})
}
