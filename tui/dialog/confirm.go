package dialog

import (
	tea "charm.land/bubbletea/v2"

	"warroom/tui/action"
)

// Confirm asks once more before something that reaches beyond the room or loses something.
type Confirm struct {
	style  Style
	ask    string
	title  string
	texts  []string
	action *action.Action
	values action.Values
}

// NewConfirm asks a question; the texts are safe to show.
func NewConfirm(ask, title string, texts []string, s Style) *Confirm {
	return &Confirm{style: s, ask: ask, title: title, texts: texts}
}

// For makes yes send off an action.
func (c *Confirm) For(a action.Action, v action.Values) *Confirm {
	c.action, c.values = &a, v
	return c
}

// Ask is which question it is.
func (c *Confirm) Ask() string { return c.ask }

// Restyle takes over another theme or language.
func (c *Confirm) Restyle(s Style) { c.style = s }

// Update takes the answer. Only the letter for yes in the language of the screen, or y, is a yes.
func (c *Confirm) Update(msg tea.Msg) (Result, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil, nil
	}
	switch press.String() {
	case "y", c.style.Locale.T("dialog.yes.key"):
		if c.action != nil {
			return Submitted{Action: *c.action, Values: c.values, Confirmed: true}, nil
		}
		return Chosen{Ask: c.ask, Value: "yes"}, nil
	case "n", "esc", "q":
		return Dropped{}, nil
	}
	return nil, nil
}

// View draws the question.
func (c *Confirm) View(w, h int) string {
	var lines []string
	for _, text := range c.texts {
		lines = append(lines, styled(c.style.Theme.Modal, text, inner(w))...)
	}
	foot := []string{"", keys(c.style, c.style.Locale.T("dialog.yes.key"), "dialog.yes", "n", "dialog.no")}
	return box(c.style, c.title, lines, foot, 0, w, h)
}
