package tell

import "warroom/tui/action"

// Start asks the room to begin an action with some values: at once, or on the screen or form that asks for the rest.
type Start struct {
	Action string
	Values action.Values
	AtOnce bool   // everything is decided
	Point  string // the field to begin with; empty: the first that is open
}
