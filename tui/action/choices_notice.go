package action

import (
	"slices"
	"strconv"

	"warroom/model"
)

// noticesThat offers the notices of which something is true, the newest first.
func noticesThat(is func(Context, model.Notice) bool) func(Context) []Option {
	return func(c Context) []Option {
		var options []Option
		for _, n := range slices.Backward(orEmpty(c.Incident).Notices) {
			if is(c, n) {
				options = append(options, Option{
					Value: strconv.Itoa(n.Number), Label: strconv.Itoa(n.Number) + "  " + c.Locale.Audience(n.Audience, c.Plan),
				})
			}
		}
		return options
	}
}

var (
	allNotices    = noticesThat(func(Context, model.Notice) bool { return true })
	leftNotices   = noticesThat(func(_ Context, n model.Notice) bool { return len(n.Dispatches) > 0 })
	staleNotices  = noticesThat(func(c Context, n model.Notice) bool { return n.Stale(orEmpty(c.Incident)) })
	failedNotices = noticesThat(func(_ Context, n model.Notice) bool {
		if len(n.Dispatches) == 0 {
			return false
		}
		counts := n.Tally().Counts // every frame asks, of notices to ten thousand too
		return counts[model.DeliveryFailed]+counts[model.Uncertain] > 0
	})
)

// mostRecipients is how many a form offers to choose from; whoever knows another types the id.
const mostRecipients = 200

// recipients offers to whom the selected notice, or else the newest that left, is on its way.
func recipients(c Context) []Option {
	all := leftNotices(c)
	if len(all) == 0 {
		return nil
	}
	number, _ := strconv.Atoi(first(leftNotices)(c))
	n, _ := c.notice(number)
	var options []Option
	for _, d := range n.Deliveries() {
		if d.Recipient != "" && len(options) < mostRecipients {
			options = append(options, Option{Value: string(d.Recipient), Label: d.Name + "  " + c.Locale.Channels([]model.ChannelID{d.Channel}, c.Plan)})
		}
	}
	return options
}

func owedClosing(c Context) []Option {
	var options []Option
	for _, line := range model.Schedule(orEmpty(c.Incident), c.Plan, c.Now) {
		if line.Owed == model.OweClosing {
			options = append(options, Option{Value: string(line.Audience.ID), Label: line.Audience.Title})
		}
	}
	return options
}

func headNumbers(c Context) []Option {
	var options []Option
	for _, h := range c.Plan.HeadNumbers {
		options = append(options, Option{Value: h.Number, Label: h.Title + "  " + h.Number})
	}
	for _, a := range orEmpty(c.Incident).Announcements {
		if !slices.ContainsFunc(options, func(o Option) bool { return o.Value == a.Number }) {
			options = append(options, Option{Value: a.Number, Label: a.Number})
		}
	}
	return options
}

// otherWay is on for an announcement that is off, and off for one that is on.
func otherWay(c Context, v Values) string {
	if _, on := c.announcementOn(v.text("number")); on {
		return "off"
	}
	return "on"
}

func (c Context) announcementOn(number string) (model.Announcement, bool) {
	for _, a := range orEmpty(c.Incident).Announcements {
		if a.Number == number && a.IsOn() {
			return a, true
		}
	}
	return model.Announcement{}, false
}

func components(c Context) []Option {
	if c.Plan.Page == nil {
		return nil
	}
	var options []Option
	for _, one := range c.Plan.Page.Components {
		title := one.Title[c.Locale.Lang()]
		if title == "" {
			title = one.Title[c.Plan.Language]
		}
		if title == "" {
			title = one.ID
		}
		options = append(options, Option{Value: one.ID, Label: title})
	}
	return options
}
