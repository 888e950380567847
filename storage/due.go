package storage

import (
	"context"
	"database/sql"
	"errors"
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

// DueIn answers what may be tried now of a line, those first that wait the longest, at most limit, and when the next one
// may, zero if there is none. It answers what is queued, whose time has come, that is not leaving already (Ending), and
// before which nothing queued stands: what goes to one recipient by one channel about one incident goes in the order
// in which it was queued. One that failed, is uncertain or was superseded stands in nobody's way.
func (l *Log) DueIn(ctx context.Context, line Line, now time.Time, limit int) (due []Parcel, next time.Time, err error) {
	where, args := line.condition()
	err = snapshot(ctx, l.readers, func(q querier) error {
		due, err = readParcels(ctx, q, selectParcels+where+` AND p.next <= ? AND p.ending = 0 AND p.site = (SELECT site FROM home)
		  ORDER BY p.next, p.id LIMIT ?`, append(args, now.UnixMilli(), limit)...)
		if err != nil {
			return err
		}
		var later sql.NullInt64
		err := q.QueryRowContext(ctx, `SELECT p.next FROM parcel p `+where+` AND p.next > ? ORDER BY p.next LIMIT 1`, append(args, now.UnixMilli())...).Scan(&later)
		if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		next = timeOf(later.Int64)
		return err
	})
	if err != nil {
		return nil, time.Time{}, l.failed("read outbox", err)
	}
	return due, next, nil
}

// condition finds the rows of the line that are first, by the index of what is due.
func (line Line) condition() (where string, args []any) {
	if !line.Exercise {
		return `WHERE p.first = 1 AND p.lane = ?`, []any{string(line.Channel)}
	}
	where = `WHERE p.first = 1 AND p.lane = ''`
	if len(line.Not) > 0 {
		where += ` AND p.channel NOT IN (?` + strings.Repeat(", ?", len(line.Not)-1) + `)`
	}
	for _, channel := range line.Not {
		args = append(args, string(channel))
	}
	return where, args
}
