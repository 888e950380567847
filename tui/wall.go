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
	_, pages := pane.Wall(r.state(), r.w, r.h, r.page)
	if pages > 0 {
		r.page = int(r.now.Unix()/int64(pageStays/time.Second)) % pages
	}
}

// wallKey: the wall is read only.
func (r *Room) wallKey(press tea.KeyPressMsg) tea.Cmd {
	switch press.String() {
	case "q", "ctrl+c", "esc":
		return tea.Quit
	}
	return nil
}
