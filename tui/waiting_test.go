package tui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"warroom/model"
)

var errOpen = &model.Error{Code: model.CodeNotConfirmed, Message: "not confirmed", Hint: "wait"}

// texts are the bodies of the notes in the log.
func (d *driver) texts() string {
	var all []string
	for _, e := range d.log.events {
		if e.Kind == "log.note" {
			all = append(all, string(e.Body))
		}
	}
	return strings.Join(all, " ")
}

func TestWhatWaitsIsNeverMixedWithTheNextNote(t *testing.T) {
	for _, fails := range []error{errOpen, errDisk} {
		synctest.Test(t, func(t *testing.T) {
			d := declared(t, nil)
			d.log.fail = fails
			d.press("n", "during the fault", "enter")
			d.sees("> n during the fault", "enter sends it again")
			d.log.fail = nil
			d.press("n", "after the fault", "enter")
			if got := d.texts(); got != `{"text":"after the fault"}` {
				t.Errorf("recorded %s", got)
			}
			d.sees("> n during the fault") // it waits on
			d.press("enter")
			if got := d.texts(); got != `{"text":"after the fault"} {"text":"during the fault"}` {
				t.Errorf("recorded %s", got)
			}
			d.misses("> n during", "enter sends it again")
		})
	}
}

func TestWhatWaitsGoesOnceTheLogHoldsIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := &doubting{open: true}
		d := declared(t, func(o *Options) {
			log.memory = o.Log.(*memory)
			o.Log = log
		})
		write := func(person model.PersonID, text string) {
			cmd := model.Command{Incident: d.room.want.incident, Actor: model.Actor{Person: person}, Intent: model.Note{Text: text}}
			if _, err := d.log.Do(t.Context(), cmd); err != nil {
				t.Fatal(err)
			}
			d.settle()
		}
		write("duty-commander-a", "no change") // said before: not the one that waits
		d.wait(time.Second)
		d.log.fail = errOpen
		d.press("n", "no change", "enter")
		d.log.fail = nil
		write("scribe-a", "no change") // said by somebody else
		d.sees("> n no change")
		write("duty-commander-a", "no change") // the store looked again by itself
		d.sees("> n no change", "Not confirmed yet")
		log.open = false
		d.wait(time.Second)
		d.misses("> n no change", "Not confirmed yet")
		d.sees("it was recorded after all")
	})
}

func TestWhatWaitsIsPutAwayAndFetchedBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.log.fail = errDisk
		d.press("n", "carrier confirms", "enter")
		d.press("q")
		d.sees("Leave anyway?")
		d.press("esc", "esc")
		d.misses("> n carrier")
		d.log.fail = nil
		d.press("n", "up")
		d.sees("> n carrier confirms")
		d.press("enter")
		if got := d.texts(); got != `{"text":"carrier confirms"}` {
			t.Errorf("recorded %s", got)
		}
	})
}

func TestWhatWaitsBelongsToItsIncidentAndPerson(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.log.fail = errDisk
		d.press("n", "carrier confirms", "enter")
		mine := d.room.door.actor
		d.room.door.actor.Person = "scribe-a"
		d.press("enter")
		d.misses("> n carrier")
		d.room.door.actor = mine
		d.room.frame.drop()
		d.sees("> n carrier confirms")
		d.press("0")
		d.misses("> n carrier")
	})
}
