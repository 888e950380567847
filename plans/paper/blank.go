package paper

import (
	"regexp"
	"strings"
)

// placeholder is a blank of a template, or one of the words that choose between two wordings.
var placeholder = regexp.MustCompile(`\{\{-?\s*(.*?)\s*-?\}\}`)

// blanks is a prepared text as people read it: what is to be filled in stands in bold between brackets, and where the
// text depends on whether something is known, it says so.
func (d Document) blanks(template string) Text {
	var text Text
	rest := 0
	for _, found := range placeholder.FindAllStringSubmatchIndex(template, -1) {
		text = append(text, plain(template[rest:found[0]])...)
		text = append(text, d.blank(template[found[2]:found[3]]))
		rest = found[1]
	}
	return append(text, plain(template[rest:])...)
}

// blank is one placeholder in words.
func (d Document) blank(action string) Span {
	word, rest, _ := strings.Cut(action, " ")
	switch word {
	case "if":
		return Span{Text: "‹" + d.Labels.T("if", "what", d.blankName(strings.TrimSpace(rest))) + " ", Italic: true}
	case "else":
		return Span{Text: " " + d.Labels.T("else") + " ", Italic: true}
	case "end":
		return Span{Text: "›", Italic: true}
	}
	return Span{Text: "[" + d.blankName(action) + "]", Bold: true}
}

func (d Document) blankName(name string) string {
	if label, known := d.Labels.texts["blank."+name]; known {
		return label
	}
	return strings.ReplaceAll(name, "_", " ")
}
