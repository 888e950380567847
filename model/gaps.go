package model

import (
	"regexp"
	"slices"
	"strings"
)

// gap is what is left to fill in: [next_update?], [TODO], [todo: dial-in], {{placeholder}}. A [TODO that nobody has closed
// goes on to the end of its line.
var gap = regexp.MustCompile(`\[[a-z_]+\?\]|(?i:\[TODO)\b[^\]\n]*\]?|\{\{[^{}\n]*\}\}`)

// Gaps lists what is left to fill in in a text, each once, in order.
func Gaps(text string) []string {
	var all []string
	for _, one := range gap.FindAllString(text, -1) {
		if !slices.Contains(all, one) {
			all = append(all, one)
		}
	}
	return all
}

// Gaps lists what is left to fill in in any wording of the notice.
func (n Notice) Gaps() []string {
	all := ""
	for _, w := range n.wordings() {
		all += "\n" + w.Subject + "\n" + w.Short + "\n" + w.Text
	}
	return Gaps(all)
}

func gapsError(gaps []string) *Error {
	left := strings.Join(gaps, ", ")
	return &Error{
		Code: CodeGaps, Message: "the notice has gaps: " + left,
		Hint: "fill them in, or give a reason to let it pass as it is: that is recorded",
		Args: map[string]string{"what": "as-is", "gaps": left},
	}
}
