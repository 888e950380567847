package tell

import "warroom/tui/action"

// Start asks the room to begin an action with some values: at once, or on the screen or form that asks for the rest.
type Start struct {
	Action string
	Values action.Values
	AtOnce bool // everything is decided
}
