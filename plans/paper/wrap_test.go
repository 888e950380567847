package paper

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// However narrow the column: no line is wider, and no letter is lost.
func TestWrapKeepsEveryLetter(t *testing.T) {
	r := measures()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zA-ZßãçÄ☐→“”–]{1,40}`), 1, 20).Draw(t, "words")
		var text Text
		for _, word := range words {
			text = append(text, Span{Text: word + rapid.SampledFrom([]string{" ", "  ", "", "\n"}).Draw(t, "blank"), Bold: rapid.Bool().Draw(t, "bold")})
		}
		points := rapid.Float64Range(5, 21).Draw(t, "points")
		width := rapid.Float64Range(9, 170).Draw(t, "width")
		var got strings.Builder
		for _, line := range r.wrap(text, points, width) {
			used := 0.0
			for _, part := range line {
				used += r.span(part.text, part.face, points)
				got.WriteString(part.text)
			}
			if used > width+2*slack {
				t.Fatalf("a line of %.2f mm in %.2f mm: %v", used, width, line)
			}
		}
		squeeze := strings.NewReplacer(" ", "", "\n", "")
		if want := squeeze.Replace(text.String()); squeeze.Replace(got.String()) != want {
			t.Fatalf("%q became %q", want, got.String())
		}
	})
}

func TestWrapCellsKeepsEveryLetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.StringMatching(`[a-zß日\n]{1,30}`)).Draw(t, "words"), " ")
		width := rapid.IntRange(2, 80).Draw(t, "width")
		lines := wrapCells(text, width)
		for _, line := range lines {
			if cells(line) > width {
				t.Fatalf("%q is wider than %d", line, width)
			}
		}
		squeeze := strings.NewReplacer(" ", "", "\n", "")
		if got := squeeze.Replace(strings.Join(lines, "")); got != squeeze.Replace(text) {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

// The signs that plans need are in all faces, and what no face has leaves a mark.
func TestFacesShowWhatPlansNeed(t *testing.T) {
	r := measures()
	if got := r.shown("ßãçÄÖÜõ☐☑✓→“”–…€ΩЖ"); strings.ContainsRune(got, '\uFFFD') {
		t.Errorf("a sign is missing: %s", got)
	}
	if got := r.shown("a日\U0001F525b\x1b[31m"); got != "a\uFFFD\uFFFDb\uFFFD" && got != "a\uFFFD\uFFFDb␛" {
		t.Errorf("what cannot be shown became %q", got)
	}
	for n := range faceFiles {
		if r[n]['ß'] == 0 || r[n]['☐'] == 0 {
			t.Errorf("face %d has no width for ß or ☐", n)
		}
	}
}
