package storage

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"warroom/model"
)

func by(intent model.Intent) model.Command { return model.Command{Actor: ana, Intent: intent} }

func TestSeveralCommandsAreRecordedTogether(t *testing.T) {
	l := newLog(t, Options{})
	cmds := []model.Command{by(model.Declare{Title: "payments down", Kind: model.Backfilled})}
	for n := range 3 * maxTail { // long enough to bring the indexes up to date
		cmds = append(cmds, by(model.Recount{Text: fmt.Sprint("line ", n)}))
	}
	events, err := l.DoAll(t.Context(), append(cmds, by(model.Rename{Title: "card payments down"})))
	if err != nil || len(events) != len(cmds)+1 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	for _, at := range []*Log{l, openLog(t, l.Path(), Options{})} {
		inc, err := at.Incident(t.Context(), events[0].Incident)
		if err != nil || inc.Title != "card payments down" || inc.Events() != len(events) {
			t.Errorf("%v, %v", inc, err)
		}
	}
	wholeAudit(t, l)
}

func TestOneRefusedCommandTakesTheOthersBackAndNobodyElses(t *testing.T) {
	l := newLog(t, Options{})
	kept := declare(t, l, "payments down")
	l.writer.token <- struct{}{} // somebody is committing: all that follow will share a turn
	var all sync.WaitGroup
	for n := range 20 {
		all.Go(func() {
			if n%2 == 0 {
				if _, err := l.Do(t.Context(), model.Command{Incident: kept, Actor: ana, Intent: model.Note{Text: "mine"}}); err != nil {
					t.Error(err)
				}
				return
			}
			note := model.Command{Incident: kept, Actor: ana, Intent: model.Note{Text: "taken back"}}
			_, err := l.DoAll(t.Context(), []model.Command{by(model.Declare{Title: "taken back"}), by(model.Note{Text: "x"}), note, by(model.Note{})})
			var refused *Refused
			if !errors.As(err, &refused) || refused.Command != 3 || model.CodeOf(err) != model.CodeEmpty {
				t.Errorf("%v, want that the fourth command is refused", err)
			}
		})
	}
	<-l.writer.token
	all.Wait()
	for _, at := range []*Log{l, openLog(t, l.Path(), Options{})} {
		board, err := at.Board(t.Context())
		if err != nil || len(board) != 1 || board[0].Events != 11 {
			t.Errorf("the board shows %+v, %v: want one incident with 11 events", board, err)
		}
		inc, err := at.Incident(t.Context(), kept)
		if err != nil || inc.Events() != 11 {
			t.Errorf("%v events, %v: want 11", inc.Events(), err)
		}
	}
	if wholeAudit(t, l).Sites[0].Events != 11 {
		t.Error("the chain has more than what was kept")
	}
	if next := do(t, l, "", model.Declare{Title: "next"}); next[0].Seq != 12 {
		t.Errorf("goes on with number %d, want 12", next[0].Seq)
	}
}
