package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Paint puts one line of plain text into a look. Unlike Style.Render it leaves the text whole, also where the look is
// underlined or struck through: Render draws these rune by rune, which tears an emoji into its parts and makes the
// line wider than it was. A nil look is the terminal's own.
func Paint(look *lipgloss.Style, text string) string {
	if look == nil || text == "" {
		return text
	}
	open, end, ok := strings.Cut(look.Render("x"), "x")
	if !ok {
		return text
	}
	return open + text + end
}
