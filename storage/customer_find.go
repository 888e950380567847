package storage

import (
	"context"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// wordsOf is what a customer is found by: a line each for id, name and contact, every word between blanks, and one for
// words as they are spelt without umlauts.
func wordsOf(c Contactable) string {
	var b, spelt strings.Builder
	for _, text := range []string{string(c.ID), c.Name, c.Contact} {
		for _, word := range wordsIn(text) {
			b.WriteString(" " + word.plain)
			if word.spelt != word.plain {
				spelt.WriteString(" " + word.spelt)
			}
		}
		b.WriteString(" \n")
	}
	return b.String() + spelt.String() + " \n"
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
// accents, the best match first: the id itself, the name itself, a name or an id that begins so, words that are whole,
// and then what stands further in front. An empty query answers the first ones by id.
func (l *Log) FindCustomers(ctx context.Context, query string, limit int) (found []Contactable, err error) {
	search := searchFor(query)
	err = snapshot(ctx, l.readers, func(q querier) error {
		keys, err := keysOf(ctx, q, search.text, append(search.args, limit)...)
		if err != nil {
			return err
		}
		for _, key := range keys {
			one, err := readCustomers(ctx, q, `SELECT body, sum FROM customer WHERE k = ?`, key)
			if err != nil {
				return err
			}
			found = append(found, one...)
		}
		return nil
	})
	return found, l.failed("find customers", err)
}

// keysOf reads one column of numbers.
func keysOf(ctx context.Context, q querier, query string, args ...any) ([]int64, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	var all []int64
	for rows.Next() {
		var one int64
		if err := rows.Scan(&one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// search is a question to the index of words alone.
type search struct {
	text string
	args []any
}

func (s *search) arg(value string) string {
	s.args = append(s.args, value)
	return "?" + strconv.Itoa(len(s.args))
}

func searchFor(query string) search {
	var s search
	var where, whole, place []string
	phrase := ""
	for _, word := range wordsIn(query) {
		phrase += " " + word.plain
		plain := s.arg(" " + word.plain)
		hit := "instr(words, " + plain + ")"
		whole = append(whole, "(instr(words, "+plain+" || ' ') > 0)")
		place = append(place, hit)
		if word.spelt != word.plain {
			hit = "(" + hit + " OR instr(words, " + s.arg(" "+word.spelt) + "))"
		}
		where = append(where, hit)
	}
	const from = `SELECT k FROM customer INDEXED BY customer_words `
	if len(where) == 0 {
		s.text = from + `WHERE words <> '' ORDER BY words LIMIT ?`
		return s
	}
	begins := s.arg(phrase)
	rank := "16 * (substr(words, 1, length(" + begins + ") + 2) = " + begins + " || char(32, 10))" + // the id itself
		" + 8 * (instr(words, char(10) || " + begins + " || char(32, 10)) > 0)" + // the name itself
		" + 2 * (instr(words, char(10) || " + begins + ") > 0)" +
		" + 2 * (substr(words, 1, length(" + begins + ")) = " + begins + ")"
	s.text = from + "WHERE " + strings.Join(where, " AND ") +
		" ORDER BY " + rank + " + " + strings.Join(whole, " + ") + " DESC, " + strings.Join(place, " + ") + ", length(words), words LIMIT ?" + strconv.Itoa(len(s.args)+1)
	return s
}
