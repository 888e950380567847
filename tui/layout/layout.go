// Package layout says where everything goes: a pure function from the size of the terminal and a few flags to
// rectangles. Nothing here draws. The safety line has a place at every size.
package layout

import "warroom/tui/pane"

// Rect is a rectangle in cells; an empty one is not shown.
type Rect struct{ X, Y, W, H int }

// Empty tells whether there is nothing to show.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Contains tells whether a cell lies in the rectangle.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Class is which of the four layouts applies.
type Class int

// The layouts, from small to large.
const (
	Tiny   Class = iota // below 60×15: safety line, the most urgent obligation, "make the window larger"
	Narrow              // one pane at full width, the others as a line of tabs
	Wide                // from 120×40: two by two, the log as a strip below; the customers in front take the lower row
	Huge                // from 200×45: two by two, the log and the customers below it as a third column
)

// The sizes from which a layout applies, and the widest useful log column.
const (
	minWidth, minHeight   = 60, 15
	wideWidth, wideHeight = 120, 40
	hugeWidth, hugeHeight = 200, 45
	logWidth              = 100
)

// ClassOf is the layout that fits a terminal.
func ClassOf(w, h int) Class {
	switch {
	case w < minWidth || h < minHeight:
		return Tiny
	case w >= hugeWidth && h >= hugeHeight:
		return Huge
	case w >= wideWidth && h >= wideHeight:
		return Wide
	}
	return Narrow
}

// Flags is what the layout depends on beside the size.
type Flags struct {
	Focus pane.ID // the pane in front; see [pane.ID.Whole]
	Zoom  bool    // only the pane in front, also where there is room for all
	Wall  bool    // the big-screen view: one rectangle, nothing to press
}

// Room is where everything goes. Rectangles never overlap, but for the toast, which covers the hints.
type Room struct {
	Class   Class
	Safety  Rect
	Due     Rect
	Tabs    Rect // only where not all panes are seen
	Panes   [pane.Count]Rect
	Entry   Rect
	Hints   Rect
	Toast   Rect
	Enlarge Rect // only when tiny: "make the window larger"
	Wall    Rect // only on the wall
}

// At is the pane at a cell.
func (s Room) At(x, y int) (pane.ID, bool) {
	for id, rect := range s.Panes {
		if rect.Contains(x, y) {
			return pane.ID(id), true
		}
	}
	return 0, false
}

// Visible lists the panes that are seen, in the order of their numbers.
func (s Room) Visible() []pane.ID {
	var seen []pane.ID
	for id, rect := range s.Panes {
		if !rect.Empty() {
			seen = append(seen, pane.ID(id))
		}
	}
	return seen
}

// Screen lays out a terminal of w×h cells.
func Screen(w, h int, f Flags) Room {
	s := Room{Class: ClassOf(w, h)}
	w, h = max(w, 0), max(h, 0)
	if f.Wall {
		s.Wall = Rect{0, 0, w, h}
		return s
	}
	s.Safety = Rect{0, 0, w, min(h, 1)}
	if h > 1 {
		s.Due = Rect{0, 1, w, 1}
	}
	if s.Class == Tiny {
		s.Enlarge = Rect{0, 2, w, max(h-2, 0)}
		return s
	}
	s.Entry, s.Hints = Rect{0, h - 2, w, 1}, Rect{0, h - 1, w, 1}
	s.Toast = s.Hints
	room := Rect{0, 2, w, h - 4}
	switch {
	case f.Focus.Whole():
		s.Panes[f.Focus] = room
	case f.Zoom || s.Class == Narrow:
		s.Tabs = Rect{0, 2, w, 1}
		s.Panes[f.Focus] = Rect{0, 3, w, h - 5}
	case s.Class == Huge:
		log, below := min(logWidth, w*2/5), room.H*2/5
		s.Panes[pane.Log] = Rect{w - log, room.Y, log, room.H - below}
		s.Panes[pane.Customers] = Rect{w - log, room.Y + room.H - below, log, below}
		s.grid(Rect{0, room.Y, w - log, room.H})
	default:
		strip := max(5, room.H/6)
		s.Panes[pane.Log] = Rect{0, room.Y + room.H - strip, w, strip}
		s.grid(Rect{0, room.Y, w, room.H - strip})
		if f.Focus == pane.Customers {
			s.ledger(Rect{0, room.Y, w, room.H - strip})
		}
	}
	return s
}

// ledger places the customers, who need the width, below status and roster.
func (s *Room) ledger(r Rect) {
	left, top := r.W/2, r.H*2/5
	s.Panes[pane.Status] = Rect{r.X, r.Y, left, top}
	s.Panes[pane.Roster] = Rect{r.X + left, r.Y, r.W - left, top}
	s.Panes[pane.Comms], s.Panes[pane.Checklists] = Rect{}, Rect{}
	s.Panes[pane.Customers] = Rect{r.X, r.Y + top, r.W, r.H - top}
}

// grid places status and roster above comms and checklists. The upper row gets more: it answers "how bad, who".
func (s *Room) grid(r Rect) {
	left, top := r.W/2, (r.H*4+6)/7
	s.Panes[pane.Status] = Rect{r.X, r.Y, left, top}
	s.Panes[pane.Roster] = Rect{r.X + left, r.Y, r.W - left, top}
	s.Panes[pane.Comms] = Rect{r.X, r.Y + top, left, r.H - top}
	s.Panes[pane.Checklists] = Rect{r.X + left, r.Y + top, r.W - left, r.H - top}
}
