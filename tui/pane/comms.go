package pane

import (
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
	told                 told
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
	inner, _ := p.inner()
	rows := s.unsent(inner, s.Locale.T("link.ways"))
	if len(p.schedule) == 0 {
		return append(rows, text(s.t("comms.none"), nil), text(s.t("comms.none.help"), &s.Theme.Faint))
	}
	for _, a := range p.schedule {
		rows = append(rows, p.audience(a)...)
	}
	return append(append(append(rows, p.announcements()...), row{}), p.below...)
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
	if a.Last != nil {
		rows[0].sel.Notice = a.Last.Number
	}
	if a.Queued != nil {
		rows[0].sel.Notice = a.Queued.Number
		rows = append(rows, p.queued(a))
	}
	if a.Draft != nil {
		rows[0].sel.Notice = a.Draft.Number
		rows = append(rows, p.draft(a))
	}
	if r, worth := p.receipts(a); worth {
		rows = append(rows, r)
	}
	if !a.Snoozed.IsZero() && a.Owed != model.OweNothing {
		rows = append(rows, text("  "+s.t("comms.snoozed", "Clock", s.at(a.Snoozed)), &s.Theme.Faint))
	}
	if p.touched && p.key == first.key {
		rows = append(rows, p.last(a))
		if a.Owed == model.OweClosing {
			rows = append(rows, text("  "+s.t("comms.closing"), &s.Theme.Faint))
		}
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
