package plans

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// brackets is what [bracketed] finds, as a pattern.
var brackets = regexp.MustCompile(`\[[^\[\]\n]{2,60}\]|\{\{[^{}\n]*\}\}`)

func sameBrackets(t *testing.T, text string) {
	t.Helper()
	var got [][]int
	for begin, end := bracketed(text, 0); end > 0; begin, end = bracketed(text, end) {
		got = append(got, []int{begin, end})
	}
	if want := brackets.FindAllStringIndex(text, -1); !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("%q: brackets at %v, want %v", text, got, want)
	}
}

func TestBracketsAreFoundAsThePatternSays(t *testing.T) {
	for _, text := range []string{
		"", "[", "{{", "[]", "[a]", "[ab]", "[[ab]]", "[a\nb]", "[ab", "{{}}", "{{{x}}}", "{{x}", "{x}}", "[{{x}}]", "{{[ab]}}",
		"[" + strings.Repeat("é", 60) + "]", "[" + strings.Repeat("é", 61) + "]", "a [b c] d [e f]({{g}})", "{{\n}}[x y]",
	} {
		sameBrackets(t, text)
	}
	for _, text := range yamlOf(t) {
		sameBrackets(t, text)
	}
}

func FuzzBrackets(f *testing.F) {
	f.Add("a [b c] {{d}} [[e]] [TODO]")
	f.Fuzz(sameBrackets)
}

func TestNames(t *testing.T) {
	pattern := regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,63}$`)
	for _, id := range []string{
		"", "a", "9", "-", "a-", ".a", "_a", "a.b_c-9", "A", "aB", "é", "a b", "a\n", strings.Repeat("a", 64), strings.Repeat("a", 65),
	} {
		if got, want := isName(id), pattern.MatchString(id); got != want {
			t.Errorf("%q is a name: %v, want %v", id, got, want)
		}
	}
}

// TestWhatAScenarioSaysIsOpenUntilItHappens: nobody can fill in beforehand what customers will be told then, but the
// number that they are to call.
func TestWhatAScenarioSaysIsOpenUntilItHappens(t *testing.T) {
	const text = "title: X\nfirst:\n  - call [TODO: number]\nsays:\n  identified: >-\n    It was\n    [TODO: what]\nadvice: >-\n  Call [TODO: line].\ninside: back by [TODO: time]\n"
	folder := &Folder{Archive: pack([]file{{"scenarios/x.yaml", []byte(text)}})}
	var open []string
	for _, blank := range folder.Blanks() {
		open = append(open, blank.Text)
	}
	if want := []string{"[TODO: number]", "[TODO: line]"}; !slices.Equal(open, want) {
		t.Errorf("open: %q, want %q", open, want)
	}
}
