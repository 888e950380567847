package pane

import (
	"fmt"
	"testing"
	"time"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// large is the busy incident with 2,000 events and a plan of 200 steps.
func largeState(tb testing.TB) State {
	s := busy(tb)
	for n := len(s.events); n < 2000; n++ {
		s.at(time.Duration(2000-n)*time.Second, "nora", model.NoteWritten{Text: fmt.Sprintf("note %d: the carrier called again, nothing new", n)})
	}
	p := plan()
	for n := range 20 {
		l := model.Checklist{ID: fmt.Sprintf("list-%d", n), Title: fmt.Sprintf("list %d", n), Phase: model.Respond, Role: "commander"}
		for m := range 10 {
			l.Items = append(l.Items, model.ItemRule{ID: model.ItemID(fmt.Sprintf("list-%d/%d", n, m)), Text: "one of many steps that somebody takes", Within: time.Hour})
		}
		p.Checklists = append(p.Checklists, l)
	}
	st := state(s.incident(), locale.English, theme.Dark)
	st.Plan = p
	st.Obligations = model.Obligations(st.Incident, p, now)
	return st
}

// frame draws all that a terminal of 120×40 shows.
func frame(panes []Pane, s State) int {
	n := len(SafetyLine(s, 120)) + len(DueLine(s, 120))
	for id, p := range panes {
		if ID(id) == Board {
			continue
		}
		p.Show(s)
		n += len(p.View(ID(id) == Status))
	}
	return n
}

func frames() []Pane {
	panes := make([]Pane, Count)
	for id := range panes {
		panes[id] = New(ID(id))
		panes[id].SetSize(60, 15)
	}
	panes[Status].SetSize(60, 18)
	panes[Roster].SetSize(60, 18)
	panes[Log].SetSize(120, 6)
	return panes
}

// BenchmarkFrame is a full frame after something arrived: the target is 3 ms.
func BenchmarkFrame(b *testing.B) {
	s, panes := largeState(b), frames()
	for b.Loop() {
		frame(panes, s)
	}
}

// BenchmarkFrameNewIncident is the same when the incident itself has changed, so that the log is indexed anew.
func BenchmarkFrameNewIncident(b *testing.B) {
	s, panes := largeState(b), frames()
	a, c := s.Incident, model.Fold(busy(b).events)
	_ = c
	events := make([]model.Event, len(a.Log))
	for n := range a.Log {
		events[n] = a.Log[n].Event
	}
	other := model.Fold(events)
	for n := 0; b.Loop(); n++ {
		s.Incident = [2]*model.Incident{a, other}[n%2]
		frame(panes, s)
	}
}
