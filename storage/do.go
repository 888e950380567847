package storage

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"strings"

	"warroom/model"
)

// Do catches up, decides the command against the newest state and appends what it decided, all in one transaction.
// It answers the events after they are on the disk. Commands given at the same time share a transaction; each is
// decided against the state that those before it left.
//
// An error of [model.Decide] comes back as it is. [model.CodeNotConfirmed] means that the commit failed in a way that
// leaves open whether it will be there: the log keeps the events and tries to settle it before anything else is
// written; giving the same command again answers with its outcome. Any other error means that nothing was recorded.
func (l *Log) Do(ctx context.Context, cmd model.Command) ([]model.Event, error) {
	j := &job{cmd: &cmd}
	j.run = func(t *turn) error {
		if events, ok := t.w.outcome(cmd); ok {
			j.events = events
			return nil
		}
		drafts, err := t.decide(cmd)
		if err != nil {
			return err
		}
		j.events, err = t.append(drafts)
		return err
	}
	if err := l.write(ctx, j); err != nil {
		return nil, err
	}
	return j.events, nil
}

func (t *turn) decide(cmd model.Command) ([]model.Draft, error) {
	set := model.Setting{
		Now: t.now, Zone: t.w.log.options.Zone, NextNumber: t.nextNumber, NewID: newID,
		Look: func(id model.IncidentID) *model.Incident {
			f, _ := t.fold(id) // a failure is remembered in the turn, which is lost then
			return f.inc
		},
	}
	set.Incident = set.Look(cmd.Incident)
	set.Plan = t.plan(set.Incident)
	if t.err != nil {
		return nil, t.err
	}
	return model.Decide(set, cmd)
}

// fold is the newest state of an incident, with what this turn has appended.
func (t *turn) fold(id model.IncidentID) (fold, error) {
	if id == "" {
		return fold{}, nil
	}
	if f, ok := t.folds[id]; ok {
		return f, nil
	}
	f := t.w.log.folds.get(id)
	if f.inc == nil || f.seen != t.chain.seen {
		var err error
		if f, err = f.catchUp(t.ctx, t.w.conn, id); err != nil {
			return fold{}, t.lose(err)
		}
		f.seen = t.chain.seen
	}
	t.folds[id] = f
	return f, nil
}

// append seals drafts as the next events of this site's chain and stores them.
func (t *turn) append(drafts []model.Draft) ([]model.Event, error) {
	events := make([]model.Event, 0, len(drafts))
	for _, draft := range drafts {
		event, err := draft.Seal(t.home.site, t.chain.seq+1, t.chain.hlc.Next(t.now), t.now, t.chain.hash)
		if err != nil {
			return nil, t.lose(err)
		}
		hash, err := t.insert(event, t.home.key, 0)
		if err != nil {
			return nil, err
		}
		t.chain.seq, t.chain.hash, t.chain.hlc = event.Seq, hash, event.HLC
		events = append(events, event)
	}
	t.sealed = append(t.sealed, events...)
	return events, t.foldIn()
}

// newID is a worldwide unique name: 80 random bits in lower-case base 32.
func newID() model.IncidentID {
	var raw [10]byte
	_, _ = rand.Read(raw[:]) // never fails
	return model.IncidentID(strings.ToLower(base32.StdEncoding.EncodeToString(raw[:])))
}
