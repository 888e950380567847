package storage

import (
	"testing"
	"time"

	"warroom/model"
)

func TestQuietKindsChangeNothingOnTheBoard(t *testing.T) {
	bodies := []model.Body{
		model.NoteWritten{Text: "called the provider"},
		model.EvidenceAttached{Name: "dump.txt"},
		model.AttemptOpened{Number: 1, Hypothesis: "the disk", Action: "replaced it"},
		model.AttemptFinished{Number: 1, Result: "worked"},
		model.AttemptReopened{Number: 1},
		model.ItemMarked{Item: "call", State: "done"},
		model.ItemAssigned{Item: "call", Person: "ana"},
		model.ItemBoxed{Item: "call"},
		model.ItemAdded{Item: "more", Text: "look again"},
	}
	now := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	tried := map[model.Kind]bool{}
	for _, body := range bodies {
		tried[body.Kind()] = true
	}
	for kind := range quiet {
		if !tried[kind] {
			t.Errorf("%s is said to be quiet and not tried", kind)
		}
	}
	l := newLog(t, Options{Clock: func() time.Time { return now }})
	id := declare(t, l, "payments down")
	for _, stage := range []model.Intent{model.Rename{Title: "cards down"}, model.SetPublicStatus{Status: model.Resolved}, model.Close{Reason: "over", Anyway: true}} {
		do(t, l, id, stage)
		inc, err := l.Incident(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		line := summaryLine(inc)
		for _, body := range bodies {
			last := inc.Log[len(inc.Log)-1].Event
			draft := model.Draft{Incident: id, Actor: ana, At: model.StampAt(now.Add(time.Hour), ""), Body: body}
			event, err := draft.Seal(last.Site, last.Seq+1, last.HLC+1, now, last.Hash())
			if err != nil {
				t.Fatal(err)
			}
			next, ok := inc.Extend([]model.Event{event})
			if !ok || next.Events() != inc.Events()+1 {
				t.Fatalf("%s was not folded in", event.Kind)
			}
			if inc = next; summaryLine(inc) != line {
				t.Errorf("%s changes the line of the incident, and is said not to", event.Kind)
			}
		}
	}
}

// What is folded late must not be missed by whoever decides next, nor by the board, nor be there when it was taken back.
func TestLateFoldingShowsInTheSameTurn(t *testing.T) {
	l := newLog(t, Options{})
	id, second := declare(t, l, "payments down"), declare(t, l, "logins down")
	note := func(id model.IncidentID) model.Command {
		return model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "another line"}}
	}
	rename := model.Command{Incident: id, Actor: ana, Intent: model.Rename{Title: "cards down"}}
	refused := model.Command{Incident: id, Actor: ana, Intent: model.Rename{Title: ""}}
	for _, c := range []struct {
		cmds          []model.Command
		first, second int // events afterwards
	}{
		{[]model.Command{note(id), note(second), note(id), rename, note(second)}, 4, 3},
		{[]model.Command{note(id), note(second), refused}, 4, 3},
		{[]model.Command{note(second), note(id)}, 5, 4},
	} {
		_, err := l.DoAll(t.Context(), c.cmds)
		if (err != nil) != (c.cmds[len(c.cmds)-1].Intent == refused.Intent) {
			t.Fatal(err)
		}
		for id, want := range map[model.IncidentID]int{id: c.first, second: c.second} {
			for _, reader := range []*Log{l, openLog(t, l.Path(), Options{ReadOnly: true})} {
				inc, err := reader.Incident(t.Context(), id)
				if err != nil || inc.Events() != want {
					t.Errorf("%d events, %v: want %d", inc.Events(), err, want)
				}
				if board := boardLine(t, reader, id); board.Events != want || board.Title != inc.Title {
					t.Errorf("the board says %d events of %q, want %d of %q", board.Events, board.Title, want, inc.Title)
				}
			}
		}
	}
	wholeAudit(t, l)
}

func boardLine(t *testing.T, l *Log, id model.IncidentID) model.Summary {
	t.Helper()
	board, err := l.Board(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range board {
		if line.ID == id {
			return line
		}
	}
	t.Fatalf("%s is not on the board", id)
	return model.Summary{}
}
