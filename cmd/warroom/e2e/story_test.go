package e2e

import (
	"encoding/json"
	"strings"
	"testing"
)

// A commander declares an incident, works through it at one screen, and closes it.
func TestFromDeclarationToClosure(t *testing.T) {
	d := newDesk(t)
	room := d.open("room", 120, 40)
	room.sees("D declares one.")
	room.press("D")
	room.sees("Declare an incident")
	room.types("Hotline and ticket system unreachable")
	room.press("Enter")
	room.sees("ASSESS")

	room.press("n")
	room.types("carrier confirms a cut fibre")
	room.press("Enter")
	room.sees("note        carrier confirms a cut fibre")

	room.press("P")
	room.sees("Move to another phase")
	room.press("Enter")
	room.sees("▸ respond")

	room.press("a")
	room.types("border controller hangs > restart it")
	room.press("Enter")
	room.sees("▸ 1 restart it")
	room.press("f")
	room.sees("Finish an attempt")
	room.press("Enter")
	room.sees("Result is still empty")
	room.press("Right", "Right", "Enter")
	room.sees("attempt     1: no effect")

	room.press("4", "t")
	room.types("1")
	room.press("Enter")
	room.sees("1 of 7")

	room.press("U")
	room.sees("Set the public status")
	room.press("Right", "Enter")
	room.losesSightOf("customers have been told nothing yet")

	room.press("X")
	room.sees("things are still missing")
	room.types("fibre repaired")
	room.press("Tab", "Right", "Enter")
	room.sees("CLOSED")

	var status struct {
		Phase  string `json:"phase"`
		Closed string `json:"closed"`
	}
	if err := json.Unmarshal([]byte(d.must("status", "--incident", firstIncident(), "--json")), &status); err != nil {
		t.Fatal(err)
	}
	if status.Phase != "closed" {
		t.Errorf("status says phase %q", status.Phase)
	}
	d.whole([]string{"carrier confirms a cut fibre"})
}

// Two people sit at two terminals, in two processes on one file: what one does the other sees without touching a key,
// and a form does not overwrite what changed under it.
func TestTwoRoomsOnOneFile(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "Two people at once", "--as", "anna")
	left := d.open("left", 120, 40, "--as", "anna")
	right := d.open("right", 80, 24, "--as", "ben")
	left.sees("Two people at once")
	right.sees("Two people at once")

	left.press("n")
	left.types("seen from both sides")
	left.press("Enter")
	left.sees("seen from both sides")
	right.press("5")
	right.sees("seen from both sides")

	right.press("R")
	right.sees("Rename")
	left.press("R")
	left.sees("Rename")
	left.press("C-u")
	left.types("A better title")
	left.press("Enter")
	left.sees("A better title")
	screen := right.sees("changed")
	if !strings.Contains(screen, "A better title") && !strings.Contains(screen, "changed") {
		t.Errorf("the open form does not say that its subject changed:\n%s", screen)
	}
	right.press("Escape")
	right.losesSightOf("Rename")
	if out := d.must("status"); !strings.Contains(out, "A better title") {
		t.Errorf("the title was overwritten:\n%s", out)
	}
}

// Several people share one terminal: who acts is switched and seen, the lock hides all but the safety line, and a
// half-typed line survives.
func TestSharedTerminal(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "One keyboard, three people", "--as", "anna")
	room := d.open("shared", 120, 40, "--as", "anna")
	room.sees("as anna")

	room.press("@")
	room.sees("Who is acting")
	room.types("Nora Lima")
	room.press("Enter")
	room.sees("as Nora Lima")
	room.press("n")
	room.types("written by Nora")
	room.press("Enter")
	room.sees("written by Nora")

	room.press("n")
	room.types("half a sentence")
	room.press("C-l")
	screen := room.sees("The screen is locked")
	if !strings.Contains(screen, "One keyboard, three people") || !strings.Contains(screen, "ASSESS") {
		t.Errorf("the locked screen hides the safety line:\n%s", screen)
	}
	if strings.Contains(screen, "written by Nora") {
		t.Errorf("the locked screen shows the log:\n%s", screen)
	}
	room.press("Enter")
	room.sees("half a sentence")
	room.press("Enter")
	room.losesSightOf("> n half a sentence")

	var who []string
	for line := range strings.Lines(d.must("export", "--format", "jsonl")) {
		var event struct {
			Kind  string `json:"kind"`
			Actor struct {
				Person string `json:"person"`
				Method string `json:"method"`
			} `json:"actor"`
		}
		if err := json.Unmarshal([]byte(line), &event); err != nil {
			t.Fatal(err)
		}
		if event.Kind == "log.note" {
			who = append(who, event.Actor.Person+" "+event.Actor.Method)
		}
	}
	if len(who) != 2 || who[0] != "Nora Lima chosen" || who[1] != "Nora Lima chosen" {
		t.Errorf("the notes were written by %v", who)
	}
}

// The window may have any size, and change it at any time: the safety line stays.
func TestAnySize(t *testing.T) {
	d := newDesk(t)
	d.must("declare", "Any size")
	room := d.open("size", 200, 60)
	room.sees("Any size")
	for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 15}, {40, 10}, {200, 60}, {20, 4}, {80, 24}} {
		room.resize(size[0], size[1])
		room.until("fits its window", func(s string) bool {
			first, _, _ := strings.Cut(s, "\n")
			return strings.Contains(first, "SEV") && !strings.Contains(s, "panic")
		})
	}
	room.sees("Any size")
	room.press("q")
	room.sees("exit 0")
}
