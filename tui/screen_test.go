package tui

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/tui/layout"
	"warroom/tui/pane"
)

func TestLateToastDoesNotTakeANewerOneAway(t *testing.T) {
	var notes toasts
	notes.info("first", morning)
	first := notes.now.id
	notes.info("second", morning)
	notes.gone(toastGoneMsg{first})
	if notes.now == nil || notes.now.text != "second" {
		t.Error("the timer of the first text took the second one away")
	}
	notes.bad("what", "hint", morning)
	notes.gone(toastGoneMsg{notes.now.id})
	if notes.now == nil {
		t.Error("a bad one left before anybody pressed a key")
	}
	notes.pressed()
	if notes.now != nil || len(notes.kept) != 1 {
		t.Errorf("after a key: %v, kept %d", notes.now, len(notes.kept))
	}
}

func TestWallIsReadOnlyAndTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, func(o *Options) { o.Wall = true })
		before := len(d.log.events)
		d.press("n", "text", "enter", "D", "x", "enter", "X")
		if len(d.log.events) != before {
			t.Error("the wall wrote")
		}
		pages := map[int]bool{}
		for range 12 {
			d.wait(pageStays)
			pages[d.room.page] = true
			whole(t, "wall", d.room)
		}
		if len(pages) < 2 {
			t.Errorf("the wall shows %d page", len(pages))
		}
		d.press("q")
		if !d.quit {
			t.Error("q did not leave the wall")
		}
	})
}

func TestChangedPlanIsOfferedAndAdopted(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		changes := make(chan PlanVersion, 1)
		d := declared(t, func(o *Options) { o.PlanChanges = changes })
		d.press(":", "adopt", "enter")
		d.sees("no other plan is offered")
		next := *d.log.plan
		next.Digest, next.Version = "other", "2.0"
		changes <- PlanVersion{Plan: &next, Archive: []byte("archive")}
		d.run(d.room.listen())
		d.sees("version 2.0")
		if d.room.data.inc.Plan.Digest == "other" {
			t.Fatal("adopted without being asked")
		}
		d.press(":", "adopt", "enter")
		if d.room.data.inc.Plan.Digest != "other" || string(d.log.kept["other"]) != "archive" {
			t.Errorf("plan %+v, kept %q", d.room.data.inc.Plan, d.log.kept)
		}
	})
}

func TestMouseFocusesSelectsAndScrolls(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		at := d.room.place.Panes[pane.Checklists]
		d.send(tea.MouseClickMsg{X: at.X + 5, Y: at.Y + 3, Button: tea.MouseLeft})
		if d.room.focus != pane.Checklists {
			t.Fatalf("focus on %d", d.room.focus)
		}
		if d.room.panes[pane.Checklists].Selection().Item == "" {
			t.Error("no step is selected")
		}
		log := d.room.place.Panes[pane.Log]
		before := d.screen()
		d.send(tea.MouseWheelMsg{X: log.X + 2, Y: log.Y + 2, Button: tea.MouseWheelDown})
		if d.screen() == before {
			t.Error("the wheel did not scroll the log")
		}
		if d.room.focus != pane.Checklists {
			t.Error("the wheel moved the focus")
		}
		d.room.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		for n, line := range strings.Split(d.screen(), "\n") {
			if column := strings.Index(line, "2 Roster"); column >= 0 && n == d.room.place.Tabs.Y {
				d.send(tea.MouseClickMsg{X: column + 3, Y: n, Button: tea.MouseLeft})
			}
		}
		if d.room.focus != pane.Roster {
			t.Errorf("a click on a tab put %d in front", d.room.focus)
		}
	})
}

func TestLanguageAndThemeSwitchLive(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("L")
		d.sees("Notiz", "als Commander A")
		d.press("L")
		d.sees("como Commander A")
		mode := d.room.look.Mode
		d.press("T")
		if d.room.look.Mode == mode {
			t.Error("the theme did not change")
		}
	})
}

func TestSafetyLineStaysAtEverySize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		for _, size := range [][2]int{{30, 4}, {50, 10}, {60, 15}, {80, 24}, {200, 60}} {
			d.room.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			for _, keys := range [][]string{{"?"}, {"esc", "D"}, {"esc", "ctrl+l"}, {"enter"}} {
				d.press(keys...)
				first, _, _ := strings.Cut(d.screen(), "\n")
				if !strings.Contains(first, "SEV1") {
					t.Errorf("%v after %v: the first line is %q", size, keys, first)
				}
			}
		}
		d.room.Update(tea.WindowSizeMsg{Width: 40, Height: 8})
		if d.room.place.Class != layout.Tiny {
			t.Fatal("the layout is not tiny")
		}
		d.sees("Make the window larger")
	})
}

func TestBoardOpensIncidents(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("D", "Invoices sent twice", "tab", "tab", "right", "right", "enter")
		second := d.room.want.incident
		time.Sleep(infoStays) // of the bubble: the toast over the hints runs out
		d.press("0")
		d.sees("Hotline unreachable", "Invoices sent twice", "D declare", "enter open", "/ filter")
		d.misses("n note")
		d.press("down", "enter")
		if d.room.want.incident == second && d.room.data.inc.Title == "Invoices sent twice" {
			d.press("0", "up", "enter")
		}
		if d.room.want.incident == second {
			t.Error("the board did not open the other incident")
		}
	})
}

func TestReadingFailsAndComesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.send(snapshotMsg{snapshot{wish: d.room.want}, errDisk})
		d.sees("The screen may be old", "Hotline unreachable")
		time.Sleep(3 * time.Second) // of the bubble: the room tries again by itself
		d.settle()
		d.misses("The screen may be old")
	})
}

func TestTabGoesRoundTheRoomAndEscLeavesTheBoard(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		seen := []pane.ID{}
		for range 7 {
			d.press("tab")
			seen = append(seen, d.room.focus)
		}
		if want := []pane.ID{4, 5, 6, 7, 1, 2, 3}; !slices.Equal(seen, want) {
			t.Errorf("tab goes %v, want %v", seen, want)
		}
		d.press("shift+tab", "0", "esc")
		if d.room.focus != pane.Roster {
			t.Errorf("esc on the board leads to %d", d.room.focus)
		}
	})
}

func TestHelpBeginsWithThePaneInFront(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("2", "?")
		screen := d.screen()
		people, log := strings.Index(screen, "Take a role"), strings.Index(screen, "Write a note")
		if people < 0 || log >= 0 && log < people {
			t.Errorf("the help of the roster begins with something else:\n%s", screen)
		}
	})
}

func TestEscWithALetterRightBehindIsEscFirst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("R")
		d.sees("Rename the incident")
		d.send(tea.KeyPressMsg{Code: 'n', Mod: tea.ModAlt})
		d.misses("Rename the incident")
		d.press("carrier confirms", "enter")
		if got := d.texts(); got != `{"text":"carrier confirms"}` {
			t.Errorf("recorded %s", got)
		}
	})
}

func TestCorrectingStartsWithTheWords(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("n", "carrier confirms", "enter", "5")
		d.send(tea.KeyPressMsg{Code: tea.KeyHome})
		d.press("C", " a cut", "enter")
		if got := string(d.last().Body); d.last().Kind != "entry.corrected" || !strings.Contains(got, "carrier confirms a cut") {
			t.Errorf("recorded %s %s", d.last().Kind, got)
		}
		d.send(tea.WindowSizeMsg{Width: 200, Height: 60})
		d.sees("corrects 10:00 “carrier confirms”")
	})
}
