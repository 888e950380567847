package tui

import (
	"testing"
	"testing/synctest"

	"warroom/model"
)

func TestDeclaringTakesTenKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := open(t, newMemory(morning), nil)
		d.press("D")
		d.sees("Declare an incident", "What is wrong", "SEV1")
		d.press("Hotline unreachable", "enter")
		if kind := d.log.events[0].Kind; kind != "incident.declared" {
			t.Fatalf("recorded %s", kind)
		}
		d.settle()
		if d.room.data.inc == nil || d.room.data.inc.Title != "Hotline unreachable" {
			t.Fatalf("the new incident is not open: %+v", d.room.data.inc)
		}
		if level := d.room.data.inc.Severity.Level; level != model.SEV1 {
			t.Errorf("severity %s", level)
		}
	})
}

func TestEntryLineWritesNotes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("n")
		d.press("09:41 carrier confirms cut fibre", "enter")
		e := d.last()
		if e.Kind != "log.note" || e.HappenedAt.At.Format("15:04") != "09:41" {
			t.Fatalf("recorded %s at %v", e.Kind, e.HappenedAt)
		}
		d.sees("✓ recorded: note")
		d.press("q")
		if !d.quit {
			t.Error("q did not leave")
		}
	})
}
