package theme

// The marks. All are one cell wide in the usual fonts, and none needs a special font.
const (
	Done      = "✓"
	Here      = "▸" // running, or where the work stands
	ToCome    = "·"
	Alert     = "!" // late, needs you
	Open      = "☐"
	Skipped   = "–"
	Failed    = "x"
	Pending   = "…" // not confirmed yet
	Up        = "▲" // more than when you looked
	Down      = "▼" // less than when you looked
	Online    = "●"
	Offline   = "○"
	Unknown   = "?"
	Arrow     = "→"
	BarFull   = "█"
	BarEmpty  = "░"
	BarPart   = "▌"
	Ellipsis  = "…"
	Separator = "·"
	PinMark   = "^"
)

// Frame is the pieces of a pane's border.
type Frame struct{ TopLeft, Top, TopRight, Side, BottomLeft, Bottom, BottomRight string }

// Thin frames a pane that is not in focus, Heavy the one that is: focus is told by weight, not by hue.
var (
	Thin  = Frame{"┌", "─", "┐", "│", "└", "─", "┘"}
	Heavy = Frame{"┏", "━", "┓", "┃", "┗", "━", "┛"}
)
