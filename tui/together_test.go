package tui

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
)

func TestTwoRoomsSeeEachOther(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first := declared(t, nil)
		second := open(t, first.log, func(o *Options) {
			o.Incident = first.room.want.incident
			o.Actor = model.Actor{Person: "scribe-a"}
		})
		first.press("n", "carrier confirms cut fibre", "enter")
		second.misses("carrier confirms")
		second.settle() // its bell has rung
		second.sees("carrier confirms cut fibre")
	})
}

func TestFormSaysThatItsSubjectChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("R", " entirely")
		d.sees("Rename the incident", "Hotline unreachable entirely")
		other := open(t, d.log, func(o *Options) {
			o.Incident = d.room.want.incident
			o.Actor = model.Actor{Person: "scribe-a"}
		})
		other.press(":", `rename "Hotline and mail unreachable"`, "enter")
		d.settle()
		d.sees("Somebody changed this while you were writing", "Hotline unreachable entirely")
		before := len(d.log.events)
		d.press("enter")
		if len(d.log.events) != before {
			t.Fatal("the form overwrote what somebody else had just written")
		}
		d.sees("This is the new state")
		d.press("enter")
		if d.last().Kind != "incident.renamed" || !strings.Contains(string(d.last().Body), "entirely") {
			t.Errorf("after looking, the form was not sent: %s %s", d.last().Kind, d.last().Body)
		}
	})
}

func TestFormThatLostTheRaceComesBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("R", " entirely")
		other := open(t, d.log, func(o *Options) { o.Incident = d.room.want.incident })
		other.press(":", `rename "Something else"`, "enter")
		d.press("enter") // the form has not heard of it yet; the log has
		if d.last().Kind != "incident.renamed" || strings.Contains(string(d.last().Body), "entirely") {
			t.Fatalf("the form overwrote: %s", d.last().Body)
		}
		d.sees("Hotline unreachable entirely", "Somebody changed this")
		d.press("x")
		d.misses("entirelyx") // it opened by itself: keys meant for something else do not reach it
		d.wait(1e9)
		d.settle()
		d.press("ctrl+s")
		if !strings.Contains(string(d.last().Body), "entirely") {
			t.Errorf("sending all the same did not send: %s", d.last().Body)
		}
	})
}

var errDisk = &model.Error{Code: model.CodeDiskFull, Message: "the disk is full; nothing was recorded", Hint: "free some space"}

func TestErrorKeepsTheLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.log.fail = errDisk
		d.press("n", "carrier confirms", "enter")
		d.sees("nothing was recorded · free some space", "> n carrier confirms")
		d.wait(1e9)
		d.sees("nothing was recorded · free some space") // it stays until it is true no more
		d.log.fail = nil
		d.press("enter")
		if d.last().Kind != "log.note" {
			t.Fatalf("the line was not sent again: %s", d.last().Kind)
		}
		d.misses("nothing was recorded", "> n carrier")
	})
}

func TestErrorDoesNotOverwriteTheNextLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.log.fail = errDisk
		d.press("n", "first")
		_, first := d.room.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		d.press("n", "second") // typed while the first is on its way
		d.run(first)
		d.sees("> n second")
		d.press("up")
		d.sees("> n first")
	})
}

func TestErrorKeepsTheForm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.log.fail = errors.New("the cable is out")
		d.press(":", "workaround", "enter", "paper forms", "enter")
		d.sees("Put a workaround in force", "paper forms", "the cable is out")
		d.log.fail = nil
		d.wait(1e9)
		d.press("enter")
		if d.last().Kind != "workaround.started" {
			t.Errorf("recorded %s", d.last().Kind)
		}
	})
}

func TestUnconfirmedIsNeitherDoneNorFailed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.log.fail = &model.Error{Code: model.CodeNotConfirmed, Message: "the commit is not confirmed"}
		d.press("n", "carrier confirms", "enter")
		d.sees("Not confirmed")
		d.misses("nothing was recorded", "✓ recorded")
	})
}

func TestActsKeepTheirOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("n", "first")
		_, first := d.room.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		d.press("n", "second", "enter")
		d.press("q")
		if d.quit || len(d.log.events) > 7 && strings.Contains(string(d.last().Body), "second") {
			t.Fatal("the second act overtook the first, or the room was left with acts on their way")
		}
		d.run(first)
		if !strings.Contains(string(d.last().Body), "second") || !d.quit {
			t.Errorf("last act %s, left %v", d.last().Body, d.quit)
		}
	})
}

func TestActsOnTheBoardNeedAnOpenIncident(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("0", "X")
		d.sees("Open an incident first")
		d.press("enter")
		if d.room.focus == 0 {
			t.Error("enter did not open the selected incident")
		}
	})
}

// doubting is a log that says whether the outcome of an act is still open.
type doubting struct {
	*memory
	open bool
}

func (d *doubting) Doubt() bool { return d.open }

func TestNotConfirmedStaysUntilTheLogKnows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := &doubting{open: true}
		d := declared(t, func(o *Options) {
			log.memory = o.Log.(*memory)
			o.Log = log
		})
		d.log.fail = &model.Error{Code: model.CodeNotConfirmed, Message: "not confirmed", Hint: "wait"}
		d.press("n", "carrier confirms", "enter")
		d.sees("Not confirmed yet", "giving the same again is safe", "> n carrier confirms")
		d.wait(time.Minute)
		d.sees("Not confirmed yet")
		log.open = false
		d.wait(time.Second)
		d.misses("Not confirmed yet")
	})
}
