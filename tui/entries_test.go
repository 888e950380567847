package tui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// People know an entry by its time and its words, not by its place in the record.
func TestFormsAboutAnEntryNameItByTimeAndWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("n", "09:41 carrier confirms", "enter")
		ref := d.last().Ref()
		d.wait(time.Second)
		d.press("5")
		for range 5 {
			d.press("up")
		}
		for d.room.panes[d.room.focus].Selection().Entry != ref {
			d.press("down")
		}
		for _, key := range []string{"x", "C"} {
			d.press(key)
			d.sees("Entry", "09:41  Commander A  carrier confirms")
			d.misses("FRA-00000001")
			d.press("esc")
		}
	})
}

// Where a form asks for the time itself, it does not ask a second time when it happened.
func TestTheFormToCorrectAsksForOneTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("5", "C")
		seen := d.screen()
		if n := strings.Count(seen, "Happened at"); n != 1 {
			t.Errorf("%d fields ask for the time:\n%s", n, seen)
		}
	})
}
