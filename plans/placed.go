package plans

import (
	"slices"
	"strings"

	"warroom/model"
)

// wellPlaced tells of a text, without the full parser, which costs many times more, that all its placeholders are known
// and every option is closed: {{name}}, {{if name}} … {{else}} … {{end}}. Of anything else it says no; the full parser
// finds out what is wrong, if anything is.
func wellPlaced(text string) bool {
	var options []bool // those that are open, of the outermost first; true: their {{else}} has come
	for {
		_, rest, more := strings.Cut(text, "{{")
		if !more {
			return len(options) == 0
		}
		action, after, closed := strings.Cut(rest, "}}")
		inner := len(options) - 1
		name, option := strings.CutPrefix(action, "if ")
		switch {
		case !closed:
			return false
		case action == "end" && inner >= 0:
			options = options[:inner]
		case action == "else" && inner >= 0 && !options[inner]:
			options[inner] = true
		case !slices.Contains(model.Placeholders, name):
			return false
		case option:
			options = append(options, false)
		}
		text = after
	}
}
