package pane

// New makes a pane.
func New(id ID) Pane {
	switch id {
	case Board:
		p := &board{base: base{id: id}}
		p.build, p.extra = p.content, p.said
		return p
	case Status:
		p := &status{base: base{id: id}}
		p.build = p.content
		return p
	case Roster:
		p := &roster{base: base{id: id}}
		p.build = p.content
		return p
	case Comms:
		p := &comms{base: base{id: id}}
		p.build = p.content
		return p
	case Checklists:
		p := &checklists{base: base{id: id}}
		p.build, p.extra = p.content, p.said
		return p
	case Customers:
		p := &customers{base: base{id: id}}
		p.build, p.fill, p.extra = p.content, p.customerLine, p.said
		return p
	case Plan:
		p := &reader{base: base{id: id}}
		p.build, p.extra = p.content, p.said
		return p
	}
	p := &log{base: base{id: id}}
	p.build, p.fill, p.extra = p.content, p.entryLine, p.said
	return p
}
