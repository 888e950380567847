package dialog

import "warroom/tui/action"

// firstOpen is the first field that still needs something; else the first one of several lines, else the first.
func (f *Form) firstOpen() int {
	for n, one := range f.fields {
		if !one.def.Optional && one.value() == "" {
			return n
		}
	}
	for n, one := range f.fields {
		if one.def.Kind == action.Long {
			return n
		}
	}
	if subjects[f.fields[0].def.ID] && f.fields[0].value() != "" && len(f.fields) > 1 {
		return 1
	}
	return 0
}

// subjects are the fields that are chosen under the cursor: once they are, typing means the next field.
var subjects = map[string]bool{"entry": true, "role": true, "item": true, "notice": true, "customer": true, "whom": true, "promise": true}
