package tell

import (
	tea "charm.land/bubbletea/v2"

	"warroom/tui/dialog"
)

// Update takes a key: between fields and languages, out, or into the field.
func (d *Compose) Update(msg tea.Msg) (dialog.Result, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil, d.into(msg)
	}
	here := d.Part(d.at)
	switch name := press.String(); {
	case name == "esc":
		return d.Leave(), nil
	case name == "tab", name == "down" && !here.Takes(name):
		d.step(1)
	case name == "shift+tab", name == "up" && !here.Takes(name):
		d.step(-1)
	case name == "ctrl+t":
		d.speak()
	case name == "ctrl+g":
		d.toGap()
	case name == "ctrl+s":
		return d.submit(d.Changed), nil
	case name == "enter" && !here.Takes(name):
		return d.enter(), nil
	default:
		return nil, d.into(msg)
	}
	return nil, nil
}

// into gives a message to the field that has the keyboard.
func (d *Compose) into(msg tea.Msg) tea.Cmd {
	if press, isKey := msg.(tea.KeyPressMsg); d.gap != "" && (!isKey || press.Text != "" || press.String() == "backspace") {
		d.Part(d.at).Cut(d.gap)
		if isKey && press.String() == "backspace" {
			msg = nil
		}
	}
	d.gap = ""
	cmd := d.Part(d.at).Update(msg)
	d.What, d.Hint, d.asked = "", "", false
	if !d.writing() { // nothing follows the text
		d.Derive()
		d.measure()
	}
	return cmd
}

// enter goes on to the next field. Behind the stage the text is there: it is recorded if it has no gaps, and else the
// cursor goes to the first one.
func (d *Compose) enter() dialog.Result {
	switch {
	case d.Changed:
		d.LookAgain()
		d.Hint = ""
	case d.at == "stage" && d.Part("body").Value() != "":
		if d.toGap() {
			return nil
		}
		return d.submit(false)
	default:
		d.step(1)
	}
	return nil
}

// submit sends it off, or puts the cursor where something is missing or left behind.
func (d *Compose) submit(anyway bool) dialog.Result {
	if d.asksBehind() {
		return nil
	}
	result, lacks := d.Submit(anyway)
	if lacks != nil {
		d.lang = 0
		d.focus(lacks.Field().ID)
	}
	return result
}
