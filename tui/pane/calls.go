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
}

// Over tells whether so many callers said it that an incident is proposed.
func (c Calls) Over() bool { return c.Symptom.Count > 0 && c.Count >= c.Symptom.Count }

// calling are the rows that propose an incident because of what callers say.
func (s State) calling() []row {
	var rows []row
	for _, c := range s.Calls {
		if !c.Over() {
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

// heard says how often callers said what below the threshold; empty if nobody called.
func (s State) heard() string {
	var parts []string
	for _, c := range s.Calls {
		if c.Count > 0 && !c.Over() {
			said := strconv.Itoa(c.Count)
			if c.Symptom.Count > 0 {
				said = s.t("calls.of", "N", c.Count, "Of", c.Symptom.Count)
			}
			parts = append(parts, s.symptom(c.Symptom)+" "+said)
		}
	}
	return join("  ", parts...)
}
