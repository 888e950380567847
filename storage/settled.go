package storage

import (
	"reflect"
	"slices"
	"time"

	"warroom/model"
)

// settled is the outcome of a command whose caller was told that it is open.
type settled struct {
	cmds   []model.Command
	events []model.Event
	at     time.Time // when it was settled
}

// Outcomes are remembered for the one who tries again because of the answer "not confirmed". Who gives the same
// command much later means it once more.
const (
	retryWithin = 2 * time.Minute
	maxSettled  = 2 * maxTurn
)

// remembered keeps the outcomes of jobs, the latest ones if there are too many.
func (w *writer) remembered(jobs []*job) {
	now := w.log.options.Clock()
	for _, j := range jobs {
		if j.cmds != nil && len(j.events) > 0 {
			w.known = append(w.known, settled{cmds: j.cmds, events: j.events, at: now})
		}
	}
	if more := len(w.known) - maxSettled; more > 0 {
		w.known = slices.Delete(w.known, 0, more)
	}
}

// outcome answers a command that was given before, while it was open whether that had been recorded. Each outcome is
// given out once: who says the same a third time means it.
func (w *writer) outcome(cmds []model.Command, now time.Time) ([]model.Event, bool) {
	w.known = slices.DeleteFunc(w.known, func(s settled) bool {
		since := now.Sub(s.at)
		return since > retryWithin || since < -retryWithin // a clock that was set back must not keep it for ever
	})
	for n, s := range w.known {
		if reflect.DeepEqual(s.cmds, cmds) {
			w.known = slices.Delete(w.known, n, n+1)
			return s.events, true
		}
	}
	return nil, false
}
