package action

import "warroom/tui/pane"

// The acts of the screen itself, by id.
const (
	Help     = "help"
	Palette  = "palette"
	Person   = "person"
	Lock     = "lock"
	Copy     = "copy"
	Filter   = "filter"
	Zoom     = "zoom"
	NextPane = "next-pane"
	PrevPane = "previous-pane"
	JumpTo   = "jump"
	Plan     = "plan"
	Page     = "page"
	Open     = "open"
	Language = "language"
	Theme    = "theme"
	Messages = "messages"
	Quit     = "quit"
)

func screen() []Action {
	return []Action{
		{ID: Help, Group: Screen, Keys: []string{"?", "f1"}},
		{ID: Palette, Group: Screen, Keys: []string{":", "ctrl+k"}},
		{ID: Person, Group: Screen, Keys: []string{"@"}},
		{ID: Lock, Group: Screen, Keys: []string{"ctrl+l"}},
		{ID: Copy, Group: Screen, Keys: []string{"y"}, Enabled: func(c Context) (bool, string) { return c.Selection.Text != "", "nothing-selected" }},
		{ID: Filter, Group: Screen, Keys: []string{"/"}},
		{ID: Zoom, Group: Screen, Keys: []string{"+"}},
		{ID: NextPane, Group: Screen, Keys: []string{"tab"}},
		{ID: PrevPane, Group: Screen, Keys: []string{"shift+tab"}},
		{ID: JumpTo, Group: Screen, Keys: []string{"0", "1", "2", "3", "4", "5", "6", "8"}},
		{ID: Plan, Group: Screen, Fields: []Field{text("words").optional()}},
		{
			ID: Page, Group: Screen, Keys: []string{"g"}, Panes: []pane.ID{pane.Checklists, pane.Status, pane.Roster, pane.Comms},
			Enabled: func(c Context) (bool, string) { return c.Incident != nil, "no-incident" },
		},
		{ID: Open, Group: Screen, Keys: []string{"enter"}, Panes: []pane.ID{pane.Board}, Enabled: func(c Context) (bool, string) {
			return c.Selection.Incident != "", "nothing-selected"
		}},
		{ID: Language, Group: Screen, Keys: []string{"L"}},
		{ID: Theme, Group: Screen, Keys: []string{"T"}},
		{ID: Messages, Group: Screen, Keys: []string{"ctrl+e"}},
		{ID: Quit, Group: Screen, Keys: []string{"q", "ctrl+c"}},
	}
}
