package publish

import (
	"slices"
	"time"

	"warroom/model"
)

// public tells whether a notice stands on the page, since when, and whether it comes there only now. It must be meant
// for a public audience and have left by the page, or wait for nothing but the page.
func (o Options) public(c Case, n *model.Notice, now time.Time) (at model.Stamp, fresh, stands bool) {
	audience, known := c.Plan.Audience(n.Audience)
	if !known || !audience.Public || n.State != model.Sent && n.State != model.Queued {
		return model.Stamp{}, false, false
	}
	carried := false // whether a dispatch took it to the page: then its delivery says what became of it
	for _, d := range n.Deliveries() {
		if !o.isPage(c.Plan, d.Channel) {
			continue
		}
		carried = true
		switch {
		case d.State.Left():
			return d.At, false, true
		case d.State == model.InQueue && !expired(n, now):
			return model.StampAt(now, d.At.Zone), true, true
		}
	}
	if carried || n.State != model.Sent {
		return model.Stamp{}, false, false
	}
	byPage := slices.ContainsFunc(n.Channels, func(id model.ChannelID) bool { return o.isPage(c.Plan, id) })
	return n.Sent, false, byPage
}

// channel is the channel by which a notice is on the page.
func (o Options) channel(c Case, n *model.Notice) model.Channel {
	for _, id := range n.Channels {
		if o.isPage(c.Plan, id) {
			channel, _ := c.Plan.Channel(id)
			return channel
		}
	}
	return model.Channel{Kind: "page"}
}

// expired tells whether what a notice says is no longer true: it does not come to the page any more.
func expired(n *model.Notice, now time.Time) bool {
	return !n.Valid.IsZero() && now.After(n.Valid.At)
}
