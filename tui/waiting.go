package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/pane"
)

// waiting are the acts of the entry line that the store gave back, oldest first. They stand apart from what is being
// typed: one is shown while the line is free, and goes on enter, on esc, or when the log turns out to hold it.
type waiting []deed

// heldBy tells whether a log has what an act wanted to write. Only entries count that are not older than the act: people
// say the same thing twice.
func (d deed) heldBy(inc *model.Incident) bool {
	for n := len(inc.Log) - 1; n >= 0; n-- {
		e := &inc.Log[n]
		fresh := !e.RecordedAt.Before(d.given.Truncate(time.Millisecond))
		if fresh && e.Actor.Person == d.cmd.Actor.Person && says(e.Fact, d.cmd.Intent) {
			return true
		}
	}
	return false
}

// says tells whether a fact is what an act of the entry line asks for.
func says(fact model.Body, intent model.Intent) bool {
	switch b := fact.(type) {
	case model.NoteWritten:
		i, ok := intent.(model.Note)
		return ok && b.Text == i.Text
	case model.ObservationWritten:
		i, ok := intent.(model.Observe)
		return ok && b.Text == i.Text
	case model.DecisionTaken:
		i, ok := intent.(model.Decision)
		return ok && b.Text == i.Text
	case model.AttemptOpened:
		i, ok := intent.(model.OpenAttempt)
		return ok && b.Action == i.Action && b.Hypothesis == i.Hypothesis
	case model.AttemptFinished:
		i, ok := intent.(model.FinishAttempt)
		return ok && b.Number == i.Number && b.Result == i.Result && b.Finding == i.Finding
	case model.ItemMarked:
		i, ok := intent.(model.TickItem)
		return ok && b.Item == i.Item && b.State == model.ItemDone
	}
	return false
}

// offered is the act that waits in the free entry line; nil if there is none, or none of this incident and person.
func (r *Room) offered() *deed {
	if r.line.focused() || r.line.text() != "" || r.focus == pane.Board {
		return nil
	}
	for n := range r.waiting {
		if r.fits(&r.waiting[n]) {
			return &r.waiting[n]
		}
	}
	return nil
}

func (r *Room) fits(d *deed) bool {
	return d.cmd.Incident == r.want.incident && d.cmd.Actor.Person == r.door.actor.Person
}

// offeredKey is a key while an act waits: enter sends it again as it was, esc puts it away among the earlier lines.
func (r *Room) offeredKey(name string) (tea.Cmd, bool) {
	d := r.offered()
	if d == nil || name != "enter" && name != "esc" {
		return nil, false
	}
	again := *d
	r.forget(func(other *deed) bool { return other == d })
	if name == "esc" {
		return r.notes.info(r.words.T("room.waiting.away"), r.now), true
	}
	return r.enqueue(again), true
}

// forget drops waiting acts.
func (r *Room) forget(which func(*deed) bool) (dropped int) {
	kept := waiting{}
	for n := range r.waiting {
		if which(&r.waiting[n]) {
			dropped++
			continue
		}
		kept = append(kept, r.waiting[n])
	}
	r.waiting = slices.Clip(kept)
	return dropped
}

// settleWaiting drops the acts that the log holds after all. While the outcome of one is open, what can be read is not
// yet sure to stay.
func (r *Room) settleWaiting() tea.Cmd {
	d, canTell := r.log.(doubter)
	if r.data.inc == nil || len(r.waiting) == 0 || canTell && d.Doubt() {
		return nil
	}
	inc := r.data.inc
	if r.forget(func(d *deed) bool { return d.cmd.Incident == inc.ID && d.heldBy(inc) }) == 0 {
		return nil
	}
	if model.CodeOf(r.fault.writing) == model.CodeNotConfirmed {
		r.fault.writing = nil
	}
	return r.notes.good(r.words.T("room.waiting.recorded"), r.now)
}
