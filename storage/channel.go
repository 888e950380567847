package storage

import (
	"context"
	"fmt"

	"warroom/model"
)

// Links answers what the last real attempts showed of the channels, and how many notices wait for each, in the order of
// their names. A channel of which nothing was said yet is there as soon as anything waits for it.
func (l *Log) Links(ctx context.Context) ([]model.Link, error) {
	links, err := readLinks(ctx, l.readers)
	return links, l.failed("read channels", err)
}

// countWaiting counts what waits, by channel, in the indexes alone: those that are first, those of exercises among them,
// and those behind.
const countWaiting = `SELECT lane AS channel, count(*) AS n FROM parcel WHERE first = 1 AND lane > '' GROUP BY lane
  UNION ALL SELECT channel, count(*) FROM parcel WHERE first = 1 AND lane = '' GROUP BY channel
  UNION ALL SELECT channel, count(*) FROM parcel WHERE state = 'queued' AND first = 0 GROUP BY channel`

func readLinks(ctx context.Context, q querier) ([]model.Link, error) {
	rows, err := q.QueryContext(ctx, `WITH waiting AS (SELECT channel, sum(n) AS n FROM (`+countWaiting+`) GROUP BY channel)
	  SELECT n.channel, coalesce(l.state, 'unknown'), coalesce(l.since, 0), coalesce(l.tried, 0), coalesce(l.detail, ''), coalesce(w.n, 0)
	  FROM (SELECT channel FROM link UNION SELECT channel FROM waiting) n LEFT JOIN link l USING (channel) LEFT JOIN waiting w USING (channel)
	  ORDER BY n.channel`)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	var links []model.Link
	for rows.Next() {
		var link model.Link
		var since, tried int64
		if err := rows.Scan(&link.Channel, &link.State, &since, &tried, &link.Detail, &link.Waiting); err != nil {
			return nil, err
		}
		link.Since, link.Tried = timeOf(since), timeOf(tried)
		links = append(links, link)
	}
	return links, rows.Err()
}

// SetLink says how a channel is doing. Waiting is counted, not kept. Where the state stays the same, the earlier Since
// stays.
func (l *Log) SetLink(ctx context.Context, link model.Link) error {
	if link.Channel == "" || link.State == "" {
		return fmt.Errorf("set channel: %q is %q", link.Channel, link.State)
	}
	return l.failed("set channel", l.write(ctx, &job{run: func(t *turn) error {
		_, err := t.exec(`INSERT INTO link (channel, state, since, tried, detail) VALUES (?1, ?2, ?3, ?4, ?5)
		  ON CONFLICT (channel) DO UPDATE SET state = ?2, since = CASE WHEN state = ?2 AND since > 0 THEN min(since, ?3) ELSE ?3 END, tried = ?4, detail = ?5`,
			string(link.Channel), string(link.State), milli(link.Since), milli(link.Tried), link.Detail)
		return err
	}}))
}
