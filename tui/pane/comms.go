package pane

import (
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/theme"
)

// comms answers who must be told what, by when, by whom and through what.
type comms struct {
	base
	title, owed, due, by int // widths of the columns; the owner gets the rest
	of                   int // when what follows was made, as in base.shown
	schedule             []model.Appointment
	below                []row
}

func (p *comms) content() []row {
	s := p.state
	if s.Incident == nil {
		return s.empty()
	}
	if p.of != p.shown {
		p.of, p.schedule = p.shown, model.Schedule(s.Incident, s.Plan, s.Now)
		p.columns(p.schedule)
		p.below = p.figures(p.schedule)
	}
	if len(p.schedule) == 0 {
		return []row{text(s.t("comms.none"), nil), text(s.t("comms.none.help"), &s.Theme.Faint)}
	}
	var rows []row
	for _, a := range p.schedule {
		rows = append(rows, p.audience(a)...)
	}
	return append(append(rows, row{}), p.below...)
}

func (p *comms) columns(schedule []model.Appointment) {
	s := p.state
	inner, _ := p.inner()
	p.title, p.owed, p.due = 8, 6, 10
	for _, a := range schedule {
		p.title = max(p.title, width(s.Locale.Audience(a.Audience.ID, s.Plan))+2)
		p.owed = max(p.owed, width(p.owes(a))+2)
		p.due = max(p.due, width(p.when(a))+2)
	}
	if inner < 70 {
		p.title = min(p.title, max(inner/4, 8))
	}
	owner := 4
	for _, a := range schedule {
		owner = max(owner, width(p.owner(a.Audience.Owner)))
	}
	rest := max(inner-2-p.title-p.owed-p.due, 0)
	p.by = max(rest-min(rest/2, owner), 0)
}

func (p *comms) owes(a model.Appointment) string {
	if a.Owed == model.OweNothing {
		return theme.Separator
	}
	return p.state.t("owed." + string(a.Owed))
}

func (p *comms) when(a model.Appointment) string {
	switch {
	case a.Owed != model.OweNothing:
		return p.state.due(a.Due)
	case a.Last != nil:
		return p.state.t("comms.told")
	}
	return p.state.t("comms.nothing")
}

// audience is one line of the schedule, its draft, and for the one under the cursor what was last said.
func (p *comms) audience(a model.Appointment) []row {
	s := p.state
	mark, look := s.urgency(a.Due)
	channels := a.Audience.Channels
	if a.Draft != nil && len(a.Draft.Channels) > 0 {
		channels = a.Draft.Channels
	}
	if a.Owed == model.OweNothing {
		look = &s.Theme.Faint
	}
	title := s.Locale.Audience(a.Audience.ID, s.Plan)
	first := row{key: "audience/" + string(a.Audience.ID), line: line{
		{mark + " ", look},
		{fit(title, p.title-1) + " ", look},
		{fit(p.owes(a), p.owed-1) + " ", look},
		{fit(p.when(a)+s.busy(model.NoticeObligation(a.Audience.ID)), p.due), look},
		{fit(p.channels(channels), p.by-1) + " ", &s.Theme.Faint},
		{p.owner(a.Audience.Owner), nil},
	}}
	first.sel = &Selection{Audience: a.Audience.ID}
	if a.Owed != model.OweNothing {
		first.sel.Obligation = model.NoticeObligation(a.Audience.ID)
	}
	rows := []row{first}
	if a.Draft != nil {
		rows[0].sel.Notice = a.Draft.Number
		rows = append(rows, p.draft(a))
	}
	if !a.Snoozed.IsZero() && a.Owed != model.OweNothing {
		rows = append(rows, text("  "+s.t("comms.snoozed", "Clock", s.at(a.Snoozed)), &s.Theme.Faint))
	}
	if p.touched && p.key == first.key {
		rows = append(rows, p.last(a))
	}
	return rows
}

// channels are the titles of channels; what the column has no room for is cut.
func (p *comms) channels(ids []model.ChannelID) string {
	return p.state.Locale.Channels(ids, p.state.Plan)
}

func (p *comms) owner(role model.RoleID) string {
	s := p.state
	if holder := s.Incident.Roles[role].Holder; holder != "" {
		return s.Locale.FirstName(holder, s.Plan)
	}
	if role == "" {
		return s.t("comms.no-owner")
	}
	return s.Locale.Role(role, s.Plan)
}

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
		line = s.t("comms.last.as-is", "Reason", a.Last.AsIs) + " · " + line
	}
	return text("  "+line, &s.Theme.Focus)
}

// figures are what can be said about the communication so far.
func (p *comms) figures(schedule []model.Appointment) []row {
	s := p.state
	var sent []string
	for _, a := range schedule {
		sent = append(sent, s.Locale.Audience(a.Audience.ID, s.Plan)+" "+strconv.Itoa(a.Count))
	}
	label := max(width(s.t("comms.sent")), width(s.t("comms.kept")), width(s.t("comms.silence"))) + 2
	labelled := func(id, value string, look *lipgloss.Style) row {
		return row{line: line{{fit(s.t(id), label), &s.Theme.Faint}, {value, look}}}
	}
	inner, _ := p.inner()
	var rows []row
	for n, said := range flow(sent, inner-label) {
		id := "comms.sent"
		r := labelled(id, said, nil)
		if n > 0 {
			r.line[0].text = strings.Repeat(" ", label)
		}
		rows = append(rows, r)
	}
	if kept, made := promises(s.Incident, s.Now); made > 0 {
		rows = append(rows, labelled("comms.kept", s.t("comms.kept.of", "Kept", kept, "Made", made), nil))
	}
	if silence, running := longestSilence(s.Incident, s.Plan, s.Now); silence > 0 {
		said := s.minutes(silence)
		if running {
			said = s.t("comms.silence.running", "Span", said)
		}
		rows = append(rows, labelled("comms.silence", said, nil))
	}
	return rows
}

// flow sets words side by side, in as many lines as they need.
func flow(words []string, w int) []string {
	var lines []string
	for _, word := range words {
		if last := len(lines) - 1; last >= 0 && width(lines[last])+2+width(word) <= w {
			lines[last] += "  " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

// promises counts the promised times of next notices: how many were kept, of how many that are over or answered.
func promises(inc *model.Incident, now time.Time) (kept, made int) {
	for n := range inc.Notices {
		notice := &inc.Notices[n]
		if notice.State != model.Sent || notice.Promise.IsZero() || !notice.Promise.Usable() {
			continue
		}
		var next time.Time
		for m := range inc.Notices {
			if other := &inc.Notices[m]; m != n && other.State == model.Sent && other.Audience == notice.Audience && other.Sent.At.After(notice.Sent.At) &&
				(next.IsZero() || other.Sent.At.Before(next)) {
				next = other.Sent.At
			}
		}
		switch {
		case !next.IsZero() && !next.After(notice.Promise.At):
			kept, made = kept+1, made+1
		case !next.IsZero() || now.After(notice.Promise.At) && inc.Open():
			made++
		}
	}
	return kept, made
}

// longestSilence is the longest time in which customers heard nothing while the incident ran, and whether it still
// runs. Zero for a backfilled incident: its declaration is not its beginning.
func longestSilence(inc *model.Incident, plan *model.Plan, now time.Time) (longest time.Duration, running bool) {
	if inc.Kind == model.Backfilled {
		return 0, false
	}
	last := inc.Declared.At
	heard := func(at time.Time, open bool) {
		if d := at.Sub(last); d > longest {
			longest, running = d, open
		}
		last = at
	}
	for _, n := range inc.PublicNotices(plan) {
		if n.Sent.Usable() && n.Sent.At.After(last) {
			heard(n.Sent.At, false)
		}
	}
	if inc.Open() && inc.Public != model.Resolved {
		heard(now, true)
	}
	return longest, running
}

// Badge counts what is owed to audiences and late.
func (p *comms) Badge() (int, bool) {
	if p.state.Incident == nil || p.state.Plan == nil {
		return 0, false
	}
	late := 0
	for _, o := range p.state.Obligations {
		if o.Kind == model.OweNotice && p.state.late(o.Due) {
			late++
		}
	}
	return late, late > 0
}
