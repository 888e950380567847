package pane

import (
	"strconv"

	"warroom/model"
	"warroom/tui/theme"
)

// Calls is how often callers said something of late.
type Calls struct {
	Symptom model.Symptom
	Count   int
	Known   bool // an incident is open that is about this
}

// Over tells whether so many callers said it that an incident is proposed.
func (c Calls) Over() bool { return c.Symptom.Count > 0 && c.Count >= c.Symptom.Count }

// Proposes tells whether an incident is to be proposed: so many say it, and none that is open is about it.
func (c Calls) Proposes() bool { return c.Over() && !c.Known }

// calling are the rows that propose an incident because of what callers say.
func (s State) calling() []row {
	var rows []row
	for _, c := range s.Calls {
		if !c.Proposes() {
			continue
		}
		said := s.n("calls.over", c.Count, "Span", s.Locale.Target(c.Symptom.Within), "Said", s.symptom(c.Symptom))
		rows = append(rows, row{
			key: "symptom/" + c.Symptom.ID, line: line{{theme.Alert + " " + said, &s.Theme.Late}},
			sel: &Selection{Symptom: c.Symptom.ID, Text: said},
		})
	}
	return rows
}

// symptom is what callers say, safe.
func (s State) symptom(one model.Symptom) string {
	if one.Title != "" {
		return model.Safe(one.Title)
	}
	return model.Safe(one.ID)
}

// heard says how often callers said what proposes nothing; empty if nobody called.
func (s State) heard() string {
	var parts []string
	for _, c := range s.Calls {
		if c.Count > 0 && !c.Proposes() {
			said := strconv.Itoa(c.Count)
			if c.Symptom.Count > 0 {
				said = s.t("calls.of", "N", c.Count, "Of", c.Symptom.Count)
			}
			parts = append(parts, s.symptom(c.Symptom)+" "+said)
		}
	}
	return join("  ", parts...)
}
