package storage

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"maps"
	"slices"
	"strings"

	"warroom/model"
)

// Do catches up, decides the command against the newest state and appends what it decided, all in one transaction.
// It answers the events after they are on the disk. Commands given at the same time share a transaction; each is
// decided against the state that those before it left.
//
// An error of [model.Decide] comes back as it is. [model.CodeNotConfirmed] means that the commit failed in a way that
// leaves open whether it will be there: the log keeps the events and tries to settle it before anything else is
// written; giving the same command again, up to two minutes after that, answers with its outcome. Any other error means
// that nothing was recorded.
func (l *Log) Do(ctx context.Context, cmd model.Command) ([]model.Event, error) {
	return l.doAll(ctx, []model.Command{cmd})
}

// DoAll carries out several commands in one transaction, in their order: either all of them or none. Each is decided
// against the state that those before it left. Where the first command declares an incident, an empty Incident in a
// later one means that incident, or else the one that the first command is about. It answers the events of all
// commands, in order.
//
// When one of several commands is refused, nothing is recorded and the error is a [Refused] that says which one it was; the
// [model.Error] is inside. The other errors, and what giving the same again does, are those of [Log.Do]. No other
// process can write meanwhile, so a few thousand commands at once are the reasonable limit.
func (l *Log) DoAll(ctx context.Context, cmds []model.Command) ([]model.Event, error) {
	if len(cmds) == 0 {
		return nil, nil
	}
	return l.doAll(ctx, slices.Clone(cmds))
}

// Refused says which of several commands was refused, counted from 0, and why.
type Refused struct {
	Command int
	Err     error
}

// Error says the reason, which is the same for one command and for many.
func (r *Refused) Error() string { return r.Err.Error() }

// Unwrap is the reason.
func (r *Refused) Unwrap() error { return r.Err }

func (l *Log) doAll(ctx context.Context, cmds []model.Command) ([]model.Event, error) {
	j := &job{cmds: cmds}
	j.run = func(t *turn) error {
		if events, ok := t.w.outcome(cmds, t.now); ok {
			j.events = events
			return nil
		}
		var err error
		j.events, err = t.carryOut(cmds)
		return err
	}
	if err := l.write(ctx, j); err != nil {
		return nil, err
	}
	return j.events, nil
}

// carryOut decides and appends commands, all or none.
func (t *turn) carryOut(cmds []model.Command) ([]model.Event, error) {
	if len(cmds) == 1 { // decided before anything is written
		drafts, err := t.decide(cmds[0])
		if err != nil {
			return nil, err
		}
		return t.append(drafts)
	}
	var events []model.Event
	err := t.whole(func() error {
		var declared model.IncidentID
		for n, cmd := range cmds {
			if _, declares := cmd.Intent.(model.Declare); !declares && cmd.Incident == "" {
				cmd.Incident = declared
			}
			drafts, err := t.decide(cmd)
			if err != nil {
				return &Refused{Command: n, Err: err}
			}
			more, err := t.append(drafts)
			if err != nil {
				return err
			}
			if n == 0 { // what a declaration made, else what the first command was about
				declared = more[0].Incident
			}
			events = append(events, more...)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return events, nil
}

// whole takes back what do wrote in this turn, and nothing else, if it fails.
func (t *turn) whole(do func() error) error {
	t.foldRest()
	before := *t
	before.folds, before.dirty, before.added = maps.Clone(t.folds), maps.Clone(t.dirty), maps.Clone(t.added)
	if _, err := t.exec("SAVEPOINT several"); err != nil {
		return err
	}
	failed := do()
	if t.err != nil {
		return t.err
	}
	if failed != nil {
		if _, err := t.exec("ROLLBACK TO several"); err != nil {
			return err
		}
		*t = before
	}
	if _, err := t.exec("RELEASE several"); err != nil {
		return err
	}
	return failed
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
	t.foldOne(id)
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
	if err := t.foldIn(); err != nil {
		return nil, err
	}
	return events, t.post(events, true)
}

// newID is a worldwide unique name: 80 random bits in lower-case base 32.
func newID() model.IncidentID {
	var raw [10]byte
	_, _ = rand.Read(raw[:]) // never fails
	return model.IncidentID(strings.ToLower(base32.StdEncoding.EncodeToString(raw[:])))
}
