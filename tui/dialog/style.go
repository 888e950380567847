package dialog

import (
	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"

	"warroom/tui/locale"
	"warroom/tui/theme"
)

// Style is what dialogs draw and word with.
type Style struct {
	Theme  *theme.Theme
	Locale *locale.Locale
}

// InputStyles are the looks of a line of input.
func InputStyles(t *theme.Theme) textinput.Styles {
	state := textinput.StyleState{Text: t.Input, Placeholder: t.Faint, Suggestion: t.Faint, Prompt: t.Prompt}
	blurred := state
	blurred.Text = t.Normal
	return textinput.Styles{Focused: state, Blurred: blurred}
}

// areaStyles are the looks of a field of several lines.
func areaStyles(t *theme.Theme) textarea.Styles {
	state := textarea.StyleState{
		Base: t.Normal, Text: t.Input, CursorLine: t.Input, Placeholder: t.Faint, Prompt: t.Prompt, EndOfBuffer: t.Faint,
		LineNumber: t.Faint, CursorLineNumber: t.Faint, Selection: t.Selected,
	}
	blurred := state
	blurred.Text, blurred.CursorLine = t.Normal, t.Normal
	return textarea.Styles{Focused: state, Blurred: blurred}
}
