// Package pane draws the parts of the room: status, roster, comms, checklists, log, the customers who are affected, the plan to
// read, and the board of all incidents.
//
// A pane is a plain struct behind [Pane]. It is told its size and shown a [State]; it keeps only what the viewer
// did to it: cursor, scroll, filter. It does no I/O and has no clock. What View returns is always exactly as wide and
// high as the pane, whatever text the incident holds, and every text in it has gone through [model.Safe].
package pane

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// ID names a pane.
type ID int

// The panes.
const (
	Board ID = iota
	Status
	Roster
	Comms
	Checklists
	Log
	Customers
	Plan
	Count = iota // how many there are
)

// IDs lists the panes, the board first.
func IDs() []ID { return []ID{Board, Status, Roster, Comms, Checklists, Log, Customers, Plan} }

// Key is the digit that jumps to the pane, and the number in its frame.
func (id ID) Key() string { return [...]string{"0", "1", "2", "3", "4", "5", "6", "8"}[id] }

// Keyed is the pane to which a key jumps.
func Keyed(key string) (ID, bool) {
	for _, id := range IDs() {
		if id.Key() == key {
			return id, true
		}
	}
	return 0, false
}

// Keys are the keys of all panes as a hint shows them: "0-6 8".
func Keys() string {
	var runs []string
	for n, id := range IDs() {
		key := id.Key()
		if last := len(runs) - 1; n > 0 && key[0] == IDs()[n-1].Key()[0]+1 {
			runs[last] = runs[last][:1] + "-" + key
			continue
		}
		runs = append(runs, key)
	}
	return strings.Join(runs, " ")
}

// Whole tells whether the pane takes the whole room at every size, and is left with esc: it is for reading.
func (id ID) Whole() bool { return id == Board || id == Plan }

// Name is the id of the pane's title among the messages.
func (id ID) Name() string {
	return [...]string{"board", "status", "roster", "comms", "checklists", "log", "customers", "plan"}[id]
}

// State is everything that panes draw. It is read only.
type State struct {
	Incident    *model.Incident // nil: none is open
	Plan        *model.Plan
	Board       []BoardLine
	Obligations []model.Obligation
	Now         time.Time
	Zone        *time.Location
	Locale      *locale.Locale
	Theme       *theme.Theme
	Actor       model.Actor
	ReadAt      time.Time // when the data was last confirmed fresh
	Fault       string    // what is wrong with recording, already worded; empty: nothing
	Site        model.SiteID
	Seen        time.Time       // since when ▲▼ marks what changed
	Busy        map[string]bool // subjects with an act on its way to the log, as in [model.Incident.Rev]
	Ledger      *Ledger         // of Incident; nil: the pane makes its own
	Calls       []Calls         // what callers said of late; nil: nobody counts
	Links       []model.Link    // how the channels are doing; nil: nothing is known
	Setup       *Setup          // what is wrong with how they are set up; nil: nothing
	Book        *Book           // the folder of Plan, to be read; nil: not read yet
	Changes     *Changes        // what the plan adopted last has changed; nil: nothing, or nobody adopted one
	BookFault   string          // why it cannot be read, already worded; empty: nothing is wrong
}

// BoardLine is one incident on the board.
type BoardLine struct {
	model.Summary
	Next   *model.Obligation // the most urgent thing owed; nil: nothing, or not yet known
	Plan   *model.Plan
	Unread bool // what is owed is not known yet
}

// Selection is what the cursor stands on; fields that do not apply are zero.
type Selection struct {
	Incident                    model.IncidentID
	Role                        model.RoleID
	Person                      model.PersonID
	Audience                    model.AudienceID
	Customer                    model.CustomerID
	Promise                     int    // of the customer
	Symptom                     string // of which so many callers spoke that an incident is proposed
	Notice, Attempt, Workaround int
	Item                        model.ItemID
	Checklist                   string
	Entry                       model.Ref
	Obligation                  string
	Text                        string // the line as plain text, for copying
}

// Pane is one part of the room.
type Pane interface {
	// SetSize gives the pane its size in cells, frame included.
	SetSize(w, h int)
	// Show gives the pane what is true now. The cursor stays on its subject.
	Show(State)
	// Key moves cursor or scroll and tells whether the key was used.
	Key(tea.KeyPressMsg) bool
	// Click puts the cursor on a row, in cells from the pane's upper left corner, and tells whether one was there.
	Click(x, y int) bool
	// Wheel scrolls by lines, down if positive, and tells whether anything moved.
	Wheel(delta int) bool
	// View draws the pane, frame included.
	View(focused bool) string
	// Badge is what the tab line says: how many things, and whether any needs somebody now.
	Badge() (count int, alarm bool)
	// Selection is what the cursor stands on.
	Selection() Selection
}

// Filterable is a pane whose rows can be filtered by text; case and accents do not matter.
type Filterable interface {
	Filter(text string)
	Filtering() string
}

// Eager is a pane that takes some keys before the actions of the room do, while they mean something in it.
type Eager interface {
	Eager(tea.KeyPressMsg) bool
}

// Pointed is a pane of several parts: the wheel scrolls the one under the pointer, x cells from the pane's left edge.
type Pointed interface {
	WheelAt(x, delta int) bool
}

// Numbering is a pane that numbers the steps in front, for "t 4" in the entry line: the first is number 1.
type Numbering interface {
	Numbered() []model.ItemID
}
