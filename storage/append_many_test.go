package storage

import (
	"testing"
	"time"

	"warroom/model"
)

// What another site hands over at once is more than the indexes wait for: it is all there, once, and counted.
func TestManyEventsAtOnce(t *testing.T) {
	l := newLog(t, Options{})
	own := declare(t, l, "payments down")
	now := time.Now()
	var came []model.Event
	var prev model.Hash
	hlc := model.HLCFromTime(now)
	add := func(id model.IncidentID, body model.Body) {
		hlc = hlc.Next(now)
		draft := model.Draft{Incident: id, Body: body, At: model.StampAt(now, "UTC"), Actor: model.Actor{Person: "anna"}}
		event, err := draft.Seal("LIS-0a1b2c3d", uint64(len(came)+1), hlc, now, prev)
		if err != nil {
			t.Fatal(err)
		}
		prev, came = event.Hash(), append(came, event)
	}
	add("theirs", model.Declared{Number: "2026-007", IncidentKind: model.Real, Title: "login slow"})
	for range maxTail {
		add("theirs", model.NoteWritten{Text: "still slow"})
		add(own, model.NoteWritten{Text: "seen here, too"})
	}
	add("theirs", model.IncidentClosed{Reason: "fast again"})
	for _, want := range []int{len(came), 0} { // the second time, everything is here
		added, forks, err := l.Append(t.Context(), came)
		if err != nil || added != want || len(forks) != 0 {
			t.Fatalf("added %d of %d, forks %v, error %v", added, want, forks, err)
		}
	}
	before, err := l.Incident(t.Context(), own)
	if err != nil {
		t.Fatal(err)
	}
	board, err := l.Board(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := map[model.IncidentID]int{own: before.Events(), "theirs": maxTail + 2}
	for _, line := range board {
		if line.Events != want[line.ID] || line.ID == "theirs" && line.Phase != model.Closed {
			t.Errorf("the board says %+v, want %d events", line, want[line.ID])
		}
		delete(want, line.ID)
	}
	if len(want) > 0 || before.Events() < maxTail {
		t.Errorf("not on the board: %v; %d events", want, before.Events())
	}
	wholeAudit(t, l)
}
