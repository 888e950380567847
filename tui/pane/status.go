package pane

import (
	"strings"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/theme"
)

// status answers how bad it is and where the work stands.
type status struct {
	base
	label int // width of the label column
	head  int // its width in the lines about the severity
}

var statusLabels = []string{
	"public", "impact", "hit", "systems", "risk", "attempts", "workaround", "bridge", "relation", "criteria", "scenario",
}

func (p *status) content() []row {
	s := p.state
	if s.Incident == nil {
		return s.empty()
	}
	p.label = 0
	for _, id := range statusLabels {
		p.label = max(p.label, width(s.t("status."+id)))
	}
	for _, id := range []string{"elapsed", "acknowledge", "first-notice", "next-update", "resolve"} {
		p.label = max(p.label, width(s.term("clock", id)))
	}
	p.label = min(p.label+2, max((p.w-4)/3, 8))
	p.head = max(width(s.t("status.why")), 4) + 2
	blank := row{}
	rows := append(p.severity(), blank, p.lamps(), p.public())
	rows = append(append(rows, p.impact()...), blank)
	rows = append(append(rows, p.clocks()...), blank)
	rows = append(rows, p.attempts()...)
	rows = append(rows, p.workarounds()...)
	rows = append(rows, p.bridge()...)
	inner, high := p.inner()
	return unfolded(append(append(rows, blank), p.background()...), inner, high)
}

// labelled is a row "label   value".
func (p *status) labelled(id, value string, look *lipgloss.Style) row {
	label := id
	if id != "" {
		label = p.state.t("status." + id)
	}
	return row{line: line{{fit(label, p.label), &p.state.Theme.Faint}, {value, look}}}
}

func (p *status) severity() []row {
	s := p.state
	state := s.Incident.Severity
	rule, _ := s.Plan.Severity(state.Level)
	title := model.Safe(rule.Title)
	if title == "" && !state.Level.Known() {
		title = s.t("status.unassessed")
	}
	head := row{line: line{{fit(state.Level.String(), p.head), s.Theme.SeverityRef(state.Level)}, {title, &s.Theme.Bold}}}
	why := row{line: line{{fit(s.t("status.why"), p.head), &s.Theme.Faint}, {p.why(), nil}}}
	return []row{head, why}
}

// why says where the severity comes from.
func (p *status) why() string {
	s, state, impact := p.state, p.state.Incident.Severity, p.state.Incident.Impact
	by := s.person(state.By.Person)
	because := ""
	if impact.Scope != "" && impact.Urgency != "" && state.Proposed.Known() {
		because = s.term("scope", string(impact.Scope)) + " × " + s.term("urgency", string(impact.Urgency)) +
			" → " + state.Proposed.String()
	}
	reason := model.Safe(state.Reason)
	switch {
	case !state.Level.Known():
		return s.t("status.why.unknown")
	case state.Override && state.Proposed != state.Level:
		return join(", ", s.t("status.why.override", "By", by, "Proposed", state.Proposed.String()), reason)
	case state.Proposed.Known() && state.Proposed != state.Level: // the impact was assessed anew since
		return join(", ", s.t("status.why.proposed", "By", by, "Proposed", state.Proposed.String()), reason)
	case because != "":
		return join(", ", because, s.t("status.why.accepted", "By", by), reason)
	}
	return join(", ", s.t("status.why.set", "By", by), reason)
}

// lamps shows the five phases: which are behind, where the work stands, which are to come.
func (p *status) lamps() row {
	s := p.state
	var lamps []span
	total := 0
	for _, phase := range model.Phases {
		word, mark, look := s.term("phase", string(phase)), theme.ToCome, &s.Theme.Faint
		_, been := s.Incident.PhaseStarts[phase]
		switch {
		case phase == s.Incident.Phase:
			mark, look = theme.Here, &s.Theme.Focus
		case been:
			mark, look = theme.Done, nil
		}
		lamps = append(lamps, span{mark + " " + word, look})
		total += width(word) + 2
	}
	inner, _ := p.inner()
	gap := strings.Repeat(" ", max(1, min(3, (inner-total)/(len(lamps)-1))))
	var l line
	for n, lamp := range lamps {
		if n > 0 {
			l = l.add(gap, nil)
		}
		l = append(l, lamp)
	}
	return row{line: l}
}

func (p *status) public() row {
	s, inc := p.state, p.state.Incident
	if inc.Public == "" {
		return p.labelled("public", s.t("status.public.none"), &s.Theme.Warn)
	}
	said := s.t("status.public.since", "Status", s.term("status", string(inc.Public)), "Clock", s.clock(inc.PublicSince))
	return p.labelled("public", said, nil)
}

// background is what is good to know: the risk, relations, scenario, the criteria of the severity.
func (p *status) background() []row {
	s, inc := p.state, p.state.Incident
	rows := p.risksBelow(inc.Impact)
	for _, r := range inc.Relations {
		rows = append(rows, p.labelled("relation", s.term("relation", string(r.Kind))+" "+s.number(r.Other), nil))
	}
	if inc.Scenario != "" {
		rows = append(rows, p.labelled("scenario", s.Locale.Scenario(inc.Scenario, s.Plan), nil))
	}
	rule, _ := s.Plan.Severity(inc.Severity.Level)
	label := "criteria"
	for _, criterion := range rule.Criteria {
		rows = append(rows, p.labelled(label, model.Safe(criterion), &s.Theme.Faint))
		label = ""
	}
	return rows
}

// number is what people call an incident, as far as the board knows it.
func (s State) number(id model.IncidentID) string {
	for _, line := range s.Board {
		if line.ID == id {
			return model.Safe(line.Number + " " + line.Title)
		}
	}
	return model.Safe(string(id))
}

// Badge alarms while nobody has said how bad it is.
func (p *status) Badge() (int, bool) {
	return 0, p.state.Incident != nil && !p.state.Incident.Severity.Level.Known()
}

// join puts the parts that are not empty together.
func join(sep string, parts ...string) string {
	kept := parts[:0:0]
	for _, part := range parts {
		if part != "" {
			kept = append(kept, part)
		}
	}
	return strings.Join(kept, sep)
}
