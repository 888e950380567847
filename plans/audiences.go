package plans

import (
	"slices"
	"strings"

	"warroom/model"
)

// channelKinds are the kinds of channel that the program can tell apart.
var channelKinds = []string{"mail", "sms", "chat", "page", "phone-tree", "announcement", "paper", "radio", "webhook", "command"}

// channels reads "mail: {title, kind, manual}" and so on. The kind is the channel's own name where that is a kind.
func channels(v value) []model.Channel {
	var all []model.Channel
	for _, one := range v.entries() {
		v.reading.name("channel", one.key, one.keyAt)
		f := one.fields()
		channel := model.Channel{
			ID:     model.ChannelID(one.key),
			Title:  f.need("title"),
			Kind:   word(f.get("kind"), "kind of channel", channelKinds),
			Manual: f.get("manual").flag(),
		}
		if channel.Kind == "" && slices.Contains(channelKinds, one.key) {
			channel.Kind = one.key
		}
		if channel.Kind == "" {
			v.reading.note(one.keyAt, "write \"kind: \" and one of "+strings.Join(channelKinds, ", "), "it is not said what kind of channel %q is", one.key)
		}
		all = append(all, channel)
		f.done()
	}
	return all
}

// audiences reads "customers: {title, tone, detail, channels, owner, approval, public, on_demand, to}" and so on. Who is
// written first is told first when two are due at the same time.
func audiences(v value) []model.Audience {
	var all []model.Audience
	for i, one := range v.entries() {
		v.reading.name("audience", one.key, one.keyAt)
		f := one.fields()
		audience := model.Audience{
			ID:       model.AudienceID(one.key),
			Title:    f.need("title"),
			Tone:     f.get("tone").text(),
			Detail:   f.get("detail").text(),
			Channels: allNamed[model.ChannelID](f.get("channels"), "channel"),
			Owner:    named[model.RoleID](f.get("owner"), "role"),
			Approval: allNamed[model.RoleID](f.get("approval"), "role"),
			Public:   f.get("public").flag(),
			OnDemand: f.get("on_demand").flag(),
			To:       members(f.get("to")),
			Urgency:  i + 1,
		}
		if len(audience.Channels) == 0 {
			v.reading.note(one.keyAt, "write \"channels: [mail]\" or another one that the plan defines", "nobody can tell %q anything: it has no channel", one.key)
		}
		if audience.Owner == "" {
			v.reading.note(one.keyAt, "write \"owner: \" and a role", "nobody writes to %q: it has no owner", one.key)
		}
		all = append(all, audience)
		f.done()
	}
	return all
}

// cadences reads "SEV1: {customers: {first, every, closing}}" and so on.
func cadences(v value) []model.Cadence {
	var all []model.Cadence
	for _, row := range v.entries() {
		level, err := model.ParseSeverity(row.key)
		if err != nil {
			v.reading.note(row.keyAt, "use SEV1, SEV2, SEV3 or SEV4", "severity %q is not known", row.key)
			continue
		}
		v.reading.refer("severity", level.String(), row.keyAt)
		for _, one := range row.entries() {
			v.reading.refer("audience", one.key, one.keyAt)
			f := one.fields()
			cadence := model.Cadence{
				Severity: level,
				Audience: model.AudienceID(one.key),
				First:    f.get("first").duration(),
				Every:    f.get("every").duration(),
				Closing:  f.get("closing").duration(),
			}
			if cadence.First == 0 {
				v.reading.note(one.keyAt, "write \"first: 15m\" or another time span", "it is not said how soon %q are told first", one.key)
			}
			all = append(all, cadence)
			f.done()
		}
	}
	return all
}
