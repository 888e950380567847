package storage

import (
	"context"
	"encoding/hex"
	"strings"

	"warroom/model"
)

// OutboxFilter chooses rows of the outbox; its zero value chooses all.
type OutboxFilter struct {
	Incident  model.IncidentID
	Notice    model.Ref
	Channel   model.ChannelID
	Recipient model.RecipientID
	States    []model.DeliveryState // any of these
	Keys      []string              // any of these; what is no key is nobody's
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
	if len(filter.Keys) > 0 {
		var keys []any
		for _, key := range filter.Keys {
			raw, _ := hex.DecodeString(key)
			keys = append(keys, raw)
		}
		also("p.key IN (?"+strings.Repeat(", ?", len(keys)-1)+")", keys...)
	}
	query := selectParcels + "WHERE " + strings.Join(where, " AND ") + " ORDER BY p.id"
	if filter.Limit > 0 {
		query, args = query+" LIMIT ?", append(args, filter.Limit)
	}
	parcels, err := readParcels(ctx, l.readers, query, args...)
	return parcels, l.failed("read outbox", err)
}
