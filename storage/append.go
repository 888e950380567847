package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"warroom/model"
)

// Fork says that a site recorded two different events as one: its file was copied, and both went on. Both are kept and
// folded.
type Fork struct {
	Ref  model.Ref
	Kept model.Hash // the event that was here first
	Came model.Hash // the one that came now
}

// Append stores events from elsewhere as they are, also of kinds that this version does not know. Events that are here
// already are passed over; added counts the others. Stamps of a clock that runs far ahead do not pull ours along. An
// event of our own site that we do not know means that somebody else writes in our name: this file then goes on
// as a new incarnation.
func (l *Log) Append(ctx context.Context, events []model.Event) (added int, forks []Fork, err error) {
	for _, event := range events {
		if event.Site == "" || event.Seq == 0 || event.Seq >= 1<<63 || event.Incident == "" {
			return 0, nil, fmt.Errorf("append events: %s of incident %q has no identity", event.Ref(), event.Incident)
		}
	}
	err = l.write(ctx, &job{run: func(t *turn) error {
		added, forks = 0, nil
		var news []model.Event
		for _, event := range events {
			fork, isNew, err := t.receive(event)
			if err != nil {
				return t.lose(err)
			}
			if fork != nil {
				forks = append(forks, *fork)
			}
			if isNew {
				added++
				news = append(news, event)
			}
			if t.last-t.chain.indexed >= maxTail { // or each of many would be looked for in all that came before it
				if err := errors.Join(t.foldIn(), t.writeBoard()); err != nil {
					return t.lose(err)
				}
			}
		}
		if err := t.foldIn(); err != nil {
			return err
		}
		return t.post(news, false)
	}})
	if err != nil {
		return 0, nil, l.failed("append events", err)
	}
	return added, forks, nil
}

// receive stores one event of another site unless it is here.
func (t *turn) receive(event model.Event) (fork *Fork, isNew bool, err error) {
	site, err := t.siteKey(event.Site)
	if err != nil {
		return nil, false, err
	}
	hash := event.Hash()
	kept, branch, err := t.branchOf(site, event.Seq, hash)
	if err != nil || branch < 0 {
		return nil, false, err
	}
	if _, err := t.insert(event, site, branch); err != nil {
		return nil, false, err
	}
	if branch > 0 {
		fork = &Fork{Ref: event.Ref(), Kept: kept, Came: hash}
		_, err := t.exec(`INSERT INTO fork (site, seq, kept, came, seen) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			site, int64(event.Seq), kept[:], hash[:], t.now.UnixMilli()) //nolint:gosec // checked by Append
		if err != nil {
			return nil, false, err
		}
	}
	return fork, true, t.observe(event)
}

// branchOf is where an event belongs: 0 when nothing stands at its place, -1 when it stands there itself, and else the
// next branch, with the hash of the event that was there first.
func (t *turn) branchOf(site int64, seq uint64, hash model.Hash) (first model.Hash, branch int64, err error) {
	var there, taken int64
	err = t.row(`SELECT count(*), coalesce(sum(e.hash = ?), 0) FROM place p JOIN event e ON e.n = p.n WHERE p.site = ? AND p.seq = ?`,
		[]any{hash[:], site, int64(seq)}, &taken, &there) //nolint:gosec // checked by Append
	if err != nil || taken == 0 {
		return first, 0, err
	}
	if there > 0 {
		return first, -1, nil
	}
	var kept []byte
	err = t.row(`SELECT e.hash FROM place p JOIN event e ON e.n = p.n WHERE p.site = ? AND p.seq = ? AND p.branch = 0`, []any{site, int64(seq)}, &kept) //nolint:gosec // checked by Append
	copy(first[:], kept)
	return first, taken, err
}

// observe moves the logical clock past the event, and leaves the chain to whoever else writes it.
func (t *turn) observe(event model.Event) error {
	t.chain.hlc, _ = t.chain.hlc.Observe(event.HLC, t.now)
	if event.Site == t.home.site {
		return t.reincarnate()
	}
	_, err := t.exec(`UPDATE home SET mark = max(mark, ?)`, int64(t.chain.hlc))
	return err
}

func (t *turn) reincarnate() error {
	var machine string
	var inode int64
	err := t.row(`SELECT machine, inode FROM home`, nil, &machine, &inode)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	if err != nil {
		return err
	}
	hlc := t.chain.hlc
	if t.home, err = incarnate(t.ctx, t.w.conn, t.home.site.Code(), machine, inode); err != nil {
		return t.lose(err)
	}
	t.chain = chain{hlc: hlc, seen: t.chain.seen, indexed: t.chain.indexed}
	_, err = t.exec(`UPDATE home SET mark = max(mark, ?)`, int64(hlc))
	return err
}
