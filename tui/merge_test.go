package tui

import (
	"testing"
	"testing/synctest"

	"warroom/model"
)

func severalIncidents(t *testing.T) *driver {
	log := newMemory(morning)
	var first model.IncidentID
	for _, declare := range []model.Declare{
		{Title: "Hotline unreachable"}, {Title: "Fax gateway down"}, {Title: "Invoices sent twice"}, {Title: "Practice", Kind: model.Exercise},
	} {
		events, err := log.Do(t.Context(), model.Command{Actor: model.Actor{Person: "duty-commander-a"}, Intent: declare})
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = events[0].Incident
		}
		if declare.Title == "Invoices sent twice" {
			cmd := model.Command{Incident: events[0].Incident, Actor: model.Actor{Person: "duty-commander-a"}, Intent: model.Close{Anyway: true}}
			if _, err := log.Do(t.Context(), cmd); err != nil {
				t.Fatal(err)
			}
		}
	}
	return open(t, log, func(o *Options) { o.Incident = first })
}

// Only what an incident can go on in is offered, and the question before the act says which one it is.
func TestMergingOffersWhatIsOpenAndAsksAboutIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := severalIncidents(t)
		d.press(":", "merge", "enter")
		d.settle()
		d.sees("Fax gateway down", "→ choose")
		d.misses("Practice", "Invoices")
		d.press("tab", "same fibre", "enter")
		d.sees("goes on in the other one", "Incident: 2026-", "Fax gateway down", "Note: same fibre")
		d.press("y")
		if d.last().Kind != "incident.closed" && d.log.fold(d.room.want.incident).Open() {
			t.Error("it was not merged")
		}
	})
}

func TestAFormLeftInOneIncidentIsNotFilledInAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := severalIncidents(t)
		d.press(":", "relate", "enter", "tab", "same fibre", "esc")
		d.press("0", "down", "enter")
		d.press(":", "relate", "enter")
		d.misses("same fibre")
	})
}
