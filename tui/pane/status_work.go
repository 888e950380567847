package pane

import (
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/theme"
)

// impact says what is hit, with ▲▼ against the assessment before.
func (p *status) impact() []row {
	s, now := p.state, p.state.Incident.Impact
	before := s.impactBefore()
	var rows []row
	if now.Statement != "" {
		rows = append(rows, p.labelled("impact", model.Safe(now.Statement), nil))
	}
	if counted := s.Incident.Headcount; now.Customers == nil && len(counted) > 0 { // nobody has judged, and the ledger knows
		now.Customers = &counted[len(counted)-1].Count
	}
	hit := line{{fit(s.t("status.hit"), p.label), &s.Theme.Faint}}
	if now.Users == nil && now.Customers == nil {
		hit = hit.add(s.t("status.hit.unknown"), &s.Theme.Faint)
	} else {
		hit = p.count(hit, "status.users", now.Users, before.Users)
		hit = p.count(hit.add("   ", nil), "status.customers", now.Customers, before.Customers)
	}
	rows = append(rows, row{line: hit})
	return append(rows, p.systems(now)...)
}

// systems names what is hit, and the risk if there is room beside it. Where there is none, the risk stands below, with
// what is good to know: the dial-in of the bridge must stay in sight.
func (p *status) systems(now model.Impact) []row {
	systems, risk := model.Safe(strings.Join(now.Systems, ", ")), p.risks(now)
	switch {
	case systems == "" && risk == "":
		return nil
	case systems == "":
		return []row{p.labelled("risk", risk, nil)}
	case risk == "" || !p.riskBeside(systems, risk):
		return []row{p.labelled("systems", systems, nil)}
	}
	both := p.labelled("systems", systems+"   ", nil)
	both.line = both.line.add(p.state.t("status.risk")+" ", &p.state.Theme.Faint).add(risk, nil)
	return []row{both}
}

// risksBelow is the risk, if it had no room beside the systems.
func (p *status) risksBelow(now model.Impact) []row {
	systems, risk := model.Safe(strings.Join(now.Systems, ", ")), p.risks(now)
	if systems == "" || risk == "" || p.riskBeside(systems, risk) {
		return nil
	}
	return []row{p.labelled("risk", risk, nil)}
}

func (p *status) risks(now model.Impact) string {
	return join(", ", p.risk("operational", now.Operational), p.risk("security", now.Security))
}

func (p *status) riskBeside(systems, risk string) bool {
	inner, _ := p.inner()
	return p.label+width(systems)+3+width(p.state.t("status.risk"))+1+width(risk) <= inner
}

// impactBefore is the assessment to compare with: the last one that the viewer has seen, or else the one before.
func (s State) impactBefore() model.Impact {
	history := s.Incident.ImpactHistory
	for n := len(history) - 1; n >= 0 && !s.Seen.IsZero(); n-- {
		if !history[n].At.At.After(s.Seen) {
			return history[n]
		}
	}
	if len(history) > 1 && s.Seen.IsZero() {
		return history[len(history)-2]
	}
	return model.Impact{}
}

func (p *status) risk(id string, risk model.Risk) string {
	if risk == "" {
		return ""
	}
	return p.state.t("status.risk."+id, "Risk", p.state.term("risk", string(risk)))
}

func (p *status) count(l line, id string, now, before *int) line {
	s := p.state
	if now == nil {
		return l.add(s.t(id, "N", theme.Unknown), &s.Theme.Faint)
	}
	l = l.add(s.t(id, "N", s.Locale.Number(*now)), nil)
	switch {
	case before == nil || *before == *now:
		return l
	case *now > *before:
		return l.add(" "+theme.Up, &s.Theme.Changed)
	}
	return l.add(" "+theme.Down, &s.Theme.Changed)
}

// clocks are the targets of the severity and how they stand.
func (p *status) clocks() []row {
	s := p.state
	label := func(id string) span { return span{fit(s.term("clock", id), p.label), &s.Theme.Faint} }
	elapsed := s.minutes(s.Incident.Elapsed(s.Now)) // the safety line counts the seconds
	rows := []row{{line: line{label("elapsed"), {s.t("status.elapsed", "Span", elapsed, "Clock", s.clock(s.Incident.Declared)), nil}}}}
	for _, clock := range model.Clocks(s.Incident, s.Plan, s.Now) {
		said, mark, look := p.clock(clock)
		if said == "" {
			continue
		}
		l := line{label(string(clock.ID)), {said, look}}
		if mark != "" {
			l = l.add("  "+mark, look)
		}
		rows = append(rows, row{line: l})
	}
	return rows
}

// clock words one target: met in time or late, running, overdue. A clock that neither runs nor was met says nothing.
func (p *status) clock(c model.Clock) (said, mark string, look *lipgloss.Style) {
	s := p.state
	target := s.Locale.Target(c.Target)
	switch {
	case !c.Met.IsZero() && c.Target == 0:
		return s.t("clock.met", "Took", s.Locale.Span(c.Took)), theme.Done, &s.Theme.OK
	case !c.Met.IsZero() && c.Took <= c.Target:
		return s.t("clock.of", "Took", s.Locale.Span(c.Took), "Target", target), theme.Done, &s.Theme.OK
	case !c.Met.IsZero():
		return s.t("clock.of", "Took", s.Locale.Span(c.Took), "Target", target), theme.Failed, &s.Theme.Warn
	case c.Due.IsZero() || !s.Incident.Open():
		return "", "", nil
	case s.late(c.Due):
		return s.t("clock.overdue", "Span", s.Locale.Span(s.Now.Sub(c.Due))), theme.Alert, &s.Theme.Late
	}
	_, look = s.urgency(c.Due)
	return s.t("clock.left", "Span", s.Locale.Span(c.Due.Sub(s.Now)), "Target", target), "", look
}

// attempts lists the open ones and counts what is eliminated.
func (p *status) attempts() []row {
	s := p.state
	counts := map[model.AttemptResult]int{}
	for _, a := range s.Incident.Attempts {
		counts[a.Result]++
	}
	if len(s.Incident.Attempts) == 0 {
		return []row{p.labelled("attempts", s.t("status.attempts.none"), &s.Theme.Faint)}
	}
	parts := []string{s.n("status.attempts.open", counts[""])}
	for _, result := range []model.AttemptResult{model.NoEffect, model.Failed, model.Worked} {
		if n := counts[result]; n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+s.term("result", string(result)))
		}
	}
	rows := []row{p.labelled("attempts", strings.Join(parts, ", "), nil)}
	for _, a := range s.Incident.Attempts {
		if a.Open() {
			rows = append(rows, p.attempt(a))
		}
	}
	return rows
}

func (p *status) attempt(a model.Attempt) row {
	s := p.state
	inner, _ := p.inner()
	number := strconv.Itoa(a.Number)
	subject := "attempt/" + number
	words := model.Safe(a.Action)
	who := fit(s.Locale.FirstName(a.By, s.Plan), max(8, inner/6))
	took := fitRight(s.minutes(s.Now.Sub(a.Opened.At)), 7)
	head := "  " + theme.Here + " " + number + " "
	room := inner - width(head) - width(who) - width(took) - 2
	if long := model.Safe(a.Hypothesis) + " → " + words; a.Hypothesis != "" && width(long) <= room {
		words = long
	}
	l := line{{head, &s.Theme.Focus}, {fit(words+s.busy(subject), room), nil}, {" " + who, &s.Theme.Faint}, {" " + took, nil}}
	return row{key: subject, line: l, sel: &Selection{
		Attempt: a.Number, Person: a.By, Entry: a.Ref, Text: number + " " + words,
	}}
}

func (p *status) workarounds() []row {
	s := p.state
	var rows []row
	label := "workaround"
	for _, w := range s.Incident.Workarounds {
		if !w.InForce() {
			continue
		}
		number := strconv.Itoa(w.Number)
		words := join(": ", model.Safe(w.Process), model.Safe(w.Text))
		since := s.t("status.since", "Clock", s.clock(w.Since))
		inner, _ := p.inner()
		room := max(inner-p.label-width(number)-3-width(since), 8)
		r := p.labelled(label, number+" "+fit(words, min(width(words), room))+", "+since, nil)
		r.key = "workaround/" + number
		r.sel = &Selection{Workaround: w.Number, Entry: w.Ref, Text: words}
		rows = append(rows, r)
		label = ""
	}
	return rows
}

func (p *status) bridge() []row {
	s := p.state
	var rows []row
	label := "bridge"
	for _, b := range s.Plan.Bridges {
		said := model.Safe(b.DialIn)
		if b.PIN != "" {
			said += "   " + s.t("status.pin", "PIN", b.PIN)
		}
		rows = append(rows, p.labelled(label, said, &s.Theme.Bold))
		label = ""
	}
	return rows
}

// minutes is a rough distance for places where seconds would only flicker.
func (s State) minutes(d time.Duration) string { return s.Locale.Target(d.Truncate(time.Minute)) }
