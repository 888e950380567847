package tui

import (
	"context"
	"reflect"
	"testing"
	"testing/synctest"
	"time"

	"warroom/model"
)

// unsure is a log that cannot confirm a command, settles it later by itself, and then answers the same command with
// what it has recorded, as the store does.
type unsure struct {
	*memory
	open  bool
	cmd   model.Command
	known []model.Event
}

func (u *unsure) Doubt() bool { return u.open }

func (u *unsure) Do(ctx context.Context, cmd model.Command) ([]model.Event, error) {
	switch {
	case u.open:
		u.cmd = cmd
		return nil, errOpen
	case u.known != nil && reflect.DeepEqual(cmd, u.cmd):
		events := u.known
		u.known = nil
		return events, nil
	}
	return u.memory.Do(ctx, cmd)
}

// settles records what was in doubt.
func (u *unsure) settles(t *testing.T) {
	t.Helper()
	events, err := u.memory.Do(t.Context(), u.cmd)
	if err != nil {
		t.Fatal(err)
	}
	u.known, u.open = events, false
}

func inDoubt(t *testing.T) (*driver, *unsure) {
	log := &unsure{}
	d := declared(t, func(o *Options) {
		log.memory = o.Log.(*memory)
		o.Log = log
	})
	log.open = true
	d.press("w", "paper forms", "enter")
	d.sees("Put a workaround in force", "paper forms", "Not confirmed yet")
	d.wait(time.Second)
	return d, log
}

func TestAFormInDoubtClosesOnceTheLogKnows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, log := inDoubt(t)
		d.sees("Put a workaround in force") // the outcome is still open
		log.settles(t)
		written := len(log.events)
		d.settle()
		d.wait(time.Second)
		d.misses("Put a workaround in force", "Not confirmed yet")
		d.sees("it was recorded after all")
		if len(log.events) != written {
			t.Errorf("%d events were written again", len(log.events)-written)
		}
	})
}

func TestAFormInDoubtKeepsWhatWasTypedSince(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, log := inDoubt(t)
		d.press("tab", "taking calls")
		log.settles(t)
		d.settle()
		d.wait(time.Second)
		d.sees("Put a workaround in force", "taking calls", "What you sent first is recorded.")
	})
}

func TestAFormInDoubtThatWasLeftIsForgottenOnceRecorded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d, log := inDoubt(t)
		d.press("esc")
		log.settles(t)
		d.settle()
		d.wait(time.Second)
		if len(d.room.left) > 0 {
			t.Errorf("what is recorded is still kept to be sent: %v", d.room.left)
		}
	})
}

func TestAnActIsConfirmedInTheWordsOfTheLog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("n", "carrier confirms", "enter")
		d.sees("✓ recorded: note  carrier confirms")
	})
}

// What another incident is called stands on the board, which a room that opens on an incident has not read.
func TestRelatedIncidentsAreCalledByTheirNumber(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory(morning)
		var ids []model.IncidentID
		do := func(id model.IncidentID, intent model.Intent) {
			events, err := log.Do(t.Context(), model.Command{Incident: id, Actor: model.Actor{Person: "duty-commander-a"}, Intent: intent})
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, events[0].Incident)
		}
		do("", model.Declare{Title: "Hotline unreachable"})
		do("", model.Declare{Title: "Fax gateway down"})
		do(ids[0], model.Relate{Other: ids[1]})
		d := open(t, log, func(o *Options) { o.Incident = ids[0] })
		d.press("5")
		d.sees("Fax gateway down")
		d.misses(string(ids[1]))
	})
}
