package storage

import (
	"crypto/sha256"

	"warroom/model"
)

// declaring is the kind of event that gives an incident its number.
var declaring = model.Declared{}.Kind()

// addition is what a turn has stored of one incident and not yet folded in.
type addition struct {
	events   []model.Event
	last     int64
	declares bool
}

// insert stores one event and answers its hash. Its incident is folded by foldIn.
func (t *turn) insert(e model.Event, site, branch int64) (model.Hash, error) {
	record := e.Record()
	hash := model.Hash(sha256.Sum256(record))
	f, err := t.known(e.Incident)
	if err != nil {
		return hash, err
	}
	done, err := t.exec(`INSERT INTO event (site, seq, branch, incident, hash, record) VALUES (?,?,?,?,?,?)`,
		site, int64(e.Seq), branch, f.key, hash[:], record) //nolint:gosec // a chain never gets that long
	if err != nil {
		return hash, err
	}
	n, err := done.LastInsertId()
	if err != nil {
		return hash, t.lose(err)
	}
	t.last = n
	more := t.added[e.Incident]
	if more == nil {
		more = &addition{}
		t.added[e.Incident] = more
	}
	more.events, more.last = append(more.events, e), n
	more.declares = more.declares || e.Kind == declaring
	return hash, nil
}

// known is the newest state of an incident, with a row made for it when this is the first that is heard of it.
func (t *turn) known(id model.IncidentID) (fold, error) {
	f, err := t.fold(id)
	if err != nil || f.key != 0 {
		return f, err
	}
	done, err := t.exec(`INSERT INTO incident (id) VALUES (?)`, string(id))
	if err != nil {
		return f, err
	}
	if f.key, err = done.LastInsertId(); err != nil {
		return f, t.lose(err)
	}
	t.folds[id] = f
	return f, nil
}

// foldIn folds what was inserted, so that whoever comes next in this turn sees it.
func (t *turn) foldIn() error {
	for id, more := range t.added {
		f := t.folds[id].with(more.events, more.last)
		t.folds[id], t.dirty[id] = f, true
		if more.declares {
			if err := t.writeNumber(f); err != nil {
				return err
			}
		}
		delete(t.added, id)
	}
	return nil
}
