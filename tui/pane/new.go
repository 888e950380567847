package pane

// New makes a pane.
func New(id ID) Pane {
	switch id {
	case Board:
		return &board{base: base{id: id}}
	case Status:
		return &status{base: base{id: id}}
	case Roster:
		return &roster{base: base{id: id}}
	case Comms:
		return &comms{base: base{id: id}}
	case Checklists:
		return &checklists{base: base{id: id}}
	}
	return &log{base: base{id: id}}
}
