package dialog

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
)

// widget is how a field takes its value.
type widget interface {
	set(value string)
	value() string
	update(tea.Msg) tea.Cmd
	focus()
	blur()
	takes(key string) bool // whether the widget wants a key that the form would take
	view(width int, focused bool) []string
	restyle(Style)
}

// choosing is a widget with keys of its own, as pairs for [keys].
type choosing interface{ chooses() []string }

func (m *menu) chooses() []string  { return []string{"↑↓", "dialog.key.choose"} }
func (r *radio) chooses() []string { return []string{"← →", "dialog.key.choose"} }
func (b *boxes) chooses() []string {
	return []string{"← →", "dialog.key.move", "space", "dialog.key.choose"}
}

// field is one field of a form.
type field struct {
	widget
	def     action.Field
	touched bool // somebody typed into it
	kept    bool // somebody has gone into what is proposed: it is gone on with
	start   string
}

func newField(def action.Field, c action.Context, s Style) *field {
	f := &field{def: def}
	offers := def.Offers(c)
	switch {
	case def.Search != nil:
		f.widget = newGather(def, c, s)
	case def.Kind == action.Long:
		f.widget = newArea(s)
	case def.Kind == action.YesNo:
		f.widget = &radio{style: s, options: []action.Option{
			{Value: "", Label: s.Locale.T("dialog.no")}, {Value: "yes", Label: s.Locale.T("dialog.yes")},
		}}
	case def.Kind == action.Choice && def.Many && !def.Free:
		f.widget = &boxes{style: s, options: offers, on: map[string]bool{}}
	case def.Kind == action.Choice && !def.Free && !def.Many && fits(offers):
		f.widget = &radio{style: s, options: offers, empty: def.Optional}
	case def.Kind == action.Choice && !def.Many:
		f.widget = newMenu(s, offers, def.Free)
	default:
		f.widget = newInput(s)
	}
	return f
}

// fits tells whether choices are few and short enough to stand side by side.
func fits(options []action.Option) bool {
	width := 0
	for _, o := range options {
		width += ansi.StringWidth(o.Label) + 6
	}
	return len(options) > 0 && len(options) <= 5 && width <= 60
}

func (f *field) set(value string) {
	f.start, f.kept = value, false
	f.widget.set(value)
}

func (f *field) focus() {
	f.kept = false
	f.widget.focus()
}

// proposed tells whether a line is one that nobody has typed or gone into: the first letter takes its place, as that of
// a text that is selected.
func (f *field) proposed() bool {
	_, line := f.widget.(*input)
	return line && f.start != "" && !f.touched && !f.kept && !f.def.Ongoing
}

func (f *field) update(msg tea.Msg) tea.Cmd {
	before := f.widget.value()
	press, isKey := msg.(tea.KeyPressMsg)
	_, pasted := msg.(tea.PasteMsg)
	if f.proposed() && (pasted || isKey && press.Text != "") {
		f.widget.set("")
	}
	f.kept = f.kept || isKey || pasted
	cmd := f.widget.update(msg)
	if f.widget.value() != before {
		f.touched = true
	}
	return cmd
}

// value is what was typed; a text that nobody touched is given back as it came, not as it was made safe to show.
func (f *field) value() string {
	if !f.touched {
		return f.start
	}
	return f.widget.value()
}

// refresh takes over another default and other choices, unless somebody has typed.
func (f *field) refresh(c action.Context) {
	if offering, ok := f.widget.(interface{ offer([]action.Option) }); ok && f.def.Choices != nil {
		offering.offer(f.def.Offers(c))
	}
	if found, ok := f.widget.(*gather); ok {
		found.seek(f.def, c)
	}
	if f.def.Default != nil {
		f.follow(f.def.Default(c))
	}
}

// follow takes over a value, unless somebody has typed. The cursor stays where it is in a text that is the same.
func (f *field) follow(value string) {
	if !f.touched && (f.def.Kind == action.Choice || f.start != value) {
		f.set(value)
	}
}

func (f *field) view(width int, focused bool) []string {
	if line, is := f.widget.(*input); is {
		line.mark(focused && f.proposed())
	}
	return f.widget.view(width, focused)
}

// input is a field of one line.
type input struct {
	in     textinput.Model
	style  Style
	marked bool // the whole text is shown as selected
}

func newInput(s Style) *input {
	i := &input{in: textinput.New()}
	i.in.Prompt, i.in.CharLimit = "", model.MaxText/4
	i.restyle(s)
	return i
}

func (i *input) set(value string) {
	i.in.SetValue(model.Safe(value))
	i.in.CursorStart()
	if i.in.Focused() {
		i.in.CursorEnd()
	}
}

func (i *input) value() string     { return i.in.Value() }
func (i *input) takes(string) bool { return false }

func (i *input) restyle(s Style) {
	i.style = s
	looks := InputStyles(s.Theme)
	if i.marked {
		looks.Focused.Text = s.Theme.Selected
	}
	i.in.SetStyles(looks)
}

func (i *input) mark(on bool) {
	if i.marked != on {
		i.marked = on
		i.restyle(i.style)
	}
}

func (i *input) focus() {
	i.in.CursorEnd()
	i.in.Focus()
}

// blur shows how the text begins: that is what tells it from others.
func (i *input) blur() {
	i.in.CursorStart()
	i.in.Blur()
}

func (i *input) update(msg tea.Msg) (cmd tea.Cmd) {
	i.in, cmd = i.in.Update(msg)
	return cmd
}

func (i *input) view(width int, _ bool) []string {
	i.in.SetWidth(max(width-1, 1))
	return []string{i.in.View()}
}

// area is a field of several lines.
type area struct {
	in   textarea.Model
	room int // lines that the form can spare while the field has the keyboard
	tall int // lines that it always takes; 0: as many as it needs
}

// How many lines of a longer text are seen: while it is written, and otherwise.
const (
	areaLines  = 7
	areaAtMost = 18
	areaAtRest = 5
)

func newArea(s Style) *area {
	a := &area{in: textarea.New()}
	a.in.Prompt, a.in.ShowLineNumbers, a.in.CharLimit = "", false, model.MaxText/4
	a.in.MaxHeight = 0
	a.restyle(s)
	return a
}

func (a *area) set(value string) {
	a.in.SetValue(model.SafeLines(value))
	a.in.MoveToBegin()
}

func (a *area) value() string   { return a.in.Value() }
func (a *area) focus()          { a.in.Focus() }
func (a *area) blur()           { a.in.Blur() }
func (a *area) restyle(s Style) { a.in.SetStyles(areaStyles(s.Theme)) }

func (a *area) takes(key string) bool { return key == "enter" || key == "up" || key == "down" }

func (a *area) update(msg tea.Msg) (cmd tea.Cmd) {
	a.in, cmd = a.in.Update(msg)
	return cmd
}

func (a *area) view(width int, focused bool) []string {
	a.in.SetWidth(max(width, 4))
	lines := min(max(a.in.LineCount(), 2), areaAtRest)
	if focused {
		lines = min(max(a.room, areaLines), areaAtMost)
	}
	if a.tall > 0 {
		lines = a.tall
	}
	a.in.SetHeight(lines)
	return strings.Split(a.in.View(), "\n")
}
