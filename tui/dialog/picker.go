package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/tui/action"
)

// Picker chooses one of a list while one types.
type Picker struct {
	style Style
	ask   string
	title string
	menu  *menu
}

// pickerLines is how many choices a picker shows at once.
const pickerLines = 12

// NewPicker asks for one of the options, or with free for anything that is typed.
func NewPicker(ask, title string, options []action.Option, free bool, s Style) *Picker {
	p := &Picker{style: s, ask: ask, title: title, menu: newMenu(s, options, free)}
	p.menu.lines = pickerLines
	p.menu.focus()
	return p
}

// People offers everybody that the plan or the incident knows.
func People(c action.Context) []action.Option { return action.Everybody(c) }

// Ask is which question it is.
func (p *Picker) Ask() string { return p.ask }

// Restyle takes over another theme or language.
func (p *Picker) Restyle(s Style) {
	p.style = s
	p.menu.restyle(s)
}

// Update takes keys; enter chooses.
func (p *Picker) Update(msg tea.Msg) (Result, tea.Cmd) {
	if press, isKey := msg.(tea.KeyPressMsg); isKey {
		switch press.String() {
		case "esc":
			return Dropped{}, nil
		case "enter":
			if value := strings.TrimSpace(p.menu.value()); value != "" {
				return Chosen{Ask: p.ask, Value: value}, nil
			}
			return nil, nil
		}
	}
	return nil, p.menu.update(msg)
}

// View draws the list.
func (p *Picker) View(w, h int) string {
	lines := p.menu.view(inner(w), true)
	for len(lines) < pickerLines/2 {
		lines = append(lines, "")
	}
	foot := []string{"", keys(p.style, "enter", "dialog.key.choose", "↑↓", "dialog.key.move", "esc", "dialog.key.back")}
	return box(p.style, p.title, lines, foot, p.menu.row(), w, h)
}
