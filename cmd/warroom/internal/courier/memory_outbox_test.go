package courier

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"warroom/model"
	"warroom/storage"
)

func (m *memory) DueIn(_ context.Context, line Line, now time.Time, limit int) (due []Parcel, next time.Time, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	first := map[claim]bool{}
	for _, p := range m.rows {
		if p.State != model.InQueue {
			continue
		}
		key := claim{p.Incident, p.Recipient, p.Channel}
		behind := first[key]
		first[key] = true
		exercise := p.Kind == model.Exercise
		if behind || p.Ending || exercise != line.Exercise || !exercise && p.Channel != line.Channel || exercise && slices.Contains(line.Not, p.Channel) {
			continue
		}
		if p.Next.After(now) {
			if next.IsZero() || p.Next.Before(next) {
				next = p.Next
			}
		} else if len(due) < limit {
			due = append(due, p)
		}
	}
	return due, next, nil
}

func (m *memory) BlockingIn(_ context.Context, line Line, now time.Time, _ int) (blocking []Parcel, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	first := map[claim]Parcel{}
	for _, p := range m.rows {
		if p.State != model.InQueue || p.Channel != line.Channel {
			continue
		}
		key := claim{p.Incident, p.Recipient, p.Channel}
		before, behind := first[key]
		switch {
		case !behind:
			first[key] = p
		case before.Next.After(now):
			blocking = append(blocking, before)
			first[key] = Parcel{} // once is enough
		}
	}
	return blocking, nil
}

var errNoRow = errors.New("no such row")

func (m *memory) MarkParcels(_ context.Context, marks []ParcelMark) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.full != nil {
		return m.full
	}
	m.marks++
	for _, mark := range marks {
		if mark.ID < 1 || mark.ID > int64(len(m.rows)) {
			return errNoRow
		}
		p := &m.rows[mark.ID-1]
		if mark.Was != "" && (p.State != mark.Was || p.Ending) {
			continue
		}
		if mark.Ending && (p.State != model.InQueue || p.Ending) {
			return &model.Error{Code: model.CodeChanged}
		}
		p.State, p.Ending, p.Tries, p.Next, p.Detail, p.At = mark.State, mark.Ending, max(p.Tries, mark.Tries), mark.Next, mark.Detail, mark.At
		m.told[mark.ID] = mark.State == model.InQueue
	}
	return nil
}

func (m *memory) Untold(_ context.Context, limit int) (rows []Parcel, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, p := range m.rows {
		told, marked := m.told[p.ID]
		if marked && !told && len(rows) < limit {
			if _, d := find(m.incs[p.Incident], p); d.State == p.State {
				continue // the event that said so settled it
			}
			rows = append(rows, p)
		}
	}
	slices.SortStableFunc(rows, func(a, b Parcel) int { return cmp.Compare(a.Dispatch.Seq, b.Dispatch.Seq) })
	return rows, nil
}

func (m *memory) TellParcels(_ context.Context, ids []int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, id := range ids {
		m.told[id] = true
	}
	return nil
}

func (m *memory) Outbox(_ context.Context, filter storage.OutboxFilter) (rows []Parcel, err error) {
	for _, p := range m.parcels() {
		if p.Channel == filter.Channel && slices.Contains(filter.States, p.State) {
			rows = append(rows, p)
		}
	}
	return rows, nil
}

func (m *memory) ClearParcels(context.Context, time.Time, int) (int, error) { return 0, nil }
