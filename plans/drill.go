package plans

import (
	"time"

	"warroom/model"
)

// Drill is the script of an exercise.
type Drill struct {
	ID       string
	Title    string
	Scenario string
	Kind     DrillKind
	Length   time.Duration
	Every    time.Duration // how often it is due
	Last     time.Time     // the day on which it was last held; zero: never
	Goal     []string
	Roles    []model.RoleID
	Needs    []string // what must be prepared
	Injects  []Inject
	Debrief  []string
}

// DrillKind is how far an exercise goes.
type DrillKind string

// The kinds of drill.
const (
	Tabletop      DrillKind = "tabletop"      // talked through at a table
	Communication DrillKind = "communication" // people are really reached, notices really written
	Functional    DrillKind = "functional"    // one team really works
	FullDrill     DrillKind = "full"          // everybody really works
)

// Inject is something that happens in a drill, and what should come of it.
type Inject struct {
	At     time.Duration // from the start
	To     model.RoleID
	By     string // phone, mail, paper, voice, screen
	Text   string
	Expect []string
}
