package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/layout"
	"warroom/tui/pane"
)

// frame is the last view drawn: View is called after every message and draws only after a change. What lies under a
// dialog is kept apart, so that typing in a form does not draw the room again.
type frame struct {
	view   tea.View
	drawn  bool
	under  string
	before string // under, as it was before the message that is being handled
}

func (f *frame) drop() { f.drawn, f.under, f.before = false, "", f.under }

// keepUnder says that the message has changed nothing but the dialog.
func (f *frame) keepUnder() { f.under = f.before }

// View draws the room.
func (r *Room) View() tea.View {
	if r.frame.drawn {
		return r.frame.view
	}
	v := tea.NewView(r.content())
	v.AltScreen, v.MouseMode, v.ReportFocus = true, tea.MouseModeCellMotion, false
	v.WindowTitle = r.title()
	v.Cursor = r.cursor()
	r.frame.view, r.frame.drawn = v, true
	return v
}

// title is for the terminal's tab: our own words and the incident's number.
func (r *Room) title() string {
	words := []string{"warroom"}
	if r.opts.Demo {
		words = append(words, "demo")
	}
	if r.data.inc != nil {
		words = append(words, r.data.inc.Number, r.data.inc.Severity.Level.String())
	}
	return model.Safe(strings.Join(words, " "))
}

// arrange computes where everything goes and tells the panes their sizes: the one place that does.
func (r *Room) arrange() {
	r.place = layout.Screen(r.w, r.h, layout.Flags{Focus: r.focus, Zoom: r.zoom, Wall: r.opts.Wall})
	for id, rect := range r.place.Panes {
		if !rect.Empty() {
			r.panes[id].SetSize(rect.W, rect.H)
		}
	}
}

// The smallest window in which a dialog makes sense; below it the room asks for a larger one and the dialog waits.
const (
	minDialogWidth  = 32
	minDialogHeight = 9
)

func (r *Room) content() string {
	if r.w <= 0 || r.h <= 0 {
		return ""
	}
	if r.opts.Wall {
		view, _ := pane.Wall(r.state(), r.w, r.h, r.page)
		return view
	}
	if r.frame.under == "" {
		r.frame.under = r.scene()
	}
	if r.dialogs.Any() && (!r.door.locked || r.dialogs.Asking(askUnlock)) && r.w >= minDialogWidth && r.h >= minDialogHeight {
		return r.withDialog(r.frame.under)
	}
	return r.frame.under
}

// scene draws the room without what lies over it.
func (r *Room) scene() string {
	s := r.state()
	lines := []string{pane.SafetyLine(s, r.w)}
	if r.h > 1 {
		lines = append(lines, pane.DueLine(s, r.w))
	}
	switch {
	case r.door.locked:
		lines = append(lines, r.message(r.h-2, r.words.T("room.locked.title"), r.words.T("room.locked.text"))...)
	case r.place.Class == layout.Tiny:
		lines = append(lines, r.message(r.h-2, r.words.T("room.enlarge"))...)
	default:
		lines = append(lines, r.body(s)...)
		lines = append(lines, r.entryView(), r.bottom())
	}
	if len(lines) > r.h {
		lines = lines[:r.h]
	}
	return strings.Join(lines, "\n")
}

// message fills some lines with a text in the middle.
func (r *Room) message(h int, texts ...string) []string {
	if h <= 0 {
		return nil
	}
	lines := make([]string, h)
	for n, text := range texts {
		if at := h/2 - len(texts)/2 + n; at >= 0 && at < h {
			text = ansi.Truncate(text, r.w, "…")
			lines[at] = strings.Repeat(" ", max(0, (r.w-ansi.StringWidth(text))/2)) + r.look.Bold.Render(text)
		}
	}
	return lines
}

// body draws the panes row by row, as the layout has placed them.
func (r *Room) body(s pane.State) []string {
	var lines []string
	if !r.place.Tabs.Empty() {
		lines = append(lines, pane.TabLine(s, r.panes[:], r.focus, r.w))
	}
	visible := r.place.Visible()
	views := make(map[pane.ID][]string, len(visible))
	top, bottom := r.h, 0
	for _, id := range visible {
		rect := r.place.Panes[id]
		views[id] = strings.Split(r.panes[id].View(id == r.focus), "\n")
		top, bottom = min(top, rect.Y), max(bottom, rect.Y+rect.H)
	}
	for y := top; y < bottom; y++ {
		var row strings.Builder
		x := 0
		for x < r.w {
			id, ok := r.place.At(x, y)
			if !ok {
				break
			}
			rect := r.place.Panes[id]
			if n := y - rect.Y; n < len(views[id]) {
				row.WriteString(views[id][n])
			}
			x = rect.X + rect.W
		}
		lines = append(lines, row.String())
	}
	return lines
}

// entryView is the entry line with how it will be read.
func (r *Room) entryView() string {
	mark := r.look.Paint(&r.look.Prompt, " > ")
	if r.find.open {
		return ansi.Truncate(r.look.Paint(&r.look.Prompt, " / ")+r.find.input.View(), r.w, "…")
	}
	reading := r.reading()
	width := max(r.w-5-ansi.StringWidth(reading), 10)
	r.line.input.SetWidth(width)
	left := mark + r.line.input.View()
	if d := r.offered(); d != nil {
		left = mark + r.look.Paint(&r.look.Faint, ansi.Truncate(d.origin.line, width, "…"))
	}
	gap := max(r.w-lipgloss.Width(left)-ansi.StringWidth(reading)-1, 1)
	return ansi.Truncate(left+strings.Repeat(" ", gap)+r.look.Faint.Render(reading), r.w, "…")
}

// cursor is where the terminal's own cursor stands; nil hides it.
func (r *Room) cursor() *tea.Cursor {
	if r.opts.Wall || r.dialogs.Any() || r.door.locked || r.place.Entry.Empty() {
		return nil
	}
	input := &r.line.input
	if r.find.open {
		input = &r.find.input
	}
	c := input.Cursor()
	if c == nil {
		return nil
	}
	c.X += r.place.Entry.X + 3
	c.Y = r.place.Entry.Y
	if c.X >= r.w {
		c.X = r.w - 1
	}
	return c
}

// withDialog puts the front dialog over the room; the safety line and the due line stay in sight.
func (r *Room) withDialog(content string) string {
	room := min(r.w, 100)
	if r.dialogs.Whole() {
		room = r.w
	}
	box := strings.Split(r.dialogs.View(room, max(r.h-2, 1)), "\n")
	w := lipgloss.Width(box[0])
	x, y := max((r.w-w)/2, 0), min(max(2, (r.h-len(box))/2), max(r.h-len(box), 0))
	lines := strings.Split(content, "\n")
	for n, line := range box {
		if y+n >= len(lines) {
			lines = append(lines, "")
		}
		under := lines[y+n]
		left := ansi.Truncate(under, x, "")
		left += strings.Repeat(" ", max(x-ansi.StringWidth(left), 0))
		lines[y+n] = left + line + ansi.TruncateLeft(under, x+w, "")
	}
	return strings.Join(lines[:min(len(lines), r.h)], "\n")
}
