package publish

import (
	"cmp"
	"slices"

	"warroom/model"
)

// Text is a text and the language that it is really in.
type Text struct {
	Language model.Language
	Body     string
}

// Texts are what a reader of each language of the page gets to read.
type Texts map[model.Language]Text

// textsOf takes the text of each language from a plan's table: the language itself, else the plan's, else any, always
// the same one. It is safe to show on one line.
func textsOf(table map[model.Language]string, languages []model.Language, own model.Language) Texts {
	return spell(table, languages, own, model.Safe)
}

func spell(table map[model.Language]string, languages []model.Language, own model.Language, safe func(string) string) Texts {
	known := make([]model.Language, 0, len(table))
	for language, body := range table {
		if body != "" {
			known = append(known, language)
		}
	}
	texts := Texts{}
	for _, wanted := range languages {
		slices.SortFunc(known, func(a, b model.Language) int {
			return cmp.Or(
				cmp.Compare(distance(a, wanted), distance(b, wanted)), cmp.Compare(distance(a, own), distance(b, own)), cmp.Compare(a, b),
			)
		})
		if len(known) > 0 {
			texts[wanted] = Text{Language: known[0], Body: safe(table[known[0]])}
		}
	}
	return texts
}
