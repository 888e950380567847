package paper

import (
	"fmt"

	"warroom/model"
)

// report is the report on an incident in the making.
type report struct {
	Document
	Case
	options Options
}

// add adds a part with its heading.
func (r *report) add(label string, blocks ...Block) {
	r.Blocks = append(r.Blocks, Heading{Level: 2, Text: r.Labels.T(label)})
	r.Blocks = append(r.Blocks, blocks...)
}

func (r *report) moment(s model.Stamp) string {
	return whole(r.Document.moment(s, r.options.Now.Location()))
}

// clocks are the targets of the severity, and what became of them.
func (r *report) clocks() {
	table := Table{Columns: r.columns("clock", "target", "due", "met")}
	for _, c := range model.Clocks(r.Incident, r.Plan, r.options.Now) {
		due := "–"
		if !c.Due.IsZero() {
			due = r.Labels.Clock(c.Due.In(r.options.Now.Location()))
		}
		met := r.moment(c.Met)
		if !c.Met.IsZero() && c.Took > 0 {
			met += " (" + r.Labels.Span(c.Took) + ")"
		}
		table.Rows = append(table.Rows, []Cell{
			{Text: bold(r.Words.Term("clock", string(c.ID)))}, {Text: plain(r.Labels.Span(c.Target))}, {Text: plain(due)}, {Text: plain(met)},
		})
	}
	if len(table.Rows) > 0 {
		r.add("clocks", table)
	}
}

// owed is what somebody has to do by when; what is late says so in words.
func (r *report) owed() {
	table := Table{Columns: r.columns("due", "owed", "role", "who")}
	for _, o := range model.Obligations(r.Incident, r.Plan, r.options.Now) {
		due := plain(whole(r.Labels.Clock(o.Due.In(r.options.Now.Location()))))
		if o.Late(r.options.Now) > 0 {
			due = due.and("\n", bold(r.Labels.T("late")))
		}
		table.Rows = append(table.Rows, []Cell{
			{Text: due}, {Text: plain(r.Words.Obligation(o))}, {Text: plain(roleTitle(r.Plan, o.Role))}, {Text: plain(whole(r.Plan.NameOf(o.Person)))},
		})
	}
	if len(table.Rows) > 0 {
		r.add("owed", table)
	}
}

// team is who holds which role.
func (r *report) team() {
	if len(r.Plan.Roles) > 0 {
		r.add("roles", r.holding(r.Incident, r.Plan, r.options))
	}
}

// notices are what was told to whom, and what still waits.
func (r *report) notices() {
	table := Table{Columns: r.columns("number-of", "audience", "state", "said")}
	for _, n := range r.Incident.Notices {
		audience := string(n.Audience)
		if a, known := r.Plan.Audience(n.Audience); known {
			audience = a.Title
		}
		state := r.Words.Term("state", string(n.State))
		if !n.Sent.IsZero() {
			state += "\n" + r.moment(n.Sent)
		}
		said := bold(n.Subject).and("\n", plain(n.Text))
		table.Rows = append(table.Rows, []Cell{{Text: plain(fmt.Sprint(n.Number))}, {Text: bold(audience)}, {Text: plain(state)}, {Text: said}})
	}
	if len(table.Rows) > 0 {
		r.add("notices", table)
	}
}

// attempts are what was believed, done, and seen. Those that failed stay: they are knowledge.
func (r *report) attempts() {
	table := Table{Columns: r.columns("number-of", "hypothesis", "action", "result")}
	for _, a := range r.Incident.Attempts {
		result := r.Words.Term("result", "open")
		if !a.Open() {
			result = r.Words.Term("result", string(a.Result))
		}
		action := plain(a.Action).and("\n", plain(r.Plan.NameOf(a.By)+", "+r.moment(a.Opened)))
		table.Rows = append(table.Rows, []Cell{
			{Text: plain(fmt.Sprint(a.Number))}, {Text: plain(a.Hypothesis)}, {Text: action}, {Text: bold(result).and("\n", plain(a.Finding))},
		})
	}
	if len(table.Rows) > 0 {
		r.add("attempts", table)
	}
}

// workarounds are the fallbacks that were or are in force.
func (r *report) workarounds() {
	table := Table{Columns: r.columns("number-of", "workaround", "since", "lifted")}
	for _, w := range r.Incident.Workarounds {
		table.Rows = append(table.Rows, []Cell{
			{Text: plain(fmt.Sprint(w.Number))}, {Text: bold(w.Process).and("\n", plain(w.Text))}, {Text: plain(r.moment(w.Since))}, {Text: plain(r.moment(w.Lifted))},
		})
	}
	if len(table.Rows) > 0 {
		r.add("workarounds", table)
	}
}

// figures are what can be said about the course, and what cannot.
func (r *report) figures() {
	facts := each(r.Words.Figures(), func(f [2]string) Fact { return Fact{Label: f[0], Value: plain(f[1])} })
	if len(facts) > 0 {
		r.add("figures", Facts{Facts: facts})
	}
}
