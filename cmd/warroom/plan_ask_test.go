package main

import (
	"testing"

	"warroom/model"
	"warroom/plans"
	"warroom/tui/locale"
)

// TestPromisesAreTakenAsTyped: what a page of the questions lets pass must do for the plan that is written at the end,
// or everything that was typed is lost.
func TestPromisesAreTakenAsTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"": "", " ": "", "90": "90m", "4 h": "4h", "2 std": "2h", "1h 30 min": "90m", "3d": "72h", "1w": "168h", "45s": "45s", "366d": "8784h",
	} {
		got, err := promised(typed)
		if got != want || err != nil {
			t.Errorf("%q: %q, %v, want %q", typed, got, err, want)
		}
		q := &questions{program: &program{words: locale.New("en")}, answers: &plans.Answers{Product: "X"}, plan: &model.Plan{}}
		q.sla[0] = typed
		q.take()
		if _, err := plans.Begin(*q.answers, "en"); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	}
	for _, typed := range []string{"abc", "0", "-1h", "367d", "4 hours or so"} {
		if got, err := promised(typed); err == nil {
			t.Errorf("%q is taken for %q", typed, got)
		}
	}
}
