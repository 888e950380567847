package storage

import (
	"context"
	"database/sql"

	"warroom/model"
)

// maxTail is how many events may wait for the indexes. It is what a look at the newest state of an incident reads in
// vain at most, and it spreads the cost of the indexes over as many acts.
const maxTail = 512

// reindex brings the indexes and the lines of the board up to date once the tail has grown long.
func (t *turn) reindex() error {
	if t.last-t.chain.indexed < maxTail {
		return nil
	}
	for _, statement := range []string{
		`INSERT INTO chain (site, seq, branch, n) SELECT site, seq, branch, n FROM event WHERE n > ?`,
		`INSERT INTO trail (incident, n) SELECT incident, n FROM event WHERE n > ? ORDER BY incident, n`,
	} {
		if _, err := t.exec(statement, t.chain.indexed); err != nil {
			return err
		}
	}
	late, err := t.lateLines()
	if err != nil {
		return err
	}
	for _, l := range late {
		if err := t.writeLine(l); err != nil {
			return err
		}
	}
	_, err = t.exec(`UPDATE indexed SET n = ?`, t.last)
	t.chain.indexed = t.last
	return err
}

// line is what the board says of an incident, and up to which event.
type line struct {
	key          int64
	closed       bool
	events, upto int64
	text         []byte // see lineOf
}

// selectLate finds the lines of the incidents in the tail by their trail, which has to be up to date.
const selectLate = `SELECT i.k, i.closed, i.events, i.upto, i.line, i.sum, (SELECT count(*) FROM trail WHERE incident = i.k AND n > i.upto) AS more,
	    (SELECT max(n) FROM trail WHERE incident = i.k)
	  FROM (SELECT DISTINCT incident FROM event WHERE n > ?) e CROSS JOIN incident i ON i.k = e.incident WHERE more > 0`

// lateLines are the lines of incidents of which there are newer events, with these counted.
func (t *turn) lateLines() ([]line, error) {
	s, err := t.w.stmt(t.ctx, selectLate) //nolint:sqlclosecheck // kept as long as the connection
	if err != nil {
		return nil, t.lose(err)
	}
	rows, err := s.QueryContext(t.ctx, t.chain.indexed)
	if err != nil {
		return nil, t.lose(err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	var late []line
	for rows.Next() {
		var l line
		var sum, more, last int64
		if err := rows.Scan(&l.key, &l.closed, &l.events, &l.upto, &l.text, &sum, &more, &last); err != nil {
			return nil, t.lose(err)
		}
		if sumOf(saltOf(l.events, l.upto), l.text) != sum {
			return nil, t.lose(damaged("the board"))
		}
		summary, ok := readLine(l.text)
		if !ok {
			return nil, t.lose(damaged("the board"))
		}
		l.events, l.upto = l.events+more, last
		summary.Events = int(l.events)
		l.text = lineOf(summary)
		late = append(late, l)
	}
	return late, t.lose(rows.Err())
}

// late counts the events that the lines of their incidents do not know of yet.
func late(ctx context.Context, q querier) (map[int64]int, error) {
	rows, err := q.QueryContext(ctx, `SELECT i.k, count(*) FROM event e CROSS JOIN incident i ON i.k = e.incident
	  WHERE e.n > (SELECT n FROM indexed) AND e.n > i.upto GROUP BY i.k`)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	more := map[int64]int{}
	for rows.Next() {
		var key int64
		var count int
		if err := rows.Scan(&key, &count); err != nil {
			return nil, err
		}
		more[key] = count
	}
	return more, rows.Err()
}

// snapshot hands out one state of the file for several reads.
func snapshot(ctx context.Context, db *sql.DB, read func(querier) error) error {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was changed
	return read(tx)
}

// chainEnd finds the newest event of a chain that only this file writes, where later numbers arrive later.
const chainEnd = `WHERE n = coalesce(
  (SELECT n FROM event WHERE n > (SELECT n FROM indexed) AND site = ?1 AND branch = 0 ORDER BY n DESC LIMIT 1),
  (SELECT n FROM chain WHERE site = ?1 AND branch = 0 ORDER BY seq DESC LIMIT 1))`

// trailAfter reads the events of an incident that arrived after a number, mostly in the order of arrival.
const trailAfter = `SELECT e.n, e.hash, e.record FROM trail t CROSS JOIN event e ON e.n = t.n WHERE t.incident = ?1 AND t.n > ?2
  UNION ALL SELECT n, hash, record FROM event WHERE n > max(?2, (SELECT n FROM indexed)) AND incident = ?1`

// summaryLine is the line of an incident without the number of its events, which is counted.
func summaryLine(inc *model.Incident) string {
	s := model.Summarize(inc)
	s.Events = 0
	return string(lineOf(s))
}
