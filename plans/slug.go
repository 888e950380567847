package plans

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const maxSlug = 48 // characters; ids appear in exports and on paper

// spelt are the letters that do not come apart into a base letter and an accent, or that German spells out.
var spelt = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d")

// slug makes an id of a text: lower case, accents folded, words joined by dashes, cut at a word. A text without any
// letter or digit is "step".
func slug(text string) string {
	folded := norm.NFD.String(spelt.Replace(norm.NFC.String(strings.ToLower(text))))
	var words []string
	length := 0
	for _, word := range strings.FieldsFunc(plainMarks(folded), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if length += len(word) + 1; length > maxSlug+1 {
			break
		}
		words = append(words, word)
	}
	if len(words) == 0 {
		return "step"
	}
	return strings.Join(words, "-")
}

// plainMarks drops combining marks and apostrophes, which belong inside a word.
func plainMarks(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, text)
}
