package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/tui/pane"
)

// pageStays is how long the wall shows a page.
const pageStays = 15 * time.Second

// turnPage shows the page that the time of day calls for, so that all walls of a room turn together.
func (r *Room) turnPage() {
	r.page = int(r.now.Unix()/int64(pageStays/time.Second)) % pane.WallPages
}

// wallKey: the wall is read only.
func (r *Room) wallKey(press tea.KeyPressMsg) tea.Cmd {
	switch press.String() {
	case "q", "ctrl+c", "esc":
		return tea.Quit
	}
	return nil
}
