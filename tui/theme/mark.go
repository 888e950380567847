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
	Separator = "·"
	Pinned    = "^"
)

// Frame is the pieces of a pane's border.
type Frame struct{ TopLeft, Top, TopRight, Side, BottomLeft, Bottom, BottomRight string }

// The two borders: focus is told by weight, not by hue.
var (
	Thin  = Frame{"┌", "─", "┐", "│", "└", "─", "┘"}
	Heavy = Frame{"┏", "━", "┓", "┃", "┗", "━", "┛"}
)

// FrameOf is the border of a pane.
func FrameOf(focused bool) Frame {
	if focused {
		return Heavy
	}
	return Thin
}
