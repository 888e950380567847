package action

import (
	"time"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/pane"
)

// Context is what actions look at. It is a value of one moment; nothing in it may be changed.
type Context struct {
	Incident  *model.Incident  // nil while only the board is shown
	Plan      *model.Plan      // the plan in force, or the one to declare with; never nil
	Steps     []model.ListView // of the incident; nil: they are merged when somebody asks
	Own       *model.Plan      // the one to declare with, if it is another
	Offer     model.PlanRef    // another version of the plan that may be adopted; zero if there is none
	Board     []model.Summary
	Owed      []model.Obligation // most urgent first
	Actor     model.Actor
	Now       time.Time
	Zone      *time.Location
	Locale    *locale.Locale
	Selection pane.Selection
	Ledger    *pane.Ledger // of the incident; may be nil
	Directory *Directory   // of all customers; nil: there is none, or it is not read yet
	Listed    bool         // there is a directory of customers
	Counting  bool         // what callers say can be counted
	Calls     []pane.Calls // what they said of late
}

// declaring is the context in which an incident is declared: with the plan that the new one will run on.
func (c Context) declaring() Context {
	if c.Own != nil {
		c.Plan, c.Steps = c.Own, nil
	}
	return c
}

// steps are the checklists of the incident.
func (c Context) steps() []model.ListView {
	if c.Steps == nil && c.Incident != nil {
		return model.Lists(c.Incident, c.Plan)
	}
	return c.Steps
}

// clock writes a time as the reader's clock shows it.
func (c Context) clock(at time.Time) string { return c.Locale.Clock(at, c.Zone, c.Now) }

// term is the word for one of the model's fixed values.
func (c Context) term(group, value string) string { return c.Locale.Term(group, value) }

func (c Context) attempt(number int) (model.Attempt, bool) {
	for _, a := range orEmpty(c.Incident).Attempts {
		if a.Number == number {
			return a, true
		}
	}
	return model.Attempt{}, false
}

func (c Context) notice(number int) (model.Notice, bool) {
	for _, n := range orEmpty(c.Incident).Notices {
		if n.Number == number {
			return n, true
		}
	}
	return model.Notice{}, false
}

// pending is the notice to work on: the selected one if it has not left, else the oldest that waits.
func (c Context) pending() (model.Notice, bool) {
	if n, ok := c.notice(c.Selection.Notice); ok && n.Pending() {
		return n, true
	}
	for _, n := range orEmpty(c.Incident).Notices {
		if n.Pending() && (c.Selection.Audience == "" || n.Audience == c.Selection.Audience) {
			return n, true
		}
	}
	return model.Notice{}, false
}
