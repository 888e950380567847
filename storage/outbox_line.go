package storage

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"warroom/model"
)

// Line is a part of the outbox that is worked by itself, so that no part waits for another: what is not an exercise and
// goes by one channel, or what is an exercise and goes by any channel but some.
type Line struct {
	Exercise bool
	Channel  model.ChannelID   // of what is no exercise
	Not      []model.ChannelID // of exercises: the channels that a person works by hand
}

// DueIn answers what [Log.Due] would answer, of one line only and whatever its link: at most limit parcels that may be
// tried now, those first that wait the longest, and when the next one may, zero if there is none.
func (l *Log) DueIn(ctx context.Context, line Line, now time.Time, limit int) (due []Parcel, next time.Time, err error) {
	where, args := line.condition()
	err = snapshot(ctx, l.readers, func(q querier) error {
		due, err = readParcels(ctx, q, selectParcels+`WHERE `+where+` AND p.next <= ? AND p.ending = 0 ORDER BY p.next, p.id LIMIT ?`,
			append(args, now.UnixMilli(), limit)...)
		if err != nil {
			return err
		}
		var later sql.NullInt64
		err := q.QueryRowContext(ctx, `SELECT min(p.next) FROM parcel p WHERE `+where+` AND p.next > ?`, append(args, now.UnixMilli())...).Scan(&later)
		next = timeOf(later.Int64)
		return err
	})
	if err != nil {
		return nil, time.Time{}, l.failed("read outbox", err)
	}
	return due, next, nil
}

func (line Line) condition() (where string, args []any) {
	if !line.Exercise {
		return `p.first = 1 AND p.channel = ? AND p.kind <> 'exercise'`, []any{string(line.Channel)}
	}
	where = `p.first = 1 AND p.kind = 'exercise'`
	if len(line.Not) > 0 {
		where += ` AND p.channel NOT IN (?` + strings.Repeat(", ?", len(line.Not)-1) + `)`
	}
	for _, channel := range line.Not {
		args = append(args, string(channel))
	}
	return where, args
}
