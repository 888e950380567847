package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"warroom/tui/action"
)

// Part is one field of an action on its own, for a dialog that lays its fields out itself. What was typed into it is
// never replaced; until then it follows.
type Part struct{ one *field }

// NewPart makes a part with what stands in the field when a form opens.
func NewPart(def action.Field, c action.Context, s Style) *Part {
	p := &Part{newField(def, c, s)}
	p.one.set(def.Start(c))
	return p
}

// Field is what it asks for.
func (p *Part) Field() action.Field { return p.one.def }

// Value is what stands in it.
func (p *Part) Value() string { return p.one.value() }

// Give puts a value in as if somebody had typed it.
func (p *Part) Give(value string) {
	p.one.set(value)
	p.one.touched = true
}

// Touched tells whether somebody has typed into it.
func (p *Part) Touched() bool { return p.one.touched }

// Follow takes over a value, unless somebody has typed.
func (p *Part) Follow(value string) { p.one.follow(value) }

// Refresh takes over other choices, and unless somebody has typed another default.
func (p *Part) Refresh(c action.Context) { p.one.refresh(c) }

// Update gives it a key.
func (p *Part) Update(msg tea.Msg) tea.Cmd { return p.one.update(msg) }

// Takes tells whether it wants a key that the dialog would take.
func (p *Part) Takes(key string) bool { return p.one.takes(key) }

// Focus gives it the keyboard.
func (p *Part) Focus() { p.one.focus() }

// Blur takes the keyboard away.
func (p *Part) Blur() { p.one.blur() }

// Find puts the cursor at the first place of a text in the field.
func (p *Part) Find(text string) {
	before, _, found := strings.Cut(p.Value(), text)
	if !found {
		return
	}
	switch w := p.one.widget.(type) {
	case *input:
		w.in.SetCursor(len([]rune(before)))
	case *area:
		last := strings.LastIndexByte(before, '\n')
		w.at(strings.Count(before, "\n"), len([]rune(before[last+1:])))
	}
}

// Cut takes the first place of a text out of the field and leaves the cursor there.
func (p *Part) Cut(text string) {
	before, after, found := strings.Cut(p.Value(), text)
	if !found {
		return
	}
	p.Find(text)
	value := before + after
	switch w := p.one.widget.(type) {
	case *input:
		at := w.in.Position()
		w.in.SetValue(value)
		w.in.SetCursor(at)
	case *area:
		last := strings.LastIndexByte(before, '\n')
		w.in.SetValue(value)
		w.at(strings.Count(before, "\n"), len([]rune(before[last+1:])))
	}
	p.one.touched = true
}

// at puts the cursor at a line and a column, counted from 0.
func (a *area) at(line, column int) {
	a.in.MoveToBegin()
	for a.in.Line() < line {
		was, row := a.in.Line(), a.in.LineInfo().RowOffset
		a.in.CursorDown()
		if a.in.Line() == was && a.in.LineInfo().RowOffset == row {
			break // the text has no such line
		}
	}
	a.in.SetCursorColumn(column)
}

// View draws it at a width; a field of several lines takes exactly h of them.
func (p *Part) View(w, h int, focused bool) []string {
	if a, ok := p.one.widget.(*area); ok {
		a.tall = max(h, 1)
	}
	return p.one.view(w, focused)
}

// Restyle takes over another theme or language.
func (p *Part) Restyle(s Style) { p.one.restyle(s) }
