package pane

// SafetyLine is the first line of the room, never hidden.
func SafetyLine(s State, w int) string { return fit("", w) }

// DueLine says what is late and what is next.
func DueLine(s State, w int) string { return fit("", w) }

// TabLine lists the panes with their counts and alarms where only one of them is seen.
func TabLine(s State, panes []Pane, front ID, w int) string { return fit("", w) }

// Wall is one page of the read-only view for a big screen, and how many pages there are.
func Wall(s State, w, h, page int) (view string, pages int) { return blank(w, h), 1 }
