package dialog

import (
	"strings"

	"warroom/tui/action"
)

// Left says that a form was left in which somebody had typed. Key is the same for a form that opens on the same thing.
type Left struct {
	Key    string
	Values action.Values
}

// Key names what a form of this action would open on: the action, the incident, and the choices that are made for the
// person, or were given where they say what it is about.
func Key(a action.Action, c action.Context, given action.Values) string {
	words := []string{a.ID}
	if c.Incident != nil {
		words = append(words, string(c.Incident.ID))
	}
	for _, f := range a.Fields {
		switch {
		case f.Kind != action.Choice || f.Default == nil:
		case subjects[f.ID] && given.Has(f.ID):
			words = append(words, given[f.ID])
		default:
			words = append(words, f.Default(c))
		}
	}
	return strings.Join(words, "\x00")
}
