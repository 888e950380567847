package storage

import (
	"slices"
	"testing"

	"warroom/model"
)

// begun runs one command in a transaction and leaves the transaction open.
func begun(t *testing.T, l *Log, cmd model.Command) (*turn, *job) {
	t.Helper()
	j := &job{cmds: []model.Command{cmd}, done: make(chan struct{})}
	j.run = func(t *turn) error {
		drafts, err := t.decide(cmd)
		if err == nil {
			j.events, err = t.append(drafts)
		}
		return err
	}
	turn, err := l.writer.begin()
	if err != nil {
		t.Fatal(err)
	}
	if err := turn.run([]*job{j}); err != nil {
		t.Fatal(err)
	}
	return turn, j
}

func TestAnOpenOutcomeIsSettledBeforeAnythingElse(t *testing.T) {
	for name, end := range map[string]string{"it was there": "COMMIT", "it was not": "ROLLBACK"} {
		t.Run(name, func(t *testing.T) {
			l := newLog(t, Options{})
			id := declare(t, l, "payments down")
			cmd := model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "once"}}

			turn, j := begun(t, l, cmd)
			if err := l.writer.exec(t.Context(), end); err != nil {
				t.Fatal(err)
			}
			l.writer.doubts(turn, []*job{j}, errClosed)
			l.writer.doubt.told = true
			if !l.Health(t.Context()).Doubt {
				t.Error("nobody is told that an outcome is open")
			}

			again, err := l.Do(t.Context(), cmd)
			if err != nil {
				t.Fatal(err)
			}
			if len(again) != 1 || again[0].Hash() != j.events[0].Hash() {
				t.Errorf("the same command became %v, want %v", again, j.events)
			}
			if l.Health(t.Context()).Doubt {
				t.Error("the outcome is still open")
			}
			do(t, l, id, model.Note{Text: "once"})
			inc, err := l.Incident(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if inc.Events() != 3 {
				t.Errorf("%d events, want the declaration, the note, and the note that was meant", inc.Events())
			}
			wholeAudit(t, l)
		})
	}
}

func TestWhenOthersWentOnAnOpenCommandIsDecidedAnew(t *testing.T) {
	l := newLog(t, Options{})
	other := openLog(t, l.Path(), Options{})
	id := declare(t, l, "payments down")
	turn, j := begun(t, l, model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: "once"}})
	_ = l.writer.lost(nil)
	do(t, other, id, model.Note{Text: "from elsewhere"})
	l.writer.doubts(turn, []*job{j}, errClosed)

	do(t, l, id, model.Note{Text: "later"})
	events, err := l.Events(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, event := range events[1:] {
		body, err := event.Decode()
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, body.(model.NoteWritten).Text)
	}
	if want := []string{"from elsewhere", "once", "later"}; !slices.Equal(texts, want) {
		t.Errorf("recorded %q, want %q", texts, want)
	}
	wholeAudit(t, l)
}
