package action

import (
	"slices"
	"strings"

	"warroom/model"
	"warroom/tui/pane"
)

// Group says under which heading the help lists an action.
type Group string

// The groups in the order in which the help lists them.
const (
	Logbook   Group = "logbook"
	Incident  Group = "incident"
	People    Group = "people"
	Comms     Group = "comms"
	Customers Group = "customers"
	Checklist Group = "checklist"
	Screen    Group = "screen"
)

// Groups in the order of the help.
var Groups = []Group{Logbook, Comms, Customers, Checklist, People, Incident, Screen}

// GroupOf is what a pane is for: help and hints begin with it.
func GroupOf(id pane.ID) Group {
	switch id {
	case pane.Board, pane.Status:
		return Incident
	case pane.Roster:
		return People
	case pane.Comms:
		return Comms
	case pane.Checklists:
		return Checklist
	case pane.Log:
		return Logbook
	case pane.Customers:
		return Customers
	}
	return Screen
}

// Action is one thing that can be done. Without Build it is an act of the screen itself (help, zoom, quit), which
// changes no incident.
type Action struct {
	ID     string
	Group  Group
	Keys   []string  // no key has two meanings anywhere in the table
	Panes  []pane.ID // where its key works; empty: everywhere
	Entry  string    // short form that its own key puts into the entry line instead of opening a form
	Quick  bool      // acts without a form when the selection fills every field that is needed
	Fields []Field

	// Enabled tells whether it can be done now and, if not, names the reason. Nil: always.
	Enabled func(Context) (ok bool, reason string)
	// Build makes the intent of the values that were given.
	Build func(Context, Values) (model.Intent, error)
	// Subject names what the act is about, for [model.Command].Seen; empty: nothing can be overwritten. Nil: empty.
	Subject func(Context, Values) string
	// Confirm tells that the act reaches beyond the room or is hard to undo: the screen asks once more.
	Confirm bool
	// Preview says in lines what the act will cause. Nil: it causes just what it says.
	Preview func(Context, Values) []string
}

// Ready tells whether the action can be done now, and if not the id of the text that says why.
func (a Action) Ready(c Context) (ok bool, reason string) {
	if a.Build != nil && a.ID != "declare" && c.Incident == nil {
		return false, "action.reason.no-incident"
	}
	if a.Enabled == nil {
		return true, ""
	}
	ok, reason = a.Enabled(c)
	if ok {
		return true, ""
	}
	return false, "action.reason." + reason
}

// WorksIn tells whether the key of the action works while a pane has the focus.
func (a Action) WorksIn(id pane.ID) bool { return len(a.Panes) == 0 || slices.Contains(a.Panes, id) }

// Line is what a key of the action puts into the entry line; empty if it acts or opens a form. "~" begins a time.
func (a Action) Line(key string) string {
	switch {
	case a.Entry == "":
		return ""
	case key == strings.TrimSpace(a.Entry):
		return a.Entry
	case key == "~":
		return a.Entry + key
	}
	return ""
}

// About names what the act is about; empty if it overwrites nothing.
func (a Action) About(c Context, v Values) string {
	if a.Subject == nil {
		return ""
	}
	return a.Subject(c, v)
}

// Summary reads out what was given, field by field, with the labels of what was chosen. Safe to show.
func (a Action) Summary(c Context, v Values) []string {
	var lines []string
	for _, f := range a.Fields {
		said := v.text(f.ID)
		if said == "" {
			continue
		}
		if f.Kind == YesNo {
			said = c.Locale.T("dialog.yes")
		}
		for _, o := range f.Offers(c) {
			if o.Value == said {
				said = o.Label
			}
		}
		lines = append(lines, f.Label(c)+": "+model.Safe(said))
	}
	return lines
}

// Name is the action's name in the language of the context.
func (a Action) Name(c Context) string { return c.Locale.T("action." + a.ID + ".name") }

// Help is one sentence about the action.
func (a Action) Help(c Context) string { return c.Locale.T("action." + a.ID + ".help") }

// All is the table, in the order in which the help lists it within a group.
func All() []Action {
	return slices.Concat(
		logbook(), attempts(), corrections(), notices(), carryOn(), deliveries(), schedule(), customers(), customersAfter(), symptoms(), items(), roles(), presence(),
		incident(), impact(), closing(), relations(), workarounds(), screen(),
	)
}

// Find returns an action by its id.
func Find(id string) (Action, bool) {
	for _, a := range All() {
		if a.ID == id {
			return a, true
		}
	}
	return Action{}, false
}
