package plans

import "time"

// Review says how often somebody must look again at the parts of a plan.
type Review struct {
	Every    time.Duration
	Sections map[string]time.Duration
}

// Records is what the program writes into the folder itself: who confirmed what when, what was printed, and which drills
// were held. They are not part of the archive, since they change nothing that an incident runs on.
type Records struct {
	Confirmed []Confirmation
	Printed   []Printing
	Drills    []DrillHeld
}

// Confirmation is somebody's word that a part of the plan is still right.
type Confirmation struct {
	What string // a section, or "contacts/" and a person
	By   string
	At   time.Time
}

// Printing is one document that was put on paper.
type Printing struct {
	Document string
	Digest   string // of the plan that was printed
	At       time.Time
}

// DrillHeld is a drill that took place.
type DrillHeld struct {
	Drill    string
	Incident string // number of the exercise; empty if it was not run in a room
	At       time.Time
}
