package layout

import (
	"fmt"
	"strings"
	"testing"

	"warroom/tui/pane"
)

// sketch draws a room as letters, one per xs×ys cells: s safety, d due, t tabs, e entry, h hints, l enlarge, w wall,
// digits the panes, by their keys.
func sketch(r Room, w, h, xs, ys int) string {
	rects := map[byte]Rect{
		's': r.Safety, 'd': r.Due, 't': r.Tabs, 'e': r.Entry, 'h': r.Hints, 'l': r.Enlarge, 'w': r.Wall,
	}
	for id, rect := range r.Panes {
		rects[pane.ID(id).Key()[0]] = rect
	}
	var out strings.Builder
	for y := 0; y < h; y += ys {
		for x := 0; x < w; x += xs {
			letter := byte('.')
			for name, rect := range rects {
				if rect.Contains(x, y) {
					letter = name
				}
			}
			out.WriteByte(letter)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func TestScreen(t *testing.T) {
	for _, c := range []struct {
		name   string
		w, h   int
		flags  Flags
		xs, ys int
		want   string
	}{
		{"nothing", 0, 0, Flags{Focus: pane.Status}, 1, 1, ""},
		{"tiny", 50, 6, Flags{Focus: pane.Status}, 10, 1, `
sssss
ddddd
lllll
lllll
lllll
lllll
`},
		{"one line", 50, 1, Flags{Focus: pane.Status}, 10, 1, `
sssss
`},
		{"60×15", 60, 15, Flags{Focus: pane.Roster}, 10, 1, `
ssssss
dddddd
tttttt
222222
222222
222222
222222
222222
222222
222222
222222
222222
222222
eeeeee
hhhhhh
`},
		{"80×24, comms", 80, 24, Flags{Focus: pane.Comms}, 10, 1, `
ssssssss
dddddddd
tttttttt
` + strings.Repeat("33333333\n", 19) + `eeeeeeee
hhhhhhhh
`},
		{"80×24, board", 80, 24, Flags{Focus: pane.Board}, 10, 1, `
ssssssss
dddddddd
` + strings.Repeat("00000000\n", 20) + `eeeeeeee
hhhhhhhh
`},
		{"120×40, plan", 120, 40, Flags{Focus: pane.Plan}, 10, 1, `
ssssssssssss
dddddddddddd
` + strings.Repeat("888888888888\n", 36) + `eeeeeeeeeeee
hhhhhhhhhhhh
`},
		{"120×40", 120, 40, Flags{Focus: pane.Status}, 10, 1, `
ssssssssssss
dddddddddddd
` + strings.Repeat("111111222222\n", 18) + strings.Repeat("333333444444\n", 12) + strings.Repeat("555555555555\n", 6) + `eeeeeeeeeeee
hhhhhhhhhhhh
`},
		{"120×40, customers", 120, 40, Flags{Focus: pane.Customers}, 10, 1, `
ssssssssssss
dddddddddddd
` + strings.Repeat("111111222222\n", 12) + strings.Repeat("666666666666\n", 18) + strings.Repeat("555555555555\n", 6) + `eeeeeeeeeeee
hhhhhhhhhhhh
`},
		{"120×40, zoomed", 120, 40, Flags{Focus: pane.Log, Zoom: true}, 10, 1, `
ssssssssssss
dddddddddddd
tttttttttttt
` + strings.Repeat("555555555555\n", 35) + `eeeeeeeeeeee
hhhhhhhhhhhh
`},
		{"200×60", 200, 60, Flags{Focus: pane.Status}, 20, 1, `
ssssssssss
dddddddddd
` + strings.Repeat("1112225555\n", 32) + strings.Repeat("3334445555\n", 2) + strings.Repeat("3334446666\n", 22) + `eeeeeeeeee
hhhhhhhhhh
`},
		{"the log is no wider than can be read", 300, 60, Flags{Focus: pane.Status}, 20, 1, `
sssssssssssssss
ddddddddddddddd
` + strings.Repeat("111112222255555\n", 32) + strings.Repeat("333334444455555\n", 2) + strings.Repeat("333334444466666\n", 22) + `eeeeeeeeeeeeeee
hhhhhhhhhhhhhhh
`},
		{"the wall", 80, 3, Flags{Wall: true}, 20, 1, `
wwww
wwww
wwww
`},
	} {
		got := sketch(Screen(c.w, c.h, c.flags), c.w, c.h, c.xs, c.ys)
		if got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s:\n%s", c.name, got)
		}
	}
}

// At every size every cell belongs to exactly one rectangle, and the safety line is there.
func TestNoGapsAndNoOverlaps(t *testing.T) {
	for w := 1; w <= 260; w += 7 {
		for h := 1; h <= 80; h++ {
			for id := range pane.ID(pane.Count) {
				for _, zoom := range []bool{false, true} {
					r := Screen(w, h, Flags{Focus: id, Zoom: zoom})
					what := fmt.Sprintf("%d×%d focus %d zoom %v", w, h, id, zoom)
					if r.Safety != (Rect{0, 0, w, 1}) {
						t.Fatalf("%s: safety line %+v", what, r.Safety)
					}
					area := 0
					for _, rect := range append(r.Panes[:], r.Safety, r.Due, r.Tabs, r.Entry, r.Hints, r.Enlarge) {
						if rect.Empty() {
							continue
						}
						if rect.X < 0 || rect.Y < 0 || rect.X+rect.W > w || rect.Y+rect.H > h {
							t.Fatalf("%s: %+v lies outside", what, rect)
						}
						area += rect.W * rect.H
					}
					if area != w*h {
						t.Fatalf("%s: %d of %d cells are covered", what, area, w*h)
					}
					if r.Class != Tiny && r.Panes[id].Empty() {
						t.Fatalf("%s: the pane in front has no place", what)
					}
				}
			}
		}
	}
}

func TestAt(t *testing.T) {
	r := Screen(120, 40, Flags{Focus: pane.Status})
	for _, c := range []struct {
		x, y int
		want pane.ID
		ok   bool
	}{
		{0, 2, pane.Status, true},
		{60, 2, pane.Roster, true},
		{59, 20, pane.Comms, true},
		{119, 31, pane.Checklists, true},
		{5, 32, pane.Log, true},
		{0, 0, 0, false},
		{0, 39, 0, false},
		{200, 5, 0, false},
	} {
		if got, ok := r.At(c.x, c.y); got != c.want || ok != c.ok {
			t.Errorf("%d,%d: got %d %v, want %d %v", c.x, c.y, got, ok, c.want, c.ok)
		}
	}
	if seen := r.Visible(); len(seen) != 5 || seen[0] != pane.Status {
		t.Errorf("visible: %v", seen)
	}
}
