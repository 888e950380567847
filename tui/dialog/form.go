package dialog

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
)

// Form asks for the fields of an action. Fields that nobody touched follow what is true in the room; what was typed
// is never replaced.
type Form struct {
	style   Style
	action  action.Action
	context action.Context
	fields  []*field
	at      int
	seen    model.Ref
	subject string
	key     string
	changed bool // by somebody else since the form was opened
	what    string
	hint    string
}

// NewForm opens the form of an action with some values given.
func NewForm(a action.Action, c action.Context, given action.Values, s Style) *Form {
	f := &Form{style: s, action: a, context: c, key: Key(a, c)}
	defs := slices.Clone(a.Fields)
	own := slices.ContainsFunc(defs, func(def action.Field) bool { return def.Kind == action.Time })
	if a.ID != "declare" && !own || given.Has("at") {
		defs = append(defs, action.When())
	}
	start := action.Complete(c, a, nil)
	for _, def := range defs {
		one := newField(def, c, s)
		value, was := given[def.ID], start[def.ID]
		if given.Has(def.ID) && value != was {
			one.set(value)
			one.touched = true
		} else {
			one.set(was)
		}
		f.fields = append(f.fields, one)
	}
	f.derive()
	f.look()
	f.focus(f.firstOpen())
	return f
}

// values is what stands in the fields.
func (f *Form) values() action.Values {
	v := action.Values{}
	for _, one := range f.fields {
		v[one.def.ID] = one.value()
	}
	return v
}

// Values is what stands in the fields now.
func (f *Form) Values() action.Values { return f.values() }

// Key names what the form opened on, as [Key] does.
func (f *Form) Key() string { return f.key }

// derive brings the fields that follow others up to date.
func (f *Form) derive() {
	for _, one := range f.fields {
		if one.def.Derive != nil && !one.touched {
			one.set(one.def.Derive(f.context, f.values()))
		}
	}
}

// look takes the present state of the subject as seen.
func (f *Form) look() {
	f.subject, f.seen, f.changed = f.action.About(f.context, f.values()), model.Ref{}, false
	if f.context.Incident != nil && f.subject != "" {
		f.seen = f.context.Incident.Rev(f.subject)
	}
}

// Refresh shows the form what is true now. If its subject has changed, the form says so and nothing is overwritten.
func (f *Form) Refresh(c action.Context) {
	c.Selection = f.context.Selection // the cursor of the room is not the form's concern any more
	f.context = c
	if c.Incident != nil && f.subject != "" && c.Incident.Rev(f.subject) != f.seen {
		f.changed = true
		return
	}
	for _, one := range f.fields {
		one.refresh(c)
	}
	f.derive()
}

// Complain says what was wrong when the form was sent off.
func (f *Form) Complain(what, hint string, changed bool) {
	f.what, f.hint = what, hint
	f.changed = f.changed || changed
}

// Point puts the cursor into a field, if the form has it.
func (f *Form) Point(id string) {
	for n, one := range f.fields {
		if one.def.ID == id {
			f.focus(n)
		}
	}
}

// Restyle takes over another theme or language.
func (f *Form) Restyle(s Style) {
	f.style = s
	for _, one := range f.fields {
		one.restyle(s)
	}
}

func (f *Form) focus(n int) {
	f.fields[f.at].blur()
	f.at = (n + len(f.fields)) % len(f.fields)
	f.fields[f.at].focus()
}

// Update takes a key: between fields, out of the form, or into the field.
func (f *Form) Update(msg tea.Msg) (Result, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil, f.into(msg)
	}
	here := f.fields[f.at]
	switch name := press.String(); {
	case name == "esc":
		return f.leave(), nil
	case name == "tab", name == "down" && !here.takes(name):
		f.focus(f.at + 1)
	case name == "shift+tab", name == "up" && !here.takes(name):
		f.focus(f.at - 1)
	case name == "ctrl+s":
		return f.submit(f.changed), nil
	case name == "enter" && !here.takes(name):
		return f.enter(), nil
	default:
		return nil, f.into(msg)
	}
	return nil, nil
}

// enter sends the form off. If the subject has changed it first only shows the new state: looking comes before sending.
func (f *Form) enter() Result {
	if f.changed {
		for _, one := range f.fields {
			one.refresh(f.context)
		}
		f.derive()
		f.look()
		f.what, f.hint = f.style.Locale.T("dialog.form.looked"), f.style.Locale.T("dialog.form.looked.hint")
		return nil
	}
	return f.submit(false)
}

// submit sends the form off; anyway sends it also though its subject has changed.
func (f *Form) submit(anyway bool) Result {
	values := f.values()
	if missing := action.Lacks(f.action, values); missing != "" {
		for n, one := range f.fields {
			if one.def.ID == missing {
				f.focus(n)
				f.what, f.hint = f.style.Locale.T("dialog.form.missing", "field", one.def.Label(f.context)), ""
			}
		}
		return nil
	}
	s := Submitted{Action: f.action, Values: values, Subject: f.subject, Seen: f.seen}
	if anyway {
		s.Subject = ""
	}
	return s
}

// into gives a message to the field that has the keyboard.
func (f *Form) into(msg tea.Msg) tea.Cmd {
	cmd := f.fields[f.at].update(msg)
	f.derive()
	if subject := f.action.About(f.context, f.values()); subject != f.subject {
		f.look()
	}
	return cmd
}

// View draws the form.
func (f *Form) View(w, h int) string {
	width := inner(w)
	label := 0
	for _, one := range f.fields {
		label = max(label, ansi.StringWidth(one.def.Label(f.context)))
	}
	label = min(label, width/3)
	after, foot := f.consequences(width), f.foot(width)
	var lines []string
	focus, written := 0, &area{}
	for n, one := range f.fields {
		if n == f.at {
			focus = len(lines)
			if long, ok := one.widget.(*area); ok {
				written = long
				continue
			}
		}
		lines = append(lines, f.row(one, n == f.at, label, width)...)
	}
	written.room = h - 2 - len(lines) - len(after) - len(foot)
	if _, long := f.fields[f.at].widget.(*area); long {
		lines = slices.Insert(lines, focus, f.row(f.fields[f.at], true, label, width)...)
	}
	return box(f.style, f.action.Name(f.context), append(lines, after...), foot, focus, w, h)
}

func (f *Form) row(one *field, focused bool, label, width int) []string {
	t := f.style.Theme
	look, mark := t.Faint, "  "
	if focused {
		look, mark = t.Focus, "▸ "
	}
	name := ansi.Truncate(one.def.Label(f.context), label, "…")
	name += strings.Repeat(" ", label-ansi.StringWidth(name)+2)
	var lines []string
	for n, line := range one.view(width-label-4, focused) {
		if n == 0 {
			lines = append(lines, look.Render(mark+name)+line)
			continue
		}
		lines = append(lines, strings.Repeat(" ", label+4)+line)
	}
	return lines
}

// consequences are what the act will cause.
func (f *Form) consequences(width int) []string {
	if f.action.Preview == nil {
		return nil
	}
	lines := []string{""}
	for _, text := range f.action.Preview(f.context, f.values()) {
		lines = append(lines, styled(f.style.Theme.Modal, text, width)...)
	}
	return lines
}

// foot is what must be seen at any size: what is wrong, and the keys.
func (f *Form) foot(width int) []string {
	t, words := f.style.Theme, f.style.Locale
	lines := []string{""}
	if f.changed {
		lines = append(lines, styled(t.Warn, "! "+words.T("dialog.form.changed"), width)...)
		return append(lines, keys(f.style, "enter", "dialog.key.look", "ctrl+s", "dialog.key.anyway", "esc", "dialog.key.drop"))
	}
	if f.what != "" {
		lines = append(lines, styled(t.Bad, "! "+f.what, width)...)
	}
	if f.hint != "" {
		for _, line := range styled(t.Modal, f.hint, width-2) {
			lines = append(lines, "  "+line)
		}
	}
	send, does := "enter", "dialog.key.send"
	if f.fields[f.at].def.Kind == action.Long {
		send = "ctrl+s"
	}
	if own := "action." + f.action.ID + ".do"; words.Has(own) {
		does = own
	}
	pairs := []string{send, does}
	if w, ok := f.fields[f.at].widget.(choosing); ok {
		pairs = append(pairs, w.chooses()...)
	}
	return append(lines, keys(f.style, append(pairs, "tab", "dialog.key.next", "esc", "dialog.key.back")...))
}
