package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
)

// statusCommand says how an incident stands.
func (p *program) statusCommand() *cobra.Command {
	return p.reads(&cobra.Command{
		Use: "status", Short: p.t("verb.status"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error {
				if p.flags.json {
					return p.writeJSON(r.status())
				}
				r.printStatus()
				return nil
			})
		},
	})
}

// status is what `status --json` prints. Times are stamps with their precision, spans are seconds.
type status struct {
	ID        model.IncidentID   `json:"id"`
	Number    string             `json:"number"`
	Kind      model.IncidentKind `json:"kind"`
	Title     string             `json:"title"`
	Scenario  string             `json:"scenario,omitempty"`
	Plan      model.PlanRef      `json:"plan"`
	Declared  model.Stamp        `json:"declared"`
	Elapsed   float64            `json:"elapsed_seconds"`
	Severity  severityStatus     `json:"severity"`
	Phase     model.Phase        `json:"phase"`
	Since     model.Stamp        `json:"phase_since"`
	Public    model.PublicStatus `json:"public_status"` // empty: customers were told nothing
	PublicAt  model.Stamp        `json:"public_since,omitzero"`
	Commander model.PersonID     `json:"commander"` // empty: nobody
	Impact    model.Impact       `json:"impact"`
	Closed    *time.Time         `json:"closed"` // null while open
	Overdue   int                `json:"overdue"`
	Due       []dueLine          `json:"due"`
	Clocks    []clockStatus      `json:"clocks"`
	Attempts  []attemptStatus    `json:"attempts"`
	Around    []workaroundStatus `json:"workarounds"`
	Figures   []model.Figure     `json:"figures"`
	Missing   []model.Gap        `json:"missing"` // what closing would ask for
	Entries   int                `json:"entries"`
}

type severityStatus struct {
	Level    string      `json:"level"` // SEV1 … SEV4, SEV? if nobody has said
	Proposed string      `json:"proposed,omitempty"`
	Override bool        `json:"override"`
	Reason   string      `json:"reason,omitempty"`
	Since    model.Stamp `json:"since"`
}

type clockStatus struct {
	ID     model.ClockID `json:"id"`
	Target float64       `json:"target_seconds"` // 0: the plan sets none
	Due    time.Time     `json:"due,omitzero"`
	Met    model.Stamp   `json:"met,omitzero"`
	Took   float64       `json:"took_seconds"`
}

type attemptStatus struct {
	Number     int                 `json:"number"`
	Hypothesis string              `json:"hypothesis,omitempty"`
	Action     string              `json:"action"`
	By         model.PersonID      `json:"by,omitempty"`
	Opened     model.Stamp         `json:"opened"`
	Result     model.AttemptResult `json:"result"` // empty while open
	Finding    string              `json:"finding,omitempty"`
	Finished   model.Stamp         `json:"finished,omitzero"`
}

type workaroundStatus struct {
	Number  int         `json:"number"`
	Process string      `json:"process,omitempty"`
	Text    string      `json:"text"`
	Since   model.Stamp `json:"since"`
	Lifted  model.Stamp `json:"lifted,omitzero"` // absent while in force
}

func (r *room) status() status {
	inc, now := r.inc, r.clock()
	s := status{
		ID: inc.ID, Number: inc.Number, Kind: inc.Kind, Title: inc.Title, Scenario: inc.Scenario, Plan: inc.Plan,
		Declared: inc.Declared, Elapsed: inc.Elapsed(now).Seconds(), Phase: inc.Phase, Since: inc.PhaseSince,
		Severity: severityStatus{
			Level: inc.Severity.Level.String(), Override: inc.Severity.Override, Reason: inc.Severity.Reason,
			Since: inc.Severity.Since,
		},
		Public: inc.Public, PublicAt: inc.PublicSince, Commander: inc.Commander(), Impact: inc.Impact,
		Due: r.due(now), Figures: model.Figures(inc, r.plan), Entries: inc.Events(),
		Clocks: []clockStatus{}, Attempts: []attemptStatus{}, Around: []workaroundStatus{}, Missing: []model.Gap{},
	}
	if inc.Severity.Proposed != 0 {
		s.Severity.Proposed = inc.Severity.Proposed.String()
	}
	if inc.Closing != nil {
		s.Closed = &inc.Closing.At.At
	} else {
		s.Missing = append(s.Missing, model.Missing(inc, r.plan)...)
	}
	for _, line := range s.Due {
		if line.Overdue {
			s.Overdue++
		}
	}
	for _, c := range model.Clocks(inc, r.plan, now) {
		s.Clocks = append(s.Clocks, clockStatus{c.ID, c.Target.Seconds(), c.Due, c.Met, c.Took.Seconds()})
	}
	for _, a := range inc.Attempts {
		s.Attempts = append(s.Attempts, attemptStatus{
			a.Number, a.Hypothesis, a.Action, a.By, a.Opened, a.Result, a.Finding, a.Finished,
		})
	}
	for _, w := range inc.Workarounds {
		s.Around = append(s.Around, workaroundStatus{w.Number, w.Process, w.Text, w.Since, w.Lifted})
	}
	return s
}

// printStatus is the same for people and screen readers: the heading, then one fact a line, the most pressing first.
func (r *room) printStatus() {
	inc, now := r.inc, r.clock()
	r.line(inc.Number, inc.Severity.Level.String(), r.words.Term("phase", string(inc.Phase)), model.Safe(inc.Title))
	if inc.Kind != model.Real {
		r.fact("kind", strings.ToUpper(r.words.Term("kind", string(inc.Kind))))
	}
	r.printLate(now)
	commander := r.t("nobody")
	if who := inc.Commander(); who != "" {
		commander = model.Safe(r.plan.NameOf(who))
	}
	r.fact("commander", commander)
	r.fact("declared", r.words.Stamp(inc.Declared, r.zone, now))
	if inc.Closing != nil {
		r.fact("closed", r.words.Stamp(inc.Closing.At, r.zone, now))
	}
	if inc.Kind != model.Backfilled {
		r.fact("elapsed", r.words.Elapsed(inc.Elapsed(now)))
	}
	public := r.t("told-nothing")
	if inc.Public != "" {
		public = r.words.Term("status", string(inc.Public)) + ", " + r.t("since", "Time", r.words.Stamp(inc.PublicSince, r.zone, now))
	}
	r.fact("public", public)
	r.fact("severity-reason", model.Safe(inc.Severity.Reason))
	r.fact("impact", r.impact())
	r.printClocks(now)
	r.printAttempts(now)
	for _, w := range inc.Workarounds {
		if w.InForce() {
			r.fact("workaround", model.Safe(w.Text)+", "+r.t("since", "Time", r.words.Stamp(w.Since, r.zone, now)))
		}
	}
	for _, line := range r.due(now) {
		if !line.Overdue {
			r.fact("next", line.plain)
			break
		}
	}
	r.printFigures()
}

// mostLate is how many late things the status names; `due` lists all.
const mostLate = 5

func (r *room) printLate(now time.Time) {
	late := 0
	for _, line := range r.due(now) {
		if line.Overdue {
			if late++; late <= mostLate {
				r.line("!", line.plain)
			}
		}
	}
	if late > mostLate {
		r.line("!", r.t("more-late", "N", late-mostLate))
	}
}

// fact writes "label: value", and nothing for an empty value.
func (r *room) fact(label, value string) {
	if value != "" {
		r.line(r.t("fact."+label) + ": " + value)
	}
}

func (r *room) impact() string {
	i := r.inc.Impact
	var parts []string
	if i.Scope != "" {
		parts = append(parts, r.words.Term("scope", string(i.Scope)))
	}
	if i.Urgency != "" {
		parts = append(parts, r.words.Term("urgency", string(i.Urgency)))
	}
	for label, count := range map[string]*int{"users": i.Users, "customers": i.Customers} {
		if count != nil {
			parts = append(parts, r.t("count."+label, "N", r.words.Number(*count)))
		}
	}
	if len(i.Systems) > 0 {
		parts = append(parts, r.t("fact.systems")+" "+model.Safe(strings.Join(i.Systems, ", ")))
	}
	if i.Statement != "" {
		parts = append(parts, model.Safe(i.Statement))
	}
	return strings.Join(parts, "; ")
}

func (r *room) printClocks(now time.Time) {
	for _, c := range model.Clocks(r.inc, r.plan, now) {
		var said string
		switch {
		case !c.Met.IsZero() && c.Target > 0:
			said = r.t("clock.met-of", "Took", r.words.Span(c.Took), "Target", r.words.Target(c.Target))
		case !c.Met.IsZero():
			said = r.t("clock.met", "Took", r.words.Span(c.Took))
		case c.Due.IsZero():
			continue
		case now.After(c.Due):
			said = r.t("late", "Span", r.words.Span(now.Sub(c.Due)))
		default:
			said = r.t("in", "Span", r.words.Span(c.Due.Sub(now)))
		}
		r.line(r.words.Term("clock", string(c.ID)) + ": " + said)
	}
}

func (r *room) printAttempts(now time.Time) {
	for _, a := range r.inc.Attempts {
		result := r.words.Term("result", "open")
		if !a.Open() {
			result = r.words.Term("result", string(a.Result))
		}
		line := r.t("fact.attempt", "Number", a.Number) + ": " + model.Safe(a.Action)
		if a.Hypothesis != "" {
			line += " (" + model.Safe(a.Hypothesis) + ")"
		}
		r.line(line, result, model.Safe(r.plan.NameOf(a.By)), r.words.Stamp(a.Opened, r.zone, now))
	}
}

// printFigures writes those that can be quoted, and says of an over incident which cannot.
func (r *room) printFigures() {
	for _, f := range model.Figures(r.inc, r.plan) {
		if f.Seconds == nil && r.inc.Open() {
			continue
		}
		r.line(r.figureName(f.ID) + ": " + r.figure(f))
	}
}

func (r *room) figureName(id string) string {
	if n, gap := strings.CutPrefix(id, "notice-gap-"); gap {
		return r.t("figure.gap", "Name", r.words.Term("figure", "notice-gap"), "N", n)
	}
	return r.words.Term("figure", id)
}

func (r *room) figure(f model.Figure) string {
	switch {
	case f.Seconds == nil:
		return r.words.Term("figure-state", string(f.State))
	case f.State == model.FigureAbout:
		return "~" + r.words.Span(seconds(*f.Seconds))
	}
	return r.words.Span(seconds(*f.Seconds))
}

func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }
