package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// code is what a terminal reads before and after a text in a look.
type code struct{ open, end string }

func codeOf(look *lipgloss.Style) code {
	open, end, ok := strings.Cut(look.Render("x"), "x")
	if !ok {
		return code{}
	}
	return code{open, end}
}

// Paint puts one line of plain text into a look. Unlike Style.Render it leaves the text whole, also where the look is
// underlined or struck through: Render draws these rune by rune, which tears an emoji into its parts and makes the
// line wider than it was. A nil look is the terminal's own. It is quick for the looks of the theme itself.
func (t *Theme) Paint(look *lipgloss.Style, text string) string {
	if look == nil || text == "" {
		return text
	}
	c, own := t.codes[look]
	if !own {
		c = codeOf(look)
	}
	return c.open + text + c.end
}
