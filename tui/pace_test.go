package tui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"warroom/tui/pane"
)

func TestPanesTakeTurnsAndAreExactWhenItMatters(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		changed := func() (names []pane.ID) {
			before := map[pane.ID]string{}
			for _, id := range d.room.place.Visible() {
				before[id] = d.room.panes[id].View(false)
			}
			d.wait(time.Second)
			for _, id := range d.room.place.Visible() {
				if before[id] != d.room.panes[id].View(false) {
					names = append(names, id)
				}
			}
			return names
		}
		for n := range 10 {
			if turned := changed(); len(turned) > 1 {
				t.Errorf("second %d: panes %v turned at once", n, turned)
			}
		}
		first := d.room.owed[0]
		id := showing(first.Kind)
		d.wait(first.Due.Sub(d.log.now) - time.Second)
		if strings.Contains(d.room.panes[id].View(false), "late") {
			t.Fatal("late before its time")
		}
		d.wait(time.Second)
		if !strings.Contains(d.room.panes[id].View(false), "late") {
			t.Errorf("%s is not late to the second:\n%s", first.ID, d.room.panes[id].View(false))
		}
	})
}
