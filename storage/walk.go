package storage

import (
	"context"
	"iter"
	"maps"
	"slices"

	"warroom/model"
)

// step looks at the next event of the chain.
func (w *walk) step(one link) {
	w.audit.Events++
	switch one.seq {
	case w.seq:
		w.audit.Forks++
	default:
		if one.seq != w.seq+1 {
			w.bad(w.seq+1, "%d events are missing before number %d", one.seq-w.seq-1, one.seq)
		}
		w.checkSeen()
		w.seq, w.before, w.here = one.seq, w.here, nil
	}
	if w.words == nil {
		w.words = model.Words{}
	}
	event, err := one.event(w.words)
	switch {
	case err != nil:
		w.bad(one.seq, "the event does not fit its hash")
	case event.Site != w.audit.Site || event.Seq != one.seq:
		w.bad(one.seq, "the event of %s stands in its place", event.Ref())
	case string(event.Incident) != w.incidents[one.incident]:
		w.bad(one.seq, "the event was moved to another incident")
	case one.seq == 1 && !event.Prev.IsZero(), one.seq > 1 && !slices.Contains(w.before, event.Prev):
		w.bad(one.seq, "the event does not follow the one before it")
	}
	var hash model.Hash
	copy(hash[:], one.hash)
	w.here, w.audit.Head = append(w.here, hash), hash
}

// checkSeen compares the events with the present number with what was once seen there.
func (w *walk) checkSeen() {
	for _, head := range w.want {
		if head.Seq == w.seq && !slices.Contains(w.here, head.Hash) {
			w.bad(head.Seq, "another event stood here once")
		}
	}
}

func (w *walk) finish() {
	w.checkSeen()
	for _, head := range w.want {
		if head.Seq > w.seq {
			w.bad(w.seq+1, "the chain once went on to number %d", head.Seq)
		}
	}
}

func readCheckpoints(ctx context.Context, q querier) (map[int64][]Head, error) {
	rows, err := q.QueryContext(ctx, `SELECT site, seq, hash FROM checkpoint WHERE seq > 0`)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	seen := map[int64][]Head{}
	for rows.Next() {
		var site int64
		var head Head
		var hash []byte
		if err := rows.Scan(&site, &head.Seq, &hash); err != nil {
			return nil, err
		}
		copy(head.Hash[:], hash)
		seen[site] = append(seen[site], head)
	}
	return seen, rows.Err()
}

// names reads pairs of row and name.
func names(ctx context.Context, q querier, query string) (map[int64]string, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	found := map[int64]string{}
	for rows.Next() {
		var key int64
		var name string
		if err := rows.Scan(&key, &name); err != nil {
			return nil, err
		}
		found[key] = name
	}
	return found, rows.Err()
}

func sorted(names map[int64]string) iter.Seq2[int64, string] {
	return func(yield func(int64, string) bool) {
		for _, key := range slices.Sorted(maps.Keys(names)) {
			if !yield(key, names[key]) {
				return
			}
		}
	}
}

func only(heads []Head, site string) (of []Head) {
	for _, head := range heads {
		if string(head.Site) == site {
			of = append(of, head)
		}
	}
	return of
}
