package dialog

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/tui/action"
)

// Form asks for the fields of an action, one below the other.
type Form struct {
	Draft
	style Style
	at    int
}

// NewForm opens the form of an action with some values given.
func NewForm(a action.Action, c action.Context, given action.Values, s Style) *Form {
	var more []action.Field
	own := slices.ContainsFunc(a.Fields, func(def action.Field) bool { return def.Kind == action.Time })
	if a.ID != "declare" && !own || given.Has("at") {
		more = append(more, action.When())
	}
	f := &Form{Draft: NewDraft(Key(a, c, given), a, c, given, s, more...), style: s}
	f.focus(f.firstOpen())
	return f
}

// Point puts the cursor into a field, if the form has it.
func (f *Form) Point(id string) {
	if n := slices.Index(f.Parts, f.Part(id)); n >= 0 {
		f.focus(n)
	}
}

// Restyle takes over another theme or language.
func (f *Form) Restyle(s Style) {
	f.style = s
	f.Draft.Restyle(s)
}

func (f *Form) focus(n int) {
	f.Parts[f.at].Blur()
	f.at = (n + len(f.Parts)) % len(f.Parts)
	f.Parts[f.at].Focus()
}

// Update takes a key: between fields, out of the form, or into the field.
func (f *Form) Update(msg tea.Msg) (Result, tea.Cmd) {
	press, isKey := msg.(tea.KeyPressMsg)
	if !isKey {
		return nil, f.into(msg)
	}
	here := f.Parts[f.at]
	switch name := press.String(); {
	case name == "esc":
		return f.Leave(), nil
	case name == "tab", name == "down" && !here.Takes(name):
		f.focus(f.at + 1)
	case name == "shift+tab", name == "up" && !here.Takes(name):
		f.focus(f.at - 1)
	case name == "ctrl+s":
		return f.submit(f.Changed), nil
	case name == "enter" && !here.Takes(name):
		return f.enter(), nil
	default:
		return nil, f.into(msg)
	}
	return nil, nil
}

// enter sends the form off. If the subject has changed it first only shows the new state: looking comes before sending.
func (f *Form) enter() Result {
	if f.Changed {
		f.LookAgain()
		return nil
	}
	return f.submit(false)
}

// submit sends the form off, or puts the cursor where something is missing.
func (f *Form) submit(anyway bool) Result {
	result, lacks := f.Submit(anyway)
	if lacks != nil {
		f.Point(lacks.Field().ID)
	}
	return result
}

// into gives a message to the field that has the keyboard.
func (f *Form) into(msg tea.Msg) tea.Cmd {
	cmd := f.Parts[f.at].Update(msg)
	f.Derive()
	f.About()
	return cmd
}

// View draws the form.
func (f *Form) View(w, h int) string {
	width := inner(w)
	label := 0
	for _, part := range f.Parts {
		label = max(label, ansi.StringWidth(part.Field().Label(f.Context)))
	}
	label = min(label, width/3)
	after, foot := f.consequences(width), f.foot(width)
	var lines []string
	focus, written := 0, &area{}
	for n, part := range f.Parts {
		if n == f.at {
			focus = len(lines)
			if long, ok := part.one.widget.(*area); ok {
				written = long
				continue
			}
		}
		lines = append(lines, f.row(part.one, n == f.at, label, width)...)
	}
	written.room = h - 2 - len(lines) - len(after) - len(foot)
	if here := f.Parts[f.at].one; here.widget == widget(written) {
		lines = slices.Insert(lines, focus, f.row(here, true, label, width)...)
	}
	return box(f.style, f.Action.Name(f.Context), append(lines, after...), foot, focus, w, h)
}

func (f *Form) row(one *field, focused bool, label, width int) []string {
	t := f.style.Theme
	look, mark := t.Faint, "  "
	if focused {
		look, mark = t.Focus, "▸ "
	}
	name := ansi.Truncate(one.def.Label(f.Context), label, "…")
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
	if f.Action.Preview == nil {
		return nil
	}
	lines := []string{""}
	for _, text := range f.Action.Preview(f.Context, f.Values()) {
		lines = append(lines, styled(f.style.Theme.Modal, text, width)...)
	}
	return lines
}

// foot is what must be seen at any size: what is wrong, and the keys.
func (f *Form) foot(width int) []string {
	t, words := f.style.Theme, f.style.Locale
	lines := []string{""}
	if f.Changed {
		lines = append(lines, styled(t.Warn, "! "+words.T("dialog.form.changed"), width)...)
		return append(lines, keys(f.style, "enter", "dialog.key.look", "ctrl+s", "dialog.key.anyway", "esc", "dialog.key.drop"))
	}
	if f.What != "" {
		lines = append(lines, styled(t.Bad, "! "+f.What, width)...)
	}
	if f.Hint != "" {
		for _, line := range styled(t.Modal, f.Hint, width-2) {
			lines = append(lines, "  "+line)
		}
	}
	send, does := "enter", "dialog.key.send"
	here := f.Parts[f.at]
	if here.Takes("enter") {
		send = "ctrl+s"
	}
	if own := "action." + f.Action.ID + ".do"; words.Has(own) {
		does = own
	}
	pairs := []string{send, does}
	if w, ok := here.one.widget.(choosing); ok {
		pairs = append(pairs, w.chooses()...)
	}
	return append(lines, keys(f.style, append(pairs, "tab", "dialog.key.next", "esc", "dialog.key.back")...))
}
