package storage

import (
	"context"

	"warroom/model"
)

// Head is the end of a site's chain: how many events it has and the hash of the last one. Kept elsewhere, on paper or
// at another site, it shows later whether the end of a chain was cut off.
type Head struct {
	Site model.SiteID `json:"site"`
	Seq  uint64       `json:"seq"`
	Hash model.Hash   `json:"hash"`
}

const insertCheckpoint = `INSERT INTO checkpoint (site, seq, hash, source, seen) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`

// Heads are the ends of all chains in the file, in the order of their sites.
func (l *Log) Heads(ctx context.Context) ([]Head, error) {
	heads, err := readHeads(ctx, l.readers)
	return heads, l.failed("read heads", err)
}

func readHeads(ctx context.Context, q querier) (heads []Head, err error) {
	rows, err := q.QueryContext(ctx, `SELECT s.id, e.seq, e.hash FROM site s JOIN event e ON e.n = (SELECT n FROM (
	    SELECT n, seq FROM (SELECT n, seq FROM chain WHERE site = s.k AND branch = 0 ORDER BY seq DESC LIMIT 1)
	    UNION ALL SELECT n, seq FROM event WHERE n > (SELECT n FROM indexed) AND site = s.k AND branch = 0)
	  ORDER BY seq DESC LIMIT 1) ORDER BY s.id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	for rows.Next() {
		var head Head
		var hash []byte
		if err := rows.Scan(&head.Site, &head.Seq, &hash); err != nil {
			return nil, err
		}
		copy(head.Hash[:], hash)
		heads = append(heads, head)
	}
	return heads, rows.Err()
}

// KeepHead remembers an end of a chain that was seen elsewhere; source says where. [Log.Verify] compares with it.
func (l *Log) KeepHead(ctx context.Context, source string, head Head) error {
	return l.failed("keep head", l.write(ctx, &job{run: func(t *turn) error {
		site, err := t.siteKey(head.Site)
		if err != nil {
			return err
		}
		_, err = t.exec(insertCheckpoint, site, int64(head.Seq), head.Hash[:], source, t.now.UnixMilli()) //nolint:gosec // a chain never gets that long
		return err
	}}))
}
