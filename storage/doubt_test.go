package storage

import (
	"slices"
	"strconv"
	"testing"
	"time"

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

// unconfirmed gives a note and leaves it open whether it was recorded, as far as its caller is told. It was.
func unconfirmed(t *testing.T, l *Log, id model.IncidentID, text string) model.Command {
	t.Helper()
	cmd := model.Command{Incident: id, Actor: ana, Intent: model.Note{Text: text}}
	turn, j := begun(t, l, cmd)
	if err := l.writer.exec(t.Context(), "COMMIT"); err != nil {
		t.Fatal(err)
	}
	l.writer.doubts(turn, []*job{j}, errClosed)
	l.writer.doubt.told = true
	if err := l.writer.resolve(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

func TestTheSameNoteMuchLaterIsRecordedAgain(t *testing.T) {
	for _, c := range []struct {
		later time.Duration
		want  int // events, with the declaration
	}{{time.Minute, 2}, {retryWithin, 2}, {retryWithin + time.Millisecond, 3}, {24 * time.Hour, 3}, {-24 * time.Hour, 3}} {
		t.Run(c.later.String(), func(t *testing.T) {
			clock := &wallClock{}
			clock.set(time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC))
			l := newLog(t, Options{Clock: clock.now})
			id := declare(t, l, "payments down")
			cmd := unconfirmed(t, l, id, "called the provider")
			clock.set(clock.now().Add(c.later))
			if _, err := l.Do(t.Context(), cmd); err != nil {
				t.Fatal(err)
			}
			if inc, err := l.Incident(t.Context(), id); err != nil || inc.Events() != c.want {
				t.Errorf("%d events, %v: want %d", inc.Events(), err, c.want)
			}
		})
	}
}

func TestOnlySoManyOutcomesAreRemembered(t *testing.T) {
	l := newLog(t, Options{})
	jobs := make([]*job, maxSettled+1)
	for n := range jobs {
		note := model.Note{Text: strconv.Itoa(n)}
		jobs[n] = &job{cmds: []model.Command{{Actor: ana, Intent: note}}, events: make([]model.Event, 1)}
	}
	l.writer.remembered(jobs)
	now := l.options.Clock()
	if len(l.writer.known) != maxSettled {
		t.Errorf("%d outcomes are remembered, want %d", len(l.writer.known), maxSettled)
	}
	if _, ok := l.writer.outcome(jobs[0].cmds, now); ok {
		t.Error("the oldest outcome is still remembered")
	}
	if _, ok := l.writer.outcome(jobs[maxSettled].cmds, now); !ok {
		t.Error("the latest outcome is forgotten")
	}
}
