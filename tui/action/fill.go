package action

import (
	"slices"
	"strings"

	"warroom/model"
)

// Fill reads arguments into values: "key=value" fills the field of that name, everything else fills the fields in
// order, and the last text field takes all words that are left. "at=11:40" is kept for when it happened. Fields that
// were not given take what stands in the form when it opens. The error names a field that is not there.
func Fill(c Context, a Action, words []string) (Values, error) {
	given := Values{}
	var open []string
	for _, f := range a.Fields {
		open = append(open, f.ID)
	}
	for n, word := range words {
		key, value, named := strings.Cut(word, "=")
		if named && (key == "at" || slices.ContainsFunc(a.Fields, func(f Field) bool { return f.ID == key })) {
			given[key] = value
			open = slices.DeleteFunc(open, func(id string) bool { return id == key })
			continue
		}
		if len(open) == 0 {
			return nil, &model.Error{
				Code: model.CodeUnknownWord, Message: "there is no field left for " + word,
				Hint: "put words that belong together in quotes", Args: map[string]string{"got": word},
			}
		}
		field := a.Fields[slices.IndexFunc(a.Fields, func(f Field) bool { return f.ID == open[0] })]
		if field.Kind <= Long && !field.Word && (len(open) == 1 || onlyText(a, open)) {
			rest, at := cutAt(words[n:])
			given[open[0]] = strings.Join(rest, " ")
			if at != "" {
				given["at"] = at
			}
			break
		}
		given[open[0]] = match(c, field, word)
		open = open[1:]
	}
	return Complete(c, a, given), nil
}

// onlyText tells whether the field that is next is the last one that must be given: then it takes the whole line.
func onlyText(a Action, open []string) bool {
	for _, f := range a.Fields {
		if f.ID != open[0] && !f.Optional && slices.Contains(open, f.ID) {
			return false
		}
	}
	return true
}

// cutAt takes "at=…" from the end of a line of words.
func cutAt(words []string) (rest []string, at string) {
	for _, word := range words {
		if value, ok := strings.CutPrefix(word, "at="); ok {
			at = value
			continue
		}
		rest = append(rest, word)
	}
	return rest, at
}

// match finds the choice that a word means: its value, its label, or the only one that begins like it.
func match(c Context, f Field, word string) string {
	var found []string
	for _, option := range f.Offers(c) {
		if strings.EqualFold(option.Value, word) || strings.EqualFold(option.Label, word) {
			return option.Value
		}
		if hasPrefixFold(option.Value, word) || hasPrefixFold(option.Label, word) {
			found = append(found, option.Value)
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	if f.Search != nil {
		if some := f.Search(c, word); some.Count == 1 {
			return some.At(0).Value
		}
	}
	return word
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// Complete adds what stands in the fields that were not given: their defaults, then what derives from the others.
func Complete(c Context, a Action, given Values) Values {
	all := Values{}
	for id, value := range given {
		all[id] = value
	}
	for _, f := range a.Fields {
		if _, ok := given[f.ID]; !ok && f.Default != nil {
			all[f.ID] = f.Default(c)
		}
	}
	for _, f := range a.Fields {
		if _, ok := given[f.ID]; !ok && f.Derive != nil {
			all[f.ID] = f.Derive(c, all)
		}
	}
	return all
}

// Lacks names the first field that is needed and empty; empty if none is.
func Lacks(a Action, v Values) string {
	for _, f := range a.Fields {
		if !f.Optional && v.text(f.ID) == "" {
			return f.ID
		}
	}
	return ""
}
