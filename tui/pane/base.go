package pane

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// row is one line of a pane's content. A row with a key can hold the cursor.
type row struct {
	key   string
	sel   *Selection // nil: nothing but the words
	line  line
	entry int // of the log: the entry's place, counted from 1
	// draw makes the line when the row is seen; nil if it is there already.
	draw func() line
}

func (r row) blank() bool { return len(r.line) == 0 && r.entry == 0 && r.draw == nil }

// base is what all panes share: size, state, rows, cursor and scroll.
type base struct {
	id    ID
	w, h  int
	state State
	rows  []row
	at    int    // the row under the cursor, -1 if none can hold it
	top   int    // the first row that is seen
	key   string // what the cursor stands on
	// touched tells whether the viewer has moved cursor or scroll.
	touched bool
	build   func() []row                     // makes the rows for the present state, size and cursor
	fill    func(row) line                   // makes the line of a row that has none yet
	extra   func() (said string, found bool) // what the title says beside the name; whether it is of a filter
	shown   int                              // how often state or size were given: what does not hang on the cursor is made once for each
	made    int                              // how often the rows were made
	seen    drawn
}

// drawn is what View has drawn last, and of what.
type drawn struct {
	made, at, top int
	focused       bool
	view          string
}

// SetSize gives the pane its size.
func (b *base) SetSize(w, h int) {
	w, h = max(w, 0), max(h, 0)
	if w == b.w && h == b.h {
		return
	}
	b.w, b.h = w, h
	b.shown++
	b.rebuild()
}

// Show takes over what is true now.
func (b *base) Show(s State) {
	b.state = s
	b.shown++
	b.rebuild()
}

// rebuild makes the rows anew and keeps the cursor on its subject, or else near its place. Blank rows go first where
// there is no room for all.
func (b *base) rebuild() {
	b.made++
	if b.state.Theme == nil || b.state.Locale == nil || b.w < 4 {
		b.rows, b.at = nil, -1
		return
	}
	before := b.key
	b.fresh()
	if b.key != before { // what stands below the cursor depends on where it is
		b.fresh()
	}
}

func (b *base) fresh() {
	b.rows = b.build()
	if _, h := b.inner(); lastBlank(b.rows) > h {
		b.rows = slices.DeleteFunc(b.rows, row.blank)
	}
	b.settle()
}

// lastBlank is the place of the last blank row: what comes after it may be scrolled to.
func lastBlank(rows []row) int {
	for n := len(rows) - 1; n >= 0; n-- {
		if rows[n].blank() {
			return n
		}
	}
	return -1
}

// inner is the room within the frame and its margins.
func (b *base) inner() (w, h int) { return max(b.w-4, 0), max(b.h-2, 0) }

// settle finds the subject of the cursor again and keeps it at the same height of the screen. Until the viewer has
// moved, the top is shown, and a cursor that would be out of sight goes back there.
func (b *base) settle() {
	_, h := b.inner()
	before := b.at
	at := slices.IndexFunc(b.rows, func(r row) bool { return b.key != "" && r.key == b.key })
	if at < 0 || !b.touched && at >= h {
		at = b.nearest(min(before, len(b.rows)-1))
		if !b.touched {
			at = b.nearest(0)
		}
	}
	b.at = at
	b.remember()
	if b.touched && at >= 0 {
		b.top += at - before
	}
	b.top = max(min(b.top, len(b.rows)-h), 0)
}

// nearest is the row that can hold the cursor and is closest to n, or -1.
func (b *base) nearest(n int) int {
	n = max(n, 0)
	for d := 0; d <= len(b.rows); d++ {
		for _, at := range [2]int{n + d, n - d} {
			if at >= 0 && at < len(b.rows) && b.rows[at].key != "" {
				return at
			}
		}
	}
	return -1
}

func (b *base) remember() {
	b.key = ""
	if b.at >= 0 && b.at < len(b.rows) {
		b.key = b.rows[b.at].key
	}
}

// reveal scrolls so that the cursor is seen; from the first row that can hold it, the top is seen as well.
func (b *base) reveal() {
	_, h := b.inner()
	last := max(len(b.rows)-h, 0)
	if b.at >= 0 {
		if b.at < b.top || b.at == b.nearest(0) {
			b.top = min(b.at, b.top)
			if b.at < h {
				b.top = 0
			}
		}
		if b.at >= b.top+h {
			b.top = b.at - h + 1
		}
	}
	b.top = max(min(b.top, last), 0)
}

func (b *base) move(by int) bool {
	if b.at < 0 {
		return b.Wheel(by)
	}
	step, at := 1, b.at
	if by < 0 {
		step = -1
	}
	for left := by; left != 0; {
		next := at + step
		for next >= 0 && next < len(b.rows) && b.rows[next].key == "" {
			next += step
		}
		if next < 0 || next >= len(b.rows) {
			break
		}
		at = next
		left -= step
	}
	if at == b.at {
		return b.Wheel(step)
	}
	b.put(at)
	return true
}

// put moves the cursor to a row; what the pane shows of the row under the cursor may change with it.
func (b *base) put(at int) {
	b.at, b.touched = at, true
	b.remember()
	b.rebuild()
	b.reveal()
}

// Key moves the cursor.
func (b *base) Key(msg tea.KeyPressMsg) bool {
	_, h := b.inner()
	switch msg.String() {
	case "up", "k":
		return b.move(-1)
	case "down", "j":
		return b.move(1)
	case "pgup":
		return b.move(-max(h-1, 1))
	case "pgdown":
		return b.move(max(h-1, 1))
	case "home":
		return b.move(-len(b.rows))
	case "end":
		return b.move(len(b.rows))
	}
	return false
}

// Click puts the cursor on a row.
func (b *base) Click(x, y int) bool {
	n := b.top + y - 1
	if y < 1 || y > b.h-2 || x < 1 || x > b.w-2 || n >= len(b.rows) || b.rows[n].key == "" {
		return false
	}
	top := b.top
	b.put(n)
	b.top = max(min(top, len(b.rows)-1), 0)
	return true
}

// Wheel scrolls.
func (b *base) Wheel(delta int) bool {
	_, h := b.inner()
	top := max(min(b.top+delta, len(b.rows)-h), 0)
	moved := top != b.top
	b.top, b.touched = top, b.touched || moved
	return moved
}

// Selection is what the cursor stands on.
func (b *base) Selection() Selection {
	if b.at < 0 || b.at >= len(b.rows) || b.rows[b.at].key == "" {
		return Selection{}
	}
	var sel Selection
	if r := b.rows[b.at]; r.sel != nil {
		sel = *r.sel
	}
	if sel.Text == "" {
		sel.Text = strings.TrimSpace(b.lineOf(b.rows[b.at]).plain())
	}
	return sel
}

// lineOf is the line of a row, made now where it is made late.
func (b *base) lineOf(r row) line {
	switch {
	case r.draw != nil:
		return r.draw()
	case r.entry > 0:
		return b.fill(r)
	}
	return r.line
}

// View draws the rows that are seen, if anything has changed since it last did.
func (b *base) View(focused bool) string {
	of := drawn{made: b.made, at: b.at, top: b.top, focused: focused, view: b.seen.view}
	if of != b.seen || b.seen.view == "" {
		of.view = b.draw(focused)
		b.seen = of
	}
	return b.seen.view
}

func (b *base) draw(focused bool) string {
	w, h := b.inner()
	lines := make([]string, 0, h)
	for n := b.top; n < len(b.rows) && len(lines) < h; n++ {
		l, look := b.lineOf(b.rows[n]), (*lipgloss.Style)(nil)
		switch {
		case n != b.at:
		case focused:
			look = &b.state.Theme.Selected
		case b.touched: // else it would only hide how urgent the first row is
			look = &b.state.Theme.SelectedBlur
		}
		lines = append(lines, l.draw(b.state.Theme, w, look))
	}
	return b.frame(lines, focused)
}

// Badge says nothing unless a pane says more.
func (b *base) Badge() (int, bool) { return 0, false }
