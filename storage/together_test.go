package storage

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

// pair is a file with two processes that send by turns.
type pair struct {
	logs [2]*Log
	id   model.IncidentID
}

func newPair(t *testing.T, letters int, clock func() time.Time) pair {
	t.Helper()
	l, id := newDesk(t, letters, Options{Clock: clock})
	return pair{logs: [2]*Log{l, desk(t, filepath.Clean(l.Path()), letters, Options{Clock: clock})}, id: id}
}

// rows are the rows of the outbox with everything that a mark may change but its time.
func (p pair) rows(t *testing.T) (all []string) {
	t.Helper()
	rows, err := p.logs[0].readers.QueryContext(t.Context(), `SELECT id, delivery, number, recipient, channel, state, first, next, tries, ending, said, told, detail FROM parcel ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		fields := make([]any, 13)
		into := make([]any, 13)
		for n := range fields {
			into[n] = &fields[n]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		all = append(all, fmt.Sprint(fields...))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// wrongFirst are the rows that stand first in their line though they are not, or are though they do not stand so.
const wrongFirst = `SELECT count(*) FROM parcel p WHERE p.first <> (p.state = 'queued' AND NOT EXISTS (
  SELECT 1 FROM parcel q WHERE q.state = 'queued' AND q.incident = p.incident AND q.recipient = p.recipient AND q.channel = p.channel AND q.id < p.id))`

// oneByOne gives marks one at a time, and takes all back where one is refused.
func oneByOne(l *Log, marks []ParcelMark) error {
	term := l.term.Load()
	return l.write(context.Background(), &job{run: func(t *turn) error {
		if _, err := t.exec(`SAVEPOINT before`); err != nil {
			return err
		}
		for _, mark := range marks {
			if err := t.markParcels([]ParcelMark{mark}, term, false); err != nil {
				_, undone := t.exec(`ROLLBACK TO before`)
				return errors.Join(err, undone)
			}
		}
		return nil
	}})
}

// Whatever happens around them: marks that are written together say what they would say one after the other, each line
// has its oldest letter first, and nothing that waits is forgotten.
func TestMarksTogetherAreMarksOneByOne(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { together(t, rand.New(rand.NewPCG(seed, 7))) }) //nolint:gosec // the same every time
	}
}

func together(t *testing.T, chance *rand.Rand) {
	const letters = 4
	now := time.Date(2026, 3, 10, 14, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	a, b := newPair(t, letters, clock), newPair(t, letters, clock)
	both := func(who int, intent model.Intent) {
		_, first := a.logs[who].Do(t.Context(), model.Command{Incident: a.id, Actor: ana, Intent: intent})
		_, second := b.logs[who].Do(t.Context(), model.Command{Incident: b.id, Actor: ana, Intent: intent})
		if (first == nil) != (second == nil) {
			t.Fatalf("%T: %v and %v", intent, first, second)
		}
	}
	for range 60 {
		now = now.Add(time.Duration(100+chance.IntN(4000)) * time.Millisecond)
		who := chance.IntN(2)
		to := model.RecipientID(fmt.Sprintf("address/p%05d@example.com", chance.IntN(letters)))
		number := 1 + chance.IntN(4)
		var said string
		all := outbox(t, a.logs[0], OutboxFilter{})
		switch chance.IntN(10) {
		case 0:
			if len(all) < 40 {
				send(t, a.logs[who], a.id)
				send(t, b.logs[who], b.id)
			}
			said = "send"
		case 1:
			state := model.DeliveryStates[chance.IntN(len(model.DeliveryStates))]
			both(who, model.MarkDelivery{Number: number, Recipient: to, State: state, Detail: "by hand"})
			said = "hand " + string(state)
		case 2:
			both(who, []model.Intent{model.ResendNotice{Number: number}, model.WithdrawNotice{Number: number, Reason: "no"}}[chance.IntN(2)])
			said = "again or withdrawn"
		case 3:
			holder, until := fmt.Sprint("process ", who), now.Add(5*time.Second)
			first, err := a.logs[who].Lease(t.Context(), holder, now, until)
			second, also := b.logs[who].Lease(t.Context(), holder, now, until)
			if err != nil || also != nil || first != second {
				t.Fatal(first, err, second, also)
			}
			said = "lease"
		case 4:
			tellAll(t, a.logs[who])
			tellAll(t, b.logs[who])
			said = "told"
		default:
			if len(all) == 0 {
				continue
			}
			marks := someMarks(chance, all, now)
			before := a.rows(t)
			first, second := a.logs[who].MarkParcels(t.Context(), marks), oneByOne(b.logs[who], marks)
			if (first == nil) != (second == nil) {
				t.Fatalf("%+v: %v, and one by one %v", marks, first, second)
			}
			if after := a.rows(t); first != nil && !slices.Equal(before, after) {
				t.Fatalf("%+v: %v, and yet some were taken", marks, first)
			}
			said = fmt.Sprintf("%+v %v", marks, first)
		}
		if one, other := a.rows(t), b.rows(t); !slices.Equal(one, other) {
			t.Fatalf("after %s:\n%s\n\n%s", said, strings.Join(one, "\n"), strings.Join(other, "\n"))
		}
		for _, p := range []pair{a, b} {
			wrong := 0
			if err := p.logs[0].readers.QueryRowContext(t.Context(), wrongFirst).Scan(&wrong); err != nil || wrong > 0 {
				t.Fatalf("after %s: %d, %v:\n%s", said, wrong, err, strings.Join(p.rows(t), "\n"))
			}
		}
	}
	wholeAudit(t, a.logs[0])
	wholeAudit(t, b.logs[1])
}

// someMarks are marks as several couriers at once might give them, some of them wrong.
func someMarks(chance *rand.Rand, all []Parcel, now time.Time) (marks []ParcelMark) {
	for range 1 + chance.IntN(6) {
		p := all[chance.IntN(len(all))]
		switch leaves := p.State == model.InQueue && !p.Ending; {
		case leaves && chance.IntN(4) > 0, chance.IntN(12) == 0:
			mark := ParcelMark{ID: p.ID, State: model.InQueue, Ending: true, Tries: p.Tries + 1}
			if chance.IntN(5) == 0 {
				mark.At = now.Add(-50 * time.Millisecond)
			}
			marks = append(marks, mark)
		default:
			mark := ParcelMark{
				ID: p.ID, State: model.DeliveryStates[chance.IntN(len(model.DeliveryStates))], Tries: p.Tries + chance.IntN(2),
				Detail: fmt.Sprint("said ", chance.IntN(3)), At: now.Add(-time.Second),
			}
			if mark.State == model.InQueue {
				mark.Next = now.Add(time.Duration(chance.IntN(3)) * time.Second)
			}
			if chance.IntN(4) == 0 {
				mark.Was = model.DeliveryStates[chance.IntN(len(model.DeliveryStates))]
			}
			marks = append(marks, mark)
		}
		if chance.IntN(60) == 0 {
			marks = append(marks, ParcelMark{ID: 9999, State: model.Delivered})
		}
	}
	return marks
}
