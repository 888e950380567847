package locale

import (
	"slices"
	"strings"

	"warroom/model"
)

// onTheWay words what becomes of notices that were let go, and what is said by announcement and page.
func (v voice) onTheWay() (string, bool) {
	switch b := v.e.Fact.(type) {
	case model.NoticeQueued:
		return v.queued(b), true
	case model.DeliveriesMarked:
		return v.marked(b), true
	case model.NoticeCarried:
		return joined(v.T("said.notice.carried", "Number", b.Number), v.words()), true
	case model.ClosingWaived:
		return joined(v.T("said.notice.closing-waived", "Audience", v.Audience(b.Audience, v.plan)), v.words()), true
	case model.AnnouncementSwitched:
		if !b.On {
			return v.T("said.announcement.off", "Head", b.Number), true
		}
		said := v.T("said.announcement.on", "Head", b.Number, "Text", v.words())
		if b.Contact != "" {
			said = joined(said, v.person(b.Contact))
		}
		return said, true
	case model.ComponentSet:
		return v.T("said.component", "Component", v.Component(b.Component, v.plan), "State", v.Term("component", string(b.State))), true
	}
	return "", false
}

// queued says to how many a notice goes, and by which channels.
func (v voice) queued(b model.NoticeQueued) string {
	var by []model.ChannelID
	for _, to := range b.Addressees {
		if !slices.Contains(by, to.Channel) {
			by = append(by, to.Channel)
		}
	}
	said := []string{
		v.N(either(v.again(b), "said.notice.again", "said.notice.queued"), len(b.Addressees), "Number", b.Number), v.by(by), v.next(b.Promise),
	}
	return joined(append(said, v.passedOver(b.Missing)...)...)
}

// passedOver says which approvals were not waited for, and why, or why gaps were let pass.
func (v voice) passedOver(missing []model.RoleID) []string {
	if len(missing) == 0 {
		return []string{v.asIs()}
	}
	said := []string{v.T("said.notice.without", "Roles", v.roles(missing))}
	if reason := v.words(); reason != "" {
		said = append(said, v.T("said.notice.because", "Reason", reason))
	}
	return said
}

// again tells whether an earlier dispatch of the notice went to the same recipients.
func (v voice) again(b model.NoticeQueued) bool {
	if v.in.Incident == nil || len(b.Addressees) == 0 {
		return false
	}
	first := b.Addressees[0]
	for _, n := range v.in.Incident.Notices {
		if n.Ref != b.Notice {
			continue
		}
		for _, dispatch := range n.Dispatches {
			if dispatch.Ref == v.e.Ref() {
				return false
			}
			for _, d := range dispatch.Deliveries {
				if d.Recipient == first.Recipient && d.Channel == first.Channel {
					return true
				}
			}
		}
	}
	return false
}

// marked says how far deliveries have come: of one, to whom; of several, how many by each channel.
func (v voice) marked(b model.DeliveriesMarked) string {
	if len(b.Receipts) == 1 {
		return v.receipt(b, b.Receipts[0])
	}
	counts, order := map[model.ChannelID]map[model.DeliveryState]int{}, []model.ChannelID{}
	for _, r := range b.Receipts {
		d := v.delivery(b, r.Delivery)
		if counts[d.Channel] == nil {
			counts[d.Channel] = map[model.DeliveryState]int{}
			order = append(order, d.Channel)
		}
		counts[d.Channel][r.State]++
	}
	said := []string{v.T("said.delivery", "Number", b.Number)}
	for _, channel := range order {
		said = append(said, v.counted(channel, counts[channel]))
	}
	return joined(said...)
}

// counted is "mail: 200 handed over, 2 failed".
func (v voice) counted(channel model.ChannelID, counts map[model.DeliveryState]int) string {
	var parts []string
	for _, state := range model.DeliveryStates {
		if n := counts[state]; n > 0 {
			parts = append(parts, v.Delivered(state, n))
		}
	}
	all := strings.Join(parts, ", ")
	if channel == "" {
		return all
	}
	return v.T("said.delivery.by", "Channel", v.Channels([]model.ChannelID{channel}, v.plan), "Counts", all)
}

func (v voice) receipt(b model.DeliveriesMarked, r model.Receipt) string {
	d := v.delivery(b, r.Delivery)
	name := either(d.Name == "", v.Channels([]model.ChannelID{d.Channel}, v.plan), model.Safe(d.Name))
	state := v.Term("delivery", string(r.State))
	said := v.T("said.delivery.one", "Number", b.Number, "Name", name, "State", state)
	if name == "" {
		said = joined(v.T("said.delivery", "Number", b.Number), state)
	}
	if r.Outcome != "" {
		said = joined(said, v.Term("outcome", string(r.Outcome)))
	}
	if d.Name != "" && d.Channel != "" {
		said = joined(said, v.Channels([]model.ChannelID{d.Channel}, v.plan))
	}
	if !r.Back.IsZero() {
		said = joined(said, v.T("said.delivery.back", "Span", v.until(r.Back)))
	}
	return joined(said, v.Detail(r.Detail))
}

// delivery is the one with a number in the dispatch that an event speaks of, as far as the incident is at hand.
func (v voice) delivery(b model.DeliveriesMarked, at int) model.Delivery {
	if v.in.Incident == nil {
		return model.Delivery{}
	}
	for _, n := range v.in.Incident.Notices {
		for _, dispatch := range n.Dispatches {
			if dispatch.Ref == b.Dispatch && at >= 0 && at < len(dispatch.Deliveries) {
				return dispatch.Deliveries[at]
			}
		}
	}
	return model.Delivery{}
}

// Component is the title of a part of the service on the public page, safe.
func (l *Locale) Component(id string, plan *model.Plan) string {
	if plan != nil && plan.Page != nil {
		for _, one := range plan.Page.Components {
			if one.ID == id {
				return model.Safe(inLanguage(one.Title, l.lang, plan.Language, id))
			}
		}
	}
	return model.Safe(id)
}

// inLanguage is a text in a language, or else in the plan's, or else what is given instead.
func inLanguage(texts map[model.Language]string, lang, own model.Language, instead string) string {
	for _, want := range []model.Language{lang, own} {
		for in, text := range texts {
			if in.Base() == want.Base() && text != "" {
				return text
			}
		}
	}
	return instead
}
