package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
)

// rosterCommand lists who has which role and who is there.
func (p *program) rosterCommand() *cobra.Command {
	return p.listing("roster", func(r *room) error { return r.printRoster() })
}

type rosterReport struct {
	Roles  []roleLine   `json:"roles"`
	People []personLine `json:"people"`
}

type roleLine struct {
	Role       model.RoleID     `json:"role"`
	Title      string           `json:"title"`
	Needed     bool             `json:"needed"` // at the present severity
	Holder     model.PersonID   `json:"holder"` // empty: vacant
	Name       string           `json:"name"`
	Since      model.Stamp      `json:"since,omitzero"`
	Asked      model.PersonID   `json:"asked,omitempty"` // who must answer now
	AskedSince time.Time        `json:"asked_since,omitzero"`
	AskedUntil time.Time        `json:"asked_until,omitzero"`
	Next       model.PersonID   `json:"next,omitempty"` // who is asked then
	Unanswered bool             `json:"unanswered"`
	Deputies   []model.PersonID `json:"deputies,omitempty"`
	Due        time.Time        `json:"due,omitzero"`
}

type personLine struct {
	Person model.PersonID `json:"person"`
	Name   string         `json:"name"`
	In     bool           `json:"in"`
	Place  model.Place    `json:"place,omitempty"`
	Since  model.Stamp    `json:"since,omitzero"`
	Tries  int            `json:"tries"` // to reach them since they were last reached
}

func (r *room) roster() rosterReport {
	report := rosterReport{Roles: []roleLine{}, People: []personLine{}}
	for _, line := range model.Roster(r.inc, r.plan, r.clock()) {
		report.Roles = append(report.Roles, roleLine{
			Role: line.Rule.ID, Title: line.Rule.Title, Needed: line.Needed, Holder: line.Role.Holder,
			Name: r.plan.NameOf(line.Role.Holder), Since: line.Role.Since, Asked: line.Candidate.Person,
			AskedSince: line.Candidate.Since, AskedUntil: line.Candidate.Until, Next: line.Candidate.Next,
			Unanswered: line.Unanswered, Deputies: line.Deputies, Due: line.Due,
		})
	}
	for _, who := range model.Where(r.inc) {
		report.People = append(report.People, personLine{
			who.Person, r.plan.NameOf(who.Person), who.Presence.In, who.Presence.Place, who.Presence.Since, who.Tries,
		})
	}
	return report
}

func (r *room) printRoster() error {
	report := r.roster()
	if r.flags.json {
		return r.writeJSON(report)
	}
	for _, role := range report.Roles {
		r.line(r.roleCells(role)...)
	}
	now := r.clock()
	for _, who := range report.People {
		cells := []string{model.Safe(who.Name)}
		switch {
		case who.Place != "":
			cells = append(cells, r.words.Term("place", string(who.Place)), r.t("since", "Time", r.words.Stamp(who.Since, r.zone, now)))
		case !who.Since.IsZero():
			cells = append(cells, r.t("left", "Time", r.words.Stamp(who.Since, r.zone, now)))
		}
		if who.Tries > 0 {
			cells = append(cells, r.t("tries", "N", who.Tries))
		}
		r.line(cells...)
	}
	return nil
}

// roleCells: the role, its holder or that nobody has it, who is asked, who comes after.
func (r *room) roleCells(role roleLine) []string {
	now := r.clock()
	cells := []string{model.Safe(role.Title)}
	switch {
	case role.Holder != "":
		cells = append(cells, model.Safe(role.Name), r.t("since", "Time", r.words.Stamp(role.Since, r.zone, now)))
	case role.Needed || role.Asked != "":
		cells = append([]string{"!"}, append(cells, r.words.Term("state", "vacant"))...)
	default:
		cells = append(cells, r.t("not-needed"))
	}
	if role.Asked != "" {
		cells = append(cells, r.t("asked", "Name", r.plan.NameOf(role.Asked), "Span", r.words.Span(now.Sub(role.AskedSince))))
		if role.Next != "" {
			cells = append(cells, r.t("asked-next", "Name", r.plan.NameOf(role.Next), "Span", r.words.Span(role.AskedUntil.Sub(now))))
		}
	}
	if len(role.Deputies) > 0 {
		names := make([]string, len(role.Deputies))
		for n, deputy := range role.Deputies {
			names[n] = model.Safe(r.plan.NameOf(deputy))
		}
		cells = append(cells, r.t("deputies", "Names", strings.Join(names, ", ")))
	}
	return cells
}
