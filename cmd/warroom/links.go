package main

import (
	"cmp"
	"context"
	"slices"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/ways"
	"warroom/model"
)

// links says how the channels are doing, from what is known in the file and in this process.
type links struct {
	*session
	courier *courier.Courier // nil: nothing is sent by this process
	ways    ways.Ways
	plan    *model.Plan // its channels are there at any rate
	unread  bool        // how they leave cannot be read
}

// Links implements tui.Links.
func (l links) Links(ctx context.Context) ([]model.Link, error) {
	all, err := l.log.Links(ctx)
	if err != nil {
		return nil, err
	}
	all = courier.Fresh(all, l.clock())
	known := func(id model.ChannelID) bool {
		return slices.ContainsFunc(all, func(one model.Link) bool { return one.Channel == id })
	}
	for id := range l.ways {
		if !known(id) {
			all = append(all, model.Link{Channel: id, State: model.LinkUnknown})
		}
	}
	if l.plan != nil {
		for _, channel := range l.plan.Channels {
			if !known(channel.ID) {
				all = append(all, model.Link{Channel: channel.ID, State: model.LinkUnknown})
			}
		}
	}
	var next map[model.ChannelID]time.Time
	if l.courier != nil {
		next = l.courier.Next()
	}
	for n := range all {
		all[n].Next = next[all[n].Channel]
		l.complete(&all[n])
	}
	slices.SortFunc(all, func(a, b model.Link) int { return cmp.Compare(a.Channel, b.Channel) })
	return all, nil
}

// complete says what this process knows better than the file.
func (l links) complete(one *model.Link) {
	way, set := l.ways[one.Channel]
	switch {
	case !set && l.unread: // whether it has a way, nobody knows
	case !set && one.State == model.LinkUnknown: // another process may have it, and then says so
		one.State = model.LinkByHand
	case way.Trouble != "":
		one.State, one.Detail = model.LinkOffline, way.Trouble
	}
	if l.courier == nil || one.State == model.LinkByHand {
		return
	}
	if trouble := l.courier.Trouble(); trouble != nil {
		what, _ := l.said(trouble)
		one.State, one.Detail = model.LinkOffline, what
	}
}
