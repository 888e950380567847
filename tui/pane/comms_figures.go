package pane

import (
	"strconv"
	"strings"
	"time"

	"warroom/model"
)

// told keeps the figures of the communication: they go through the whole incident, and change slowly.
type told struct {
	of  *model.Incident
	at  time.Time
	all model.ReachFigures
}

// figuredFor is how long figures are shown before they are counted again, unless something was recorded.
const figuredFor = 15 * time.Second

func (t *told) figures(s State) model.ReachFigures {
	if t.of != s.Incident || s.Now.Sub(t.at).Abs() >= figuredFor {
		t.of, t.at, t.all = s.Incident, s.Now, model.Communication(s.Incident, s.Plan, s.Now)
	}
	return t.all
}

// seconds is a figure as a span; zero where it is missing or impossible.
func seconds(f model.Figure) time.Duration {
	if f.Seconds == nil || f.State == model.FigureMissing || f.State == model.FigureInvalid {
		return 0
	}
	return time.Duration(*f.Seconds * float64(time.Second))
}

// figures are what can be said about the communication so far.
func (p *comms) figures(schedule []model.Appointment) []row {
	s := p.state
	var sent []string
	for _, a := range schedule {
		sent = append(sent, s.Locale.Audience(a.Audience.ID, s.Plan)+" "+strconv.Itoa(a.Count))
	}
	label := 0
	for _, id := range []string{"comms.sent", "comms.kept", "comms.reached", "comms.overdue", "comms.silence", "comms.links"} {
		label = max(label, width(s.t(id))+2)
	}
	labelled := func(id, value string) row {
		return row{line: line{{fit(s.t(id), label), &s.Theme.Faint}, {value, nil}}}
	}
	inner, _ := p.inner()
	var rows []row
	for n, said := range flow(sent, inner-label) {
		id := "comms.sent"
		r := labelled(id, said)
		if n > 0 {
			r.line[0].text = strings.Repeat(" ", label)
		}
		rows = append(rows, r)
	}
	figures := p.told.figures(s)
	if figures.Kept.State == model.FigureOK {
		rows = append(rows, labelled("comms.kept", s.n("comms.kept.of", figures.Kept.Of, "Kept", figures.Kept.Part)))
	}
	if reached := figures.Reached; reached.State == model.FigureOK {
		rows = append(rows, labelled("comms.reached", s.n("comms.reached.of", reached.Of,
			"Part", s.Locale.Number(reached.Part), "Percent", reached.Part*100/reached.Of)))
	}
	if overdue := seconds(figures.Overdue); overdue > 0 {
		rows = append(rows, labelled("comms.overdue", s.t("comms.overdue.of", "Span", s.minutes(overdue))))
	}
	if silence := seconds(figures.Silence); silence > 0 && s.Incident.Kind != model.Backfilled {
		said := s.minutes(silence)
		if figures.Running {
			said = s.t("comms.silence.running", "Span", said)
		}
		rows = append(rows, labelled("comms.silence", said))
	}
	for n, l := range p.linked(inner - label) {
		r := labelled("comms.links", "")
		if n > 0 {
			r.line[0].text = strings.Repeat(" ", label)
		}
		r.line = append(r.line[:1], l...)
		rows = append(rows, r)
	}
	return append(rows, s.idle()...)
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
