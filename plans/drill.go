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

// What the words of a drill may be.
var (
	drillKinds = []DrillKind{Tabletop, Communication, Functional, FullDrill}
	injectWays = []string{"phone", "mail", "paper", "voice", "screen"}
)

// drill reads a file with the script of an exercise, which is called like the file.
func (r *reading) drill(f file) Drill {
	id, top := r.named(f, "drill")
	defer top.done()
	return Drill{
		ID:       id,
		Title:    top.need("title"),
		Scenario: named[string](top.get("scenario"), "scenario"),
		Kind:     word(top.get("kind"), "kind of drill", drillKinds),
		Length:   time.Duration(top.get("minutes").upTo(7*24*60)) * time.Minute,
		Every:    top.get("every").duration(),
		Last:     top.get("last").date(),
		Goal:     top.get("goal").texts(),
		Roles:    allNamed[model.RoleID](top.get("roles"), "role"),
		Needs:    top.get("needs").texts(),
		Injects:  each(top.get("injects"), inject),
		Debrief:  top.get("debrief").texts(),
	}
}

// inject reads "{at, to, by, text, expect}".
func inject(v value) Inject {
	f := v.fields()
	defer f.done()
	return Inject{
		At:     f.get("at").required("at", "5m").duration(),
		To:     named[model.RoleID](f.get("to"), "role"),
		By:     word(f.get("by"), "way", injectWays),
		Text:   f.need("text"),
		Expect: f.get("expect").texts(),
	}
}
