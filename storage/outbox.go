package storage

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"warroom/model"
)

// OutboxFilter chooses rows of the outbox; its zero value chooses all.
type OutboxFilter struct {
	Incident  model.IncidentID
	Notice    model.Ref
	Channel   model.ChannelID
	Recipient model.RecipientID
	States    []model.DeliveryState // any of these
	After     int64                 // rows with a higher ID
	Limit     int                   // at most so many; 0: all
}

// Outbox answers rows of the outbox in the order of their arrival.
func (l *Log) Outbox(ctx context.Context, filter OutboxFilter) ([]Parcel, error) {
	where, args := []string{"p.id > ?"}, []any{filter.After}
	also := func(condition string, values ...any) {
		where, args = append(where, condition), append(args, values...)
	}
	if filter.Incident != "" {
		also("p.incident = (SELECT k FROM incident WHERE id = ?)", string(filter.Incident))
	}
	if !filter.Notice.IsZero() {
		also("p.notice = ?", filter.Notice.String())
	}
	if filter.Channel != "" {
		also("p.channel = ?", string(filter.Channel))
	}
	if filter.Recipient != "" {
		also("p.recipient = ?", string(filter.Recipient))
	}
	if len(filter.States) > 0 {
		var states []any
		for _, state := range filter.States {
			states = append(states, string(state))
		}
		also("p.state IN (?"+strings.Repeat(", ?", len(states)-1)+")", states...)
	}
	query := selectParcels + "WHERE " + strings.Join(where, " AND ") + " ORDER BY p.id"
	if filter.Limit > 0 {
		query, args = query+" LIMIT ?", append(args, filter.Limit)
	}
	parcels, err := readParcels(ctx, l.readers, query, args...)
	return parcels, l.failed("read outbox", err)
}

// selectChannels are the channels for which anything waits and which a person does not work by hand. It goes from one
// channel to the next, so that many rows cost nothing.
const selectChannels = `WITH RECURSIVE c (channel) AS (
    SELECT min(channel) FROM parcel WHERE first = 1
    UNION ALL SELECT (SELECT min(channel) FROM parcel WHERE first = 1 AND channel > c.channel) FROM c WHERE c.channel IS NOT NULL)
  SELECT channel FROM c WHERE channel IS NOT NULL AND channel NOT IN (SELECT channel FROM link WHERE state = 'by-hand') ORDER BY channel`

// Due answers what may be tried now, in the order of arrival, at most limit of each channel, so that a slow one never
// stands in the way of the others; and when the next one is due, zero if none is. It answers what is queued, whose time
// has come, that is not being tried already (Ending), and before which nobody queued stands in its line: what goes to
// one recipient by one channel about one incident goes in the order in which it was queued. One that failed, is
// uncertain or was superseded stands in nobody's way. What goes by a channel that is worked by hand ([Log.SetLink] with
// [model.LinkByHand]) is never due.
func (l *Log) Due(ctx context.Context, now time.Time, limit int) (due []Parcel, next time.Time, err error) {
	err = snapshot(ctx, l.readers, func(q querier) error {
		channels, err := columnOf[string](ctx, q, selectChannels)
		if err != nil {
			return err
		}
		for _, channel := range channels {
			some, err := readParcels(ctx, q, selectParcels+`WHERE p.first = 1 AND p.channel = ? AND p.next <= ? AND p.ending = 0 AND p.site = (SELECT site FROM home)
			  ORDER BY p.next, p.id LIMIT ?`, channel, now.UnixMilli(), limit)
			if err != nil {
				return err
			}
			due = append(due, some...)
			var later sql.NullInt64
			err = q.QueryRowContext(ctx, `SELECT min(next) FROM parcel WHERE first = 1 AND channel = ? AND next > ?`, channel, now.UnixMilli()).Scan(&later)
			if err != nil {
				return err
			}
			if at := timeOf(later.Int64); later.Valid && (next.IsZero() || at.Before(next)) {
				next = at
			}
		}
		return nil
	})
	if err != nil {
		return nil, time.Time{}, l.failed("read outbox", err)
	}
	slices.SortFunc(due, func(a, b Parcel) int { return int(a.ID - b.ID) })
	return due, next, nil
}

// columnOf reads one column.
func columnOf[T any](ctx context.Context, q querier, query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err says what went wrong
	var all []T
	for rows.Next() {
		var one T
		if err := rows.Scan(&one); err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}
