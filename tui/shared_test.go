package tui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"warroom/model"
	"warroom/plans"
)

func TestLockKeepsTheText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("n", "half a sentence", "ctrl+l")
		d.sees("The screen is locked", "Hotline unreachable", "next") // the safety line and the due line stay
		d.misses("half a sentence", "Roster")
		d.press("xyz", "ctrl+c")
		if d.quit {
			t.Error("a locked screen was left without unlocking")
		}
		d.press("enter")
		d.sees("> n half a sentence")
		d.press(" ends", "enter")
		if !strings.Contains(string(d.last().Body), "half a sentence ends") {
			t.Errorf("recorded %s", d.last().Body)
		}
	})
}

func TestLockKeepsTheForm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("R", " entirely", "ctrl+l")
		d.misses("entirely")
		before := len(d.log.events)
		d.press("xyz", "enter")
		d.sees("Rename the incident", "Hotline unreachable entirely")
		d.misses("xyz")
		if len(d.log.events) != before {
			t.Error("unlocking sent the form off")
		}
	})
}

// withPIN gives a person of the plan a PIN.
func withPIN(t *testing.T, d *driver, id model.PersonID, pin string) {
	t.Helper()
	hash, err := plans.HashPIN(pin)
	if err != nil {
		t.Fatal(err)
	}
	plan := *d.log.plan
	plan.People = append([]model.Person(nil), plan.People...)
	for n := range plan.People {
		if plan.People[n].ID == id {
			plan.People[n].PIN = hash
		}
	}
	d.log.plan = &plan
	d.room.data.plan = &plan
}

func TestSwitchingPeopleAsksForThePIN(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		withPIN(t, d, "scribe-a", "4711")
		d.press("@", "scribe a", "enter")
		d.sees("PIN of Scribe A")
		d.press("0815")
		d.misses("0815")
		d.press("enter")
		d.sees("That is not the PIN", "as Commander A")
		d.press("4711")
		d.press("enter")
		d.misses("PIN of")
		if got := d.room.door.actor; got.Person != "scribe-a" || got.Method != "pin" || got.Device != "test" {
			t.Errorf("actor %+v", got)
		}
		d.press("n", "by the scribe", "enter")
		if d.last().Actor.Person != "scribe-a" {
			t.Errorf("the act carries %+v", d.last().Actor)
		}
	})
}

func TestManyWrongPINsMustWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		withPIN(t, d, "scribe-a", "4711")
		d.press("@", "scribe a", "enter")
		for range freeTries {
			d.press("0000")
			d.press("enter")
		}
		d.press("4711")
		d.press("enter")
		d.sees("Too many tries")
		d.log.now = d.log.now.Add(3 * time.Second)
		d.press("4711")
		d.press("enter")
		if d.room.door.actor.Person != "scribe-a" {
			t.Errorf("after waiting, the right PIN was refused: %+v", d.room.door.actor)
		}
	})
}

func TestAFreeNameCannotBorrowAPersonWithAPIN(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		withPIN(t, d, "scribe-a", "4711")
		d.run(d.room.become("SCRIBE-A"))
		d.sees("PIN of Scribe A")
		d.press("esc")
		d.press("@", "Zoe from the agency", "enter")
		if got := d.room.door.actor; got.Person != "Zoe from the agency" || got.Method != "chosen" {
			t.Errorf("actor %+v", got)
		}
	})
}

func TestLockedWithPIN(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		withPIN(t, d, "duty-commander-a", "4711")
		d.press("ctrl+l", "enter")
		d.sees("PIN of Commander A")
		d.misses("Roster")
		d.press("esc", "enter", "4711")
		d.press("enter")
		d.sees("Roster")
	})
}

func TestAlarmSoundsOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.log.now = d.log.now.Add(9*time.Minute + 59*time.Second)
		d.wait(0)
		d.raw = nil
		d.wait(2 * time.Second)
		if len(d.raw) != 1 || !strings.HasPrefix(d.raw[0], "\a\x1b]9;") || !strings.Contains(d.raw[0], "\x1b]777;notify;") {
			t.Fatalf("the alarm was %q", d.raw)
		}
		if strings.Contains(d.raw[0], "Hotline") || strings.Contains(d.raw[0], "Customers") {
			t.Errorf("the notification holds text of the incident: %q", d.raw[0])
		}
		d.wait(time.Second)
		d.settle()
		if len(d.raw) != 1 {
			t.Errorf("it sounded again: %q", d.raw[1:])
		}
	})
}

func TestSnoozeIsRecordedAndSoundsAgainWhenItEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("z", "tab", "5", "enter")
		if d.last().Kind != "obligation.snoozed" || !strings.Contains(string(d.last().Body), "item/") && !strings.Contains(string(d.last().Body), "notice/") {
			t.Fatalf("recorded %s %s", d.last().Kind, d.last().Body)
		}
		d.settle()
		owed := d.room.owed[0]
		if owed.Late(d.room.now) > 0 {
			t.Errorf("%s is late although it was put off", owed.ID)
		}
	})
}

func TestLeavingAsksOnlyForTypedText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("n", "half", "esc", "q")
		if d.quit {
			t.Fatal("left with text in the line")
		}
		d.sees("The entry line holds text")
		d.press("y")
		if !d.quit {
			t.Error("yes did not leave")
		}
	})
}
