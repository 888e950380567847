package pane

import (
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/theme"
)

// draft says what a draft waits for.
func (p *comms) draft(a model.Appointment) row {
	s, n := p.state, a.Draft
	number := strconv.Itoa(n.Number)
	said, look := s.t("comms.draft.ready", "Number", number), &s.Theme.OK
	if len(n.Approved) > 0 {
		said = s.t("comms.draft.approved", "Number", number)
	}
	gaps, passed := n.Gaps(), passedBecause(n)
	switch {
	case len(gaps) > 0 && passed != "":
		said, look = s.t("comms.draft.as-is", "Number", number, "Reason", passed), &s.Theme.Warn
	case len(gaps) > 0:
		said, look = s.n("comms.draft.gaps", len(gaps), "Number", number), &s.Theme.Warn
	case n.Stale(s.Incident):
		said, look = s.t("comms.draft.stale", "Number", number), &s.Theme.Late
	case a.WaitsFor != "":
		who := s.Locale.Role(a.WaitsFor, s.Plan)
		if holder := s.Incident.Roles[a.WaitsFor].Holder; holder != "" {
			who = s.Locale.FirstName(holder, s.Plan)
		}
		said, look = s.t("comms.draft.waits", "Number", number, "Who", who, "Span", s.since(n.Drafted)), &s.Theme.Warn
	}
	return row{
		key: "notice/" + number, line: line{{"  │ ", &s.Theme.Border}, {said + s.busy("notice/"+number), look}},
		sel: &Selection{
			Audience: a.Audience.ID, Notice: n.Number, Entry: n.Ref, Text: model.Safe(n.Text),
			Obligation: model.NoticeObligation(a.Audience.ID),
		},
	}
}

// passedBecause is why whoever approved a draft last let its gaps pass.
func passedBecause(n *model.Notice) string {
	if len(n.Approved) == 0 {
		return ""
	}
	return n.Approved[len(n.Approved)-1].AsIs
}

// last is what an audience was told last.
func (p *comms) last(a model.Appointment) row {
	s := p.state
	if a.Last == nil {
		return text("  "+s.t("comms.last.none"), &s.Theme.Focus)
	}
	said := a.Last.Subject
	if said == "" {
		said = a.Last.Text
	}
	line := s.t("comms.last", "Clock", s.clock(a.Last.Sent), "Channels", s.Locale.Channels(a.Last.Channels, s.Plan), "Text", said)
	if a.Last.AsIs != "" {
		id := "comms.last.because"
		if len(a.Last.Gaps()) > 0 {
			id = "comms.last.as-is"
		}
		line = s.t(id, "Reason", a.Last.AsIs) + " · " + line
	}
	return text("  "+line, &s.Theme.Focus)
}

// queued says how long ago a notice was let go that nobody has yet: its audience is still owed it.
func (p *comms) queued(a model.Appointment) row {
	s, n := p.state, a.Queued
	number := strconv.Itoa(n.Number)
	said := s.t("comms.queued", "Number", number, "Span", s.since(n.Queued))
	return row{
		key: "notice/" + number, line: line{{"  │ ", &s.Theme.Border}, {said + s.busy("notice/"+number), &s.Theme.Warn}},
		sel: &Selection{
			Audience: a.Audience.ID, Notice: n.Number, Entry: n.Ref, Text: model.Safe(n.Text), Obligation: model.NoticeObligation(a.Audience.ID),
		},
	}
}

// troubles are the states that somebody must look at, then those that are shown beside them.
var troubles, others = []model.DeliveryState{model.DeliveryFailed, model.Uncertain},
	[]model.DeliveryState{model.InQueue, model.HandedOver, model.Delivered, model.Read, model.Confirmed, model.Superseded}

// receipts counts how far the last notice has come; worth tells whether somebody wants to see it now: something has
// failed or nobody knows, it is still leaving, or the cursor is on its audience.
func (p *comms) receipts(a model.Appointment) (r row, worth bool) {
	s, n := p.state, a.Last
	if a.Queued != nil {
		n = a.Queued
	}
	if n == nil || len(n.Dispatches) == 0 {
		return row{}, false
	}
	tally, number := n.Tally(), strconv.Itoa(n.Number)
	l := line{{"  │ ", &s.Theme.Border}, {s.t("comms.receipts", "Number", number) + "  ", &s.Theme.Faint}}
	for _, state := range append(troubles[:2:2], others...) {
		count := tally.Counts[state]
		if count == 0 {
			continue
		}
		said, look := s.Locale.Delivered(state, count), (*lipgloss.Style)(nil)
		if state == model.DeliveryFailed || state == model.Uncertain {
			said, look, worth = theme.Alert+" "+said, &s.Theme.Late, true
		}
		worth = worth || state == model.InQueue && n == a.Last
		l = l.add(said+"  ", look)
	}
	key := "receipts/" + number
	under := p.touched && (p.key == key || p.key == "audience/"+string(a.Audience.ID) || p.key == "notice/"+number)
	return row{key: key, line: l, sel: &Selection{
		Audience: a.Audience.ID, Notice: n.Number, Entry: n.Ref, Obligation: model.NoticeObligation(a.Audience.ID),
	}}, worth || under
}

// announcements are those that callers hear now.
func (p *comms) announcements() []row {
	s := p.state
	var rows []row
	for _, a := range s.Incident.Announcements {
		if !a.IsOn() {
			continue
		}
		said, look := s.t("comms.announcement", "Head", a.Number, "Clock", s.clock(a.On)), (*lipgloss.Style)(nil)
		if s.Incident.Public == model.Resolved || !s.Incident.Open() {
			said, look = theme.Alert+" "+s.t("comms.announcement.off", "Head", a.Number, "Clock", s.clock(a.On)), &s.Theme.Late
		} else {
			said = "  " + said
		}
		rows = append(rows, row{
			key: "announcement/" + a.Number, line: line{{said, look}},
			sel: &Selection{Text: model.Safe(a.Text), Obligation: model.AnnouncementObligation(a.Number)},
		})
	}
	return rows
}

// linked says how the channels are doing, and how many notices are still to leave.
func (p *comms) linked(w int) []line {
	s := p.state
	if s.Links == nil {
		return nil
	}
	waiting := 0
	var words []string
	var looks []*lipgloss.Style
	for _, link := range s.Links {
		waiting += link.Waiting
		mark, look := s.linkMark(link.State)
		word := s.Locale.Channels([]model.ChannelID{link.Channel}, s.Plan) + " " + mark
		if link.Waiting > 0 {
			word += " " + s.Locale.Number(link.Waiting)
		}
		words, looks = append(words, word), append(looks, look)
	}
	count := s.Locale.Number(waiting) + "   "
	lines, used := []line{{{count, nil}}}, width(count)
	for n, word := range words {
		if used > width(count) && used+width(word)+2 > w {
			lines, used = append(lines, line{{strings.Repeat(" ", width(count)), nil}}), width(count)
		}
		last := len(lines) - 1
		lines[last] = lines[last].add(word+"  ", looks[n])
		used += width(word) + 2
	}
	return lines
}

// linkMark is the sign of a channel's state, in words where it is a person who works it.
func (s State) linkMark(state model.LinkState) (string, *lipgloss.Style) {
	switch state {
	case model.LinkOnline:
		return theme.Online, &s.Theme.OK
	case model.LinkOffline:
		return theme.Offline, &s.Theme.Late
	case model.LinkByHand:
		return s.term("link", string(state)), &s.Theme.Faint
	}
	return theme.Unknown, &s.Theme.Warn
}
