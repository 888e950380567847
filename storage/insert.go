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
	loud     bool // whether one of them may change what the board says
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
	more.declares, more.loud = more.declares || e.Kind == declaring, more.loud || !quiet[e.Kind]
	return hash, nil
}

// known is the newest state of an incident, with a row made for it when this is the first that is heard of it. What this
// turn has inserted may not be folded in yet.
func (t *turn) known(id model.IncidentID) (fold, error) {
	if f := t.folds[id]; f.key != 0 {
		return f, nil
	}
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

// quiet are the kinds that never change the line of an incident on the board. They are most of what is written.
var quiet = map[model.Kind]bool{
	model.NoteWritten{}.Kind(): true, model.EvidenceAttached{}.Kind(): true,
	model.AttemptOpened{}.Kind(): true, model.AttemptFinished{}.Kind(): true, model.AttemptReopened{}.Kind(): true,
	model.ItemMarked{}.Kind(): true, model.ItemAssigned{}.Kind(): true, model.ItemBoxed{}.Kind(): true, model.ItemAdded{}.Kind(): true,
}

// foldIn folds what was inserted, so that the board can say it. What changes no line there can wait until somebody
// looks at the incident, or for the commit.
func (t *turn) foldIn() error {
	for id, more := range t.added {
		if !more.loud && t.folds[id].line != "" {
			continue
		}
		t.foldOne(id)
		t.dirty[id] = true
		if more.declares {
			if err := t.writeNumber(t.folds[id]); err != nil {
				return err
			}
		}
	}
	return nil
}

// foldOne folds what was inserted of one incident, so that whoever comes next in this turn sees it.
func (t *turn) foldOne(id model.IncidentID) {
	if more := t.added[id]; more != nil {
		t.folds[id] = t.folds[id].with(more.events, more.last)
		delete(t.added, id)
	}
}

// foldRest folds what could wait.
func (t *turn) foldRest() {
	for id := range t.added {
		t.foldOne(id)
	}
}
