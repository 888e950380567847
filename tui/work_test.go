package tui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/pane"
)

func TestNoticeFromDraftToSent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		followed(d)
		d.press("3", "c")
		d.sees("Compose a notice", "Customers", "11:20 CET")
		d.press("enter")
		if d.last().Kind != "notice.drafted" {
			t.Fatalf("recorded %s", d.last().Kind)
		}
		d.sees("Notice 1 to Customers", "1 as it arrives", "We are looking into a problem", "has waited 00:00 for Commander A")
		d.press("enter")
		if d.last().Kind != "notice.approved" {
			t.Fatalf("recorded %s", d.last().Kind)
		}
		d.press("enter")
		d.sees("Let a notice go", "Status page", "everybody can see it")
		d.press("y")
		if d.last().Kind != "notice.queued" {
			t.Fatalf("recorded %s", d.last().Kind)
		}
		d.sees("3 receipts", "nobody has it yet", "once for all")
		if n := d.room.data.inc.Notices[0]; n.State != model.Queued || n.Promise.At.Sub(morning) != 20*time.Minute {
			t.Errorf("the notice is %s and promises the next one by %v", n.State, n.Promise.At)
		}
		d.press("d")
		if n := d.room.data.inc.Notices[0]; n.State != model.Sent {
			t.Errorf("marked as delivered by hand, the notice is %s", n.State)
		}
		d.press("esc")
		d.misses("as it arrives")
	})
}

// followed fills in where everybody can follow the news, so that the shipped templates have no gap.
func followed(d *driver) {
	d.t.Helper()
	plan := *d.log.plan
	plan.Follow = "status.example.com"
	d.log.plan, d.room.data.plan, d.room.plan = &plan, &plan, &plan
	d.room.feed.plans[plan.Digest] = &plan
}

func TestAttemptInTheEntryLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("a", "the trunk hangs > restart it", "enter")
		d.press("a", "1 = no effect, still silent", "enter")
		a := d.room.data.inc.Attempts[0]
		if a.Hypothesis != "the trunk hangs" || a.Result != model.NoEffect || a.Finding != "still silent" {
			t.Errorf("attempt %+v", a)
		}
		d.press("a", "7 = worked", "enter")
		d.sees("> a 7 = worked") // there is no attempt 7: the line comes back
	})
}

func TestTickByNumberFromAnywhere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("3", "t", "2", "enter")
		want := d.log.plan.Checklists
		if d.last().Kind != "item.marked" {
			t.Fatalf("recorded %s, lists %d", d.last().Kind, len(want))
		}
		d.press("t", "99", "enter")
		d.sees("> t 99")
	})
}

// Where the numbers stand, a number is typed too: no step under the cursor is ticked instead of it.
func TestTickByNumberInFrontOfTheList(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("4", "down", "down")
		before := len(d.room.data.inc.Log)
		numbered := d.room.panes[pane.Checklists].(interface{ Numbered() []model.ItemID }).Numbered()
		d.press("t", "3")
		if len(d.room.data.inc.Log) != before {
			t.Fatal("a step was ticked before its number was sent")
		}
		d.press("enter")
		if state := d.room.data.inc.Items[numbered[2]].State; state != model.ItemDone {
			t.Errorf("step 3 is %q", state)
		}
	})
}

// A time is often the first thing that somebody types.
func TestALineMayBeginWithATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("~", "00:01 first calls drop", "enter")
		if last := d.last(); last.Kind != "log.note" || last.HappenedAt.Precision != model.Approximate {
			t.Errorf("recorded %s at %v", last.Kind, last.HappenedAt)
		}
		d.press("o", "ntem 23:10 alarme", "enter")
		if last := d.last(); last.Kind != "log.note" || !strings.Contains(string(last.Body), `"alarme"`) {
			t.Errorf("recorded %s %s", last.Kind, last.Body)
		}
		d.press("~", "esc", "o", "esc")
		d.misses("> n ~")
	})
}

func TestSpaceTicksTheSelectedStepAndUndoTakesItBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("4", "down")
		d.send(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
		if d.last().Kind != "item.marked" {
			t.Fatalf("recorded %s", d.last().Kind)
		}
		d.press("u")
		d.sees("Undo my last act", "step")
		d.press("enter")
		if d.last().Kind != "entry.struck" {
			t.Errorf("recorded %s", d.last().Kind)
		}
	})
}

func TestClosingListsWhatIsMissingAndNeverForbids(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("X")
		d.sees("still missing", "the public status is not resolved")
		d.press("over", "enter")
		if !d.room.data.inc.Open() {
			t.Fatal("closed although things are missing and nobody said anyway")
		}
		d.wait(time.Second)
		d.press("y")
		if d.room.data.inc.Open() {
			t.Fatal("not closed")
		}
		if got := d.room.data.inc.Closing; got.Reason != "over" || len(got.Missing) == 0 {
			t.Errorf("closing %+v", got)
		}
	})
}

func TestHandoverKnowsWhatTheRoomKnows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("a", "the trunk hangs > restart it", "enter", "1", "H")
		d.sees("Hand a role over", "Incident commander", "Commander B", "the trunk hangs > restart it: open")
		d.press("ctrl+s")
		role := d.room.data.inc.Roles[model.CommanderRole]
		if role.Asked != "duty-commander-b" || role.Holder != "duty-commander-a" || role.Handover == nil {
			t.Errorf("role %+v", role)
		}
	})
}

func TestPaletteTakesArguments(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press(":", "severity sev2 the workaround holds", "enter")
		if s := d.room.data.inc.Severity; s.Level != model.SEV2 || s.Reason != "the workaround holds" {
			t.Errorf("severity %+v", s)
		}
		d.press("ctrl+k", "sever")
		d.sees("Set the severity")
		d.press("esc", ":", "evidence x y", "enter")
		d.sees("SHA-256") // what does not hold comes back as a form
	})
}

func TestHistoryBringsLinesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("n", "first", "enter", "n", "second", "enter", "n", "third")
		d.press("up", "up")
		d.sees("> n first")
		d.press("down", "down")
		d.sees("> n third")
	})
}

func TestFutureTimeIsRefusedAndKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		before := len(d.log.events)
		d.press("n", "23:50 alarm", "enter")
		d.sees("23:50 is still to come today", "> n 23:50 alarm")
		if len(d.log.events) != before {
			t.Error("recorded a time that has not come")
		}
	})
}

func TestAFormThatWasLeftCanBeHadAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("3", "c", "ctrl+t", "Dear customers, ", "esc")
		d.sees("What you typed is kept")
		d.press("c")
		d.sees("Dear customers")
		d.press("ctrl+s", "ctrl+s") // the other languages stay as they are
		if !strings.Contains(string(d.last().Body), "Dear customers, At the moment") {
			t.Errorf("recorded %s", d.last().Body)
		}
		d.press("esc", "c")
		d.sees("Compose a notice")
		d.misses("Dear customers")
	})
}
