package paper

import "strings"

// Text is words in a row, some of them marked. A line feed in them begins a new line.
type Text []Span

// Span is words in one style.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
	Strike bool
}

// plain is text without marks; empty text is no span at all.
func plain(words string) Text {
	if words == "" {
		return nil
	}
	return Text{{Text: words}}
}

// bold is text in bold.
func bold(words string) Text {
	if words == "" {
		return nil
	}
	return Text{{Text: words, Bold: true}}
}

// and joins texts with a separator between those that are not empty.
func (t Text) and(separator string, more ...Text) Text {
	all := append(Text{}, t...)
	for _, one := range more {
		if len(one) == 0 {
			continue
		}
		if len(all) > 0 {
			all = append(all, Span{Text: separator})
		}
		all = append(all, one...)
	}
	return all
}

// String is the words without their marks.
func (t Text) String() string {
	var words strings.Builder
	for _, span := range t {
		words.WriteString(span.Text)
	}
	return words.String()
}

// each makes something of every element.
func each[T, U any](all []T, of func(T) U) []U {
	made := make([]U, 0, len(all))
	for _, one := range all {
		made = append(made, of(one))
	}
	return made
}
