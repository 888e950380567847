package dialog

import "warroom/tui/action"

// firstOpen is the first field that still needs something; else the first one of several lines, else the first.
func (f *Form) firstOpen() int {
	for n, part := range f.Parts {
		if !part.Field().Optional && part.Value() == "" {
			return n
		}
	}
	for n, part := range f.Parts {
		if part.Field().Kind == action.Long {
			return n
		}
	}
	if first := f.Parts[0]; subjects[first.Field().ID] && first.Value() != "" && len(f.Parts) > 1 {
		return 1
	}
	return 0
}

// subjects are the fields that are chosen under the cursor: once they are, typing means the next field.
var subjects = map[string]bool{"entry": true, "role": true, "item": true, "notice": true, "follows": true, "customer": true, "whom": true, "promise": true}
