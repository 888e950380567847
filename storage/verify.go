package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"warroom/model"
)

// Audit is the outcome of walking every chain of a file.
type Audit struct {
	OK    bool        `json:"ok"`
	File  string      `json:"file,omitempty"` // what SQLite itself finds wrong with the file; empty when nothing
	Sites []SiteAudit `json:"sites"`
}

// SiteAudit is the outcome for one chain.
type SiteAudit struct {
	Site     model.SiteID `json:"site"`
	Events   int          `json:"events"`
	Head     model.Hash   `json:"head"`
	Forks    int          `json:"forks,omitempty"` // events whose identity another event has too
	FirstBad *Bad         `json:"first_bad,omitempty"`
}

// Bad is the first place where a chain is not what was recorded.
type Bad struct {
	Seq uint64 `json:"seq"`
	Why string `json:"why"`
}

// Verify walks the chain of every site from its first event: each must fit its hash, carry the hash of the one before
// it, and belong to the incident under which it is found. It also looks for every end of a chain that was once seen
// ([Log.KeepHead], the bell): a chain alone does not show that its end was cut off. Forks are reported but are not bad.
func (l *Log) Verify(ctx context.Context) (Audit, error) {
	var also []Head
	if head, ok := l.bell.head(); ok {
		also = append(also, head)
	}
	audit, err := verify(ctx, l.readers, also)
	return audit, l.failed("verify", err)
}

func verify(ctx context.Context, q querier, also []Head) (Audit, error) {
	audit := Audit{OK: true}
	var finding string
	if err := q.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&finding); err != nil {
		return audit, err
	}
	if finding != "ok" {
		audit.OK, audit.File = false, finding
	}
	if audit.OK {
		for _, lie := range []string{indexesLie, outboxLies} {
			if err := q.QueryRowContext(ctx, lie).Scan(&finding); err != nil {
				return audit, err
			}
			if finding != "" {
				audit.OK, audit.File = false, finding
				break
			}
		}
	}
	if audit.OK {
		err := errors.Join(eachParcel(ctx, q, func(Parcel) {}, selectParcels), eachCustomer(ctx, q, func(Contactable) {}, `SELECT body, sum FROM customer`))
		if model.CodeOf(err) == model.CodeCorrupt {
			audit.OK, audit.File, err = false, err.Error(), nil
		}
		if err != nil {
			return audit, err
		}
	}
	incidents, err := names(ctx, q, `SELECT k, id FROM incident`)
	if err != nil {
		return audit, err
	}
	sites, err := names(ctx, q, `SELECT k, id FROM site`)
	if err != nil {
		return audit, err
	}
	seen, err := readCheckpoints(ctx, q)
	if err != nil {
		return audit, err
	}
	for key, id := range sorted(sites) {
		w := walk{audit: SiteAudit{Site: model.SiteID(id)}, incidents: incidents, want: append(seen[key], only(also, id)...)}
		err := scanChain(ctx, q, key, w.step)
		if err != nil {
			return audit, err
		}
		w.finish()
		if w.audit.Events == 0 && w.audit.FirstBad == nil {
			continue // an incarnation that never wrote anything
		}
		audit.OK = audit.OK && w.audit.FirstBad == nil
		audit.Sites = append(audit.Sites, w.audit)
	}
	return audit, nil
}

// indexesLie says which of the indexes does not lead to the events that it should; nothing when both do.
const indexesLie = `SELECT CASE
  WHEN (SELECT count(*) FROM trail t JOIN event e ON e.n = t.n AND e.incident = t.incident) <> events
    OR (SELECT count(*) FROM trail) <> events THEN 'the index of incidents does not fit the events'
  WHEN (SELECT count(*) FROM chain c JOIN event e ON e.n = c.n AND e.site = c.site AND e.seq = c.seq AND e.branch = c.branch) <> events
    OR (SELECT count(*) FROM chain) <> events THEN 'the index of chains does not fit the events'
  ELSE '' END FROM (SELECT count(*) AS events FROM event WHERE n <= (SELECT n FROM indexed))`

// outboxLies says what does not fit in the outbox: a row without the event that queued it, or a line that nobody or
// somebody else is first in.
const outboxLies = `SELECT CASE
  WHEN EXISTS (SELECT 1 FROM (SELECT DISTINCT site, seq FROM parcel) p WHERE NOT EXISTS (SELECT 1 FROM place e WHERE e.site = p.site AND e.seq = p.seq))
    THEN 'the outbox has letters that nobody queued'
  WHEN EXISTS (SELECT 1 FROM parcel WHERE first = 1 AND state <> 'queued')
    OR EXISTS (SELECT 1 FROM parcel WHERE state = 'queued' GROUP BY incident, recipient, channel HAVING sum(first) <> 1 OR min(id) <> min(CASE first WHEN 1 THEN id END))
    THEN 'the lines of the outbox do not fit'
  ELSE '' END`

// link is an event in its chain, with what its columns say about it.
type link struct {
	row
	seq      uint64
	incident int64
}

// scanChain hands out a chain in its order. Mostly that is the order of arrival, which costs nothing.
func scanChain(ctx context.Context, q querier, site int64, take func(link)) error {
	var astray bool
	err := q.QueryRowContext(ctx, `SELECT count(*) > 0 FROM (SELECT (seq, branch) <= (lag(seq) OVER o, lag(branch) OVER o) AS back
	  FROM event WHERE site = ? WINDOW o AS (ORDER BY n)) WHERE back`, site).Scan(&astray)
	if err != nil {
		return err
	}
	order := "n"
	if astray {
		order = "seq, branch"
	}
	rows, err := q.QueryContext(ctx, `SELECT n, seq, incident, hash, record FROM event WHERE site = ? ORDER BY `+order, site)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	for rows.Next() {
		var one link
		var hash, record sql.RawBytes
		if err := rows.Scan(&one.n, &one.seq, &one.incident, &hash, &record); err != nil {
			return err
		}
		one.hash, one.record = hash, record
		take(one)
	}
	return rows.Err()
}

// walk is the state of walking one chain.
type walk struct {
	audit     SiteAudit
	incidents map[int64]string
	want      []Head // ends that were once seen
	words     model.Words
	seq       uint64
	before    []model.Hash // of the events with the number before this one
	here      []model.Hash // of those with this number: several after a fork
}

func (w *walk) bad(seq uint64, format string, args ...any) {
	if w.audit.FirstBad == nil {
		w.audit.FirstBad = &Bad{Seq: seq, Why: fmt.Sprintf(format, args...)}
	}
}
