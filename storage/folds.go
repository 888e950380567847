package storage

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"warroom/model"
)

// What the cache of folds holds at most. The incident used last always stays.
const (
	maxFolds  = 64
	maxFolded = 200_000 // events, over all folds
)

// fold is the state of an incident after all of its events up to arrival number n.
type fold struct {
	inc    *model.Incident // nil when there is none
	key    int64           // its row
	closed bool            // as its row says
	seen   moment          // when nothing was missing in it
	n      int64
	line   string // what its row says, see summaryLine; empty when that is not known
}

// folds is the one shared fold of each incident that somebody looked at lately.
type folds struct {
	mu    sync.Mutex
	known map[model.IncidentID]fold
	used  []model.IncidentID // least recently used first
	total int                // events in all of them
}

func newFolds() *folds { return &folds{known: map[model.IncidentID]fold{}} }

func (f *folds) get(id model.IncidentID) fold {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.known[id]
}

// put keeps a fold unless a newer one is there already.
func (f *folds) put(id model.IncidentID, newer fold) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if newer.inc == nil {
		return
	}
	old := f.known[id]
	if old.n > newer.n {
		return
	}
	f.known[id] = newer
	f.total += newer.events() - old.events()
	f.touch(id)
	f.evict()
}

func (f *folds) touch(id model.IncidentID) {
	for n, other := range f.used {
		if other == id {
			f.used = append(f.used[:n], f.used[n+1:]...)
			break
		}
	}
	f.used = append(f.used, id)
}

func (f *folds) evict() {
	for len(f.used) > 1 && (len(f.used) > maxFolds || f.total > maxFolded) {
		f.total -= f.known[f.used[0]].events()
		delete(f.known, f.used[0])
		f.used = f.used[1:]
	}
}

// catchUp reads what arrived since the fold was made and folds it in.
func (f fold) catchUp(ctx context.Context, q querier, id model.IncidentID) (fold, error) {
	var count int
	err := q.QueryRowContext(ctx, `SELECT k, closed, events + (SELECT count(*) FROM event
	  WHERE n > max(i.upto, (SELECT n FROM indexed)) AND incident = i.k) FROM incident i WHERE id = ?`, string(id)).Scan(&f.key, &f.closed, &count)
	if errors.Is(err, sql.ErrNoRows) {
		return fold{}, nil
	}
	if err != nil || f.inc != nil && f.events() == count {
		return f, err
	}
	events, last, err := readEvents(ctx, q, count-f.events(), trailAfter, f.key, f.n)
	if err != nil {
		return fold{}, err
	}
	if len(events) > 0 {
		f = f.with(events, last)
		f.line = "" // somebody else may have written it
	}
	if f.events() < count || f.inc.ID != id {
		return fold{}, damaged("incident " + string(id))
	}
	return f, nil
}

func (f fold) events() int {
	if f.inc == nil {
		return 0
	}
	return f.inc.Events()
}

// with adds events that arrived after the fold.
func (f fold) with(events []model.Event, last int64) fold {
	f.n = last
	if f.inc == nil {
		f.inc = model.Fold(events)
		return f
	}
	next, ok := f.inc.Extend(events)
	if !ok {
		all := make([]model.Event, 0, len(f.inc.Log)+len(events))
		for _, entry := range f.inc.Log {
			all = append(all, entry.Event)
		}
		next = model.Fold(append(all, events...))
	}
	f.inc = next
	return f
}

// Incident is the newest state of an incident, shared and immutable. [model.CodeNoIncident] when there is none.
func (l *Log) Incident(ctx context.Context, id model.IncidentID) (*model.Incident, error) {
	known := l.folds.get(id)
	newest, err := known.catchUp(ctx, l.readers, id)
	if err != nil {
		return nil, l.failed("read incident", err)
	}
	if newest.inc == nil {
		return nil, l.failed("read incident", noIncident(string(id)))
	}
	l.folds.put(id, newest)
	return newest.inc, nil
}

func noIncident(name string) error {
	return &model.Error{
		Code: model.CodeNoIncident, Message: "there is no incident " + name, Hint: "warroom incidents lists them",
		Args: map[string]string{"name": name},
	}
}
