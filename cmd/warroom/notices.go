package main

import (
	"cmp"
	"strconv"
	"strings"

	"warroom/model"
)

// noticeLine is one notice for --json.
type noticeLine struct {
	Number   int                `json:"number"`
	Audience model.AudienceID   `json:"audience"`
	State    model.NoticeState  `json:"state"`
	Stale    bool               `json:"stale"` // speaks of a phase or status that has passed
	Status   model.PublicStatus `json:"status,omitempty"`
	Subject  string             `json:"subject,omitempty"`
	Text     string             `json:"text"`
	Channels []model.ChannelID  `json:"channels,omitempty"`
	Drafted  model.Stamp        `json:"drafted"`
	By       model.PersonID     `json:"by"`
	WaitsFor model.RoleID       `json:"waits_for,omitempty"` // whose approval is next
	Sent     model.Stamp        `json:"sent,omitzero"`
	Promise  model.Stamp        `json:"promise,omitzero"`           // when the next one was promised
	Behind   []model.Language   `json:"languages_behind,omitempty"` // whose wordings an edit left as they were
	AsIs     string             `json:"as_is,omitempty"`            // why it was let pass as it was
	Reason   string             `json:"reason,omitempty"`
}

// printNotices lists every notice, oldest first.
func (r *room) printNotices() error {
	lines := []noticeLine{}
	for _, n := range r.inc.Notices {
		line := noticeLine{
			Number: n.Number, Audience: n.Audience, State: n.State, Stale: n.Stale(r.inc), Status: n.Status,
			Subject: n.Subject, Text: n.Text, Channels: n.Channels, Drafted: n.Drafted, By: n.By.Person, Sent: n.Sent,
			Promise: n.Promise, AsIs: n.AsIs, Reason: n.Reason,
		}
		if audience, known := r.plan.Audience(n.Audience); known && n.Pending() {
			line.WaitsFor, line.Behind = n.WaitsFor(audience), r.behind(n)
		}
		lines = append(lines, line)
	}
	if r.flags.json {
		return r.writeJSON(lines)
	}
	for _, line := range lines {
		r.printNotice(line)
	}
	if len(lines) == 0 {
		r.line(r.t("no-notices"))
	}
	return nil
}

func (r *room) printNotice(n noticeLine) {
	now := r.clock()
	at := n.Drafted
	if n.State == model.Sent {
		at = n.Sent
	}
	title := model.Safe(string(n.Audience))
	if audience, known := r.plan.Audience(n.Audience); known {
		title = model.Safe(audience.Title)
	}
	state := r.words.Term("state", string(n.State))
	if n.Stale {
		state += ", " + r.t("stale")
	}
	cells := []string{strconv.Itoa(n.Number), r.words.Stamp(at, r.zone, now), title, state}
	if n.Status != "" {
		cells = append(cells, r.words.Term("status", string(n.Status)))
	}
	if rule, known := r.plan.Role(n.WaitsFor); known {
		cells = append(cells, r.t("waits-for", "Role", rule.Title))
	}
	if len(n.Behind) > 0 {
		cells = append(cells, r.t("notice-behind", "Languages", r.languageNames(n.Behind)))
	}
	if len(n.Channels) > 0 && n.State == model.Sent {
		cells = append(cells, r.words.Channels(n.Channels, r.plan))
	}
	if n.AsIs != "" {
		cells = append(cells, r.t("as-is", "Reason", n.AsIs))
	}
	r.line(append(cells, opening(n))...)
}

// opening is what a list says of a text, so that each notice stays one line that can be read aloud.
func opening(n noticeLine) string {
	first, _, _ := strings.Cut(strings.TrimSpace(n.Text), "\n")
	return model.Safe(cmp.Or(n.Subject, strings.TrimSpace(first)))
}
