package tell

import (
	tea "charm.land/bubbletea/v2"

	"warroom/tui/action"
	"warroom/tui/dialog"
)

// Update takes a key: between fields and languages, out, or into the field.
func (d *Compose) Update(msg tea.Msg) (dialog.Result, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil, d.into(msg)
	}
	here := d.parts[d.at]
	switch name := press.String(); {
	case name == "esc":
		return d.leave(), nil
	case name == "tab", name == "down" && !here.Takes(name):
		d.step(1)
	case name == "shift+tab", name == "up" && !here.Takes(name):
		d.step(-1)
	case name == "ctrl+t":
		d.speak(1)
	case name == "ctrl+g":
		d.toGap()
	case name == "ctrl+s":
		return d.submit(d.changed), nil
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
		d.parts[d.at].Cut(d.gap)
		if isKey && press.String() == "backspace" {
			msg = nil
		}
	}
	d.gap = ""
	cmd := d.parts[d.at].Update(msg)
	d.what, d.hint = "", ""
	if !d.writing() { // nothing follows the text
		d.derive()
	}
	return cmd
}

// enter goes on to the next field. Behind the stage the text is there: it is recorded if it has no gaps, and else the
// cursor goes to the first one.
func (d *Compose) enter() dialog.Result {
	switch {
	case d.changed:
		d.derive()
		d.look()
		d.what, d.hint = d.style.Locale.T("dialog.form.looked"), ""
	case d.at == "stage" && d.parts["body"].Value() != "":
		if d.toGap() {
			return nil
		}
		return d.submit(false)
	default:
		d.step(1)
	}
	return nil
}

// submit sends it off; anyway sends it also though what it edits has changed.
func (d *Compose) submit(anyway bool) dialog.Result {
	v := d.values()
	if missing := action.Lacks(d.action, v); missing != "" {
		d.lang = 0
		d.focus(missing)
		d.what, d.hint = d.style.Locale.T("dialog.form.missing", "field", d.parts[missing].Field().Label(d.context)), ""
		return nil
	}
	s := dialog.Submitted{Action: d.action, Values: v, Subject: d.subject, Seen: d.seen}
	if anyway {
		s.Subject = ""
	}
	return s
}

// leave hands back what was typed, so that it can be had again.
func (d *Compose) leave() dialog.Result {
	values := action.Values{}
	for id, part := range d.parts {
		if part.Touched() {
			values[id] = part.Value()
		}
	}
	if len(values) == 0 {
		return dialog.Dropped{}
	}
	return dialog.Left{Key: d.key, Values: values}
}
