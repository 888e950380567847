package storage

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"
	"time"

	"warroom/model"
)

// ParcelMark is what a courier knows about a row of the outbox.
type ParcelMark struct {
	ID     int64
	State  model.DeliveryState
	Ending bool // it is about to leave: said right before the step that nobody can take back. State is InQueue then
	Tries  int
	Next   time.Time // for InQueue: not to be tried before
	Detail string
	At     time.Time // when it was so; zero: now

	Was model.DeliveryState // the state of which this is news: a row that is in another one by now stays as it is; empty: any
}

// CodeNoLease says that another process has the lease by now: what has not left must not leave.
const CodeNoLease model.Code = "no-lease"

// MarkParcels records what became of letters, all of the marks or none. It is on the disk when it answers; callers at
// the same time share a commit.
//
// An Ending mark is the permission to take the last step. It is refused with [model.CodeChanged] when the row does not
// wait in the line any more (a person marked it, its notice was withdrawn, it is leaving already), and with [CodeNoLease]
// when another process has the lease. Only with the answer nil may the letter leave. It is also refused with
// [model.CodeDiskFull] unless there is room set aside to record the outcome of what leaves, see reserve. Where
// nobody can tell whether it was written ([model.CodeNotConfirmed]), the letter must not leave either; the next renewal of the
// lease puts its row right.
//
// Any other mark says the outcome and ends the ending. It is taken whoever has the lease, since the letter was on its way; but
// what a person said of the row meanwhile stays, unless the letter has left and they did not think so.
func (l *Log) MarkParcels(ctx context.Context, marks []ParcelMark) error {
	if len(marks) == 0 {
		return nil
	}
	ending := false
	for _, mark := range marks {
		if !slices.Contains(model.DeliveryStates, mark.State) || mark.Ending && mark.State != model.InQueue {
			return fmt.Errorf("mark letters: letter %d cannot be %q", mark.ID, mark.State)
		}
		ending = ending || mark.Ending
	}
	if ending {
		if err := l.reserve.keep(); err != nil {
			return l.failed("set room aside for the outcome", err)
		}
	}
	term, ran := l.term.Load(), false
	for {
		err := l.write(ctx, &job{run: func(t *turn) error {
			if ending && t.w.doubt != nil && t.w.doubt.told {
				return nil // it is settled now, and the letters did not leave: see unsure
			}
			err := t.markParcels(marks, term, ran)
			ran = err == nil // while its outcome is open, a commit is looked into by doing it again
			for _, mark := range marks {
				l.unsure.forget(mark.ID)
			}
			return err
		}})
		if code := model.CodeOf(err); code == model.CodeNotConfirmed || code == model.CodeGone {
			l.unsure.note(marks)
		}
		if ending || model.CodeOf(err) != model.CodeDiskFull || !l.reserve.give() {
			return l.failed("mark letters", err)
		}
	}
}

func (t *turn) markParcels(marks []ParcelMark, term int64, again bool) (err error) {
	var tries map[int][]int64
	if !again {
		if tries, marks, err = t.leaving(marks); err != nil {
			return err
		}
	}
	if len(tries) > 0 {
		if err := t.mayEnd(term); err != nil {
			return err
		}
	}
	was, err := t.standings(marks)
	if err != nil {
		return err
	}
	now, err := t.judged(marks, was, term, again)
	if err != nil {
		return err
	}
	if err := t.leave(tries); err != nil {
		return err
	}
	return t.restandAll(was, now)
}

// judged are the rows after their marks, or why one is refused. Nothing is written before all are judged.
func (t *turn) judged(marks []ParcelMark, was map[int64]standing, term int64, again bool) (map[int64]standing, error) {
	now := maps.Clone(was)
	refusal, asked := error(nil), false
	for _, mark := range marks {
		row, known := now[mark.ID]
		if !known {
			return nil, changed(mark.ID, "is not in the outbox")
		}
		if mark.Was != "" && (row.state != mark.Was || row.ending) {
			continue
		}
		if mark.Ending {
			if row.state != model.InQueue || row.ending && !again || row.site != t.home.key {
				return nil, changed(row.id, "does not wait any more")
			}
			if !asked {
				refusal, asked = t.mayEnd(term), true
			}
			if refusal != nil {
				return nil, refusal
			}
		}
		now[mark.ID] = row.after(mark, t.home.key)
	}
	return now, nil
}

// standings reads the rows that marks are about; those that are not there are missing.
func (t *turn) standings(marks []ParcelMark) (map[int64]standing, error) {
	all := make(map[int64]standing, len(marks))
	switch len(marks) {
	case 0:
		return all, nil
	case 1:
		row, there, err := t.found(`id = ?`, marks[0].ID)
		if there {
			all[row.id] = row
		}
		return all, err
	}
	ids := make([]int64, len(marks))
	for n, mark := range marks {
		ids[n] = mark.ID
	}
	s, err := t.w.stmt(t.ctx, selectStanding+`id IN (SELECT value FROM json_each(?))`) //nolint:sqlclosecheck // kept as long as the connection
	if err != nil {
		return nil, t.lose(err)
	}
	rows, err := s.QueryContext(t.ctx, list(ids))
	if err != nil {
		return nil, t.lose(err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	for rows.Next() {
		var row standing
		if err := rows.Scan(row.fields()...); err != nil {
			return nil, t.lose(err)
		}
		all[row.id] = row
	}
	return all, t.lose(rows.Err())
}

// mayEnd tells whether the lease still allows letters to leave.
func (t *turn) mayEnd(term int64) error {
	var holder string
	var current int64
	if err := t.row(`SELECT holder, term FROM lease`, nil, &holder, &current); err != nil {
		return err
	}
	if holder != "" && current != term || holder == "" && term != 0 {
		return &model.Error{
			Code: CodeNoLease, Message: "another process sends by now (" + holder + ")", Hint: "send nothing until the lease is taken again",
			Args: map[string]string{"holder": holder},
		}
	}
	return nil
}

// after is the row after a mark of a courier.
func (s standing) after(mark ParcelMark, home int64) standing {
	s.tries, s.ending = max(s.tries, mark.Tries), mark.Ending
	if !mark.At.IsZero() {
		s.at = mark.At.UnixMilli()
	}
	state := mark.State
	switch {
	case mark.Ending:
		return s
	case s.said && (s.state.Left() || !state.Left()):
		return s // as a person said
	case state == model.InQueue && s.site != home:
		return s // an earlier incarnation's never leaves by itself
	}
	if state != s.state {
		s.told, s.said = false, false
	}
	s.state, s.detail, s.next = state, mark.Detail, milli(mark.Next)
	return s
}

func changed(id int64, what string) error {
	return &model.Error{
		Code: model.CodeChanged, Message: fmt.Sprintf("letter %d %s", id, what), Hint: "leave it; look at the outbox",
		Args: map[string]string{"id": strconv.FormatInt(id, 10)},
	}
}

// offered are the rows that Untold answered last, and the state in which they were.
type offered struct {
	sync.Mutex
	states map[int64]model.DeliveryState
}

// Untold answers rows whose state the log does not have yet, those of one dispatch together. An event that says so,
// recorded by the courier ([MethodCourier]), settles them in its own transaction: [model.MarkReceipts] with the state of
// the row. Nothing is told twice, whoever dies when.
func (l *Log) Untold(ctx context.Context, limit int) ([]Parcel, error) {
	parcels, err := readParcels(ctx, l.readers, selectParcels+`WHERE p.told = 0 ORDER BY p.site, p.seq, p.delivery LIMIT ?`, limit)
	if err != nil {
		return nil, l.failed("read outbox", err)
	}
	l.offered.Lock()
	defer l.offered.Unlock()
	l.offered.states = map[int64]model.DeliveryState{}
	for _, p := range parcels {
		l.offered.states[p.ID] = p.State
	}
	return parcels, nil
}

// TellParcels settles rows that the last [Log.Untold] answered and whose state is still what it was then. It is needed
// only for what the log will never take, such as receipts of a notice that is not there.
func (l *Log) TellParcels(ctx context.Context, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	l.offered.Lock()
	states := make([]model.DeliveryState, len(ids))
	for n, id := range ids {
		states[n] = l.offered.states[id]
	}
	l.offered.Unlock()
	return l.failed("settle letters", l.write(ctx, &job{run: func(t *turn) error {
		for n, id := range ids {
			if _, err := t.exec(`UPDATE parcel SET told = 1 WHERE id = ? AND told = 0 AND state = ?`, id, string(states[n])); err != nil {
				return err
			}
		}
		return nil
	}}))
}
