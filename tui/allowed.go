package tui

import (
	tea "charm.land/bubbletea/v2"

	"warroom/tui/action"
	"warroom/tui/pane"
)

// allowed tells whether an action can be done here and now, or why not. On the board nothing is done to an incident:
// the one under the cursor is not the one in the room.
func (r *Room) allowed(a action.Action, c action.Context) (ok bool, reason string) {
	if r.focus == pane.Board && a.Build != nil && a.ID != "declare" {
		return false, "room.board.open-first"
	}
	return a.Ready(c)
}

// refuse says why something cannot be done now.
func (r *Room) refuse(reason string) tea.Cmd { return r.notes.info(r.words.T(reason), r.now) }

// action is one of the table.
func (r *Room) action(id string) action.Action {
	for _, a := range r.table {
		if a.ID == id {
			return a
		}
	}
	return action.Action{}
}
