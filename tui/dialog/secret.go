package dialog

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// Secret asks for a PIN. It stays open until the room closes it, because checking takes a moment.
type Secret struct {
	style Style
	ask   string
	about string
	title string
	in    textinput.Model
	what  string
}

// NewSecret asks a person for their PIN.
func NewSecret(ask, about, title string, s Style) *Secret {
	d := &Secret{style: s, ask: ask, about: about, title: title, in: textinput.New()}
	d.in.Prompt, d.in.EchoMode, d.in.EchoCharacter, d.in.CharLimit = "", textinput.EchoPassword, '•', 64
	d.in.SetStyles(InputStyles(s.Theme))
	d.in.Focus()
	return d
}

// Stays tells that it stays open until the PIN is right or it is left.
func (d *Secret) Stays() {}

// Ask is which question it is.
func (d *Secret) Ask() string { return d.ask }

// Complain says that the PIN was not right, or must wait.
func (d *Secret) Complain(what string) { d.what = what }

// Restyle takes over another theme or language.
func (d *Secret) Restyle(s Style) {
	d.style = s
	d.in.SetStyles(InputStyles(s.Theme))
}

// Update takes keys; enter hands the PIN over and empties the field.
func (d *Secret) Update(msg tea.Msg) (Result, tea.Cmd) {
	if press, isKey := msg.(tea.KeyPressMsg); isKey {
		switch press.String() {
		case "esc":
			return Dropped{}, nil
		case "enter":
			pin := d.in.Value()
			d.in.Reset()
			if pin == "" {
				return nil, nil
			}
			d.what = ""
			return Chosen{Ask: d.ask, About: d.about, Value: pin}, nil
		}
	}
	var cmd tea.Cmd
	d.in, cmd = d.in.Update(msg)
	return nil, cmd
}

// View draws the question.
func (d *Secret) View(w, h int) string {
	d.in.SetWidth(inner(w) - 1)
	lines := []string{d.in.View(), ""}
	if d.what != "" {
		lines = append(lines, d.style.Theme.Bad.Render("! "+d.what))
	}
	return box(d.style, d.title, lines, []string{keys(d.style, "enter", "dialog.key.choose", "esc", "dialog.key.back")}, 0, w, h)
}
