package plans

import "time"

// Regulator is a law or rule that sets clocks when something happens. The program shows the clocks; people decide
// whether they run.
type Regulator struct {
	ID           string
	Title        string
	Jurisdiction string
	Applies      string    // a question that a person answers
	Checked      time.Time // the day on which the data was last compared with its source
	Clocks       []RegulatorClock
}

// RegulatorClock is one duty to report.
type RegulatorClock struct {
	ID       string
	Title    string
	Limb     Limb
	Or       Limb // a second limb of which the earlier end counts; zero: none
	To       string
	Contents []string
	Basis    string // where the rule says so
	Source   string // address of the text
	Verified bool   // compared with the text of the rule itself
	Note     string
}

// Limb is a time that runs from an event.
type Limb struct {
	Start  string // aware, classified, determined, submitted, requested, handled
	After  string // for submitted: the clock whose report it was
	Within Term
}

// Term is a legal time: hours and days on the clock, working days, or months of the calendar.
type Term struct {
	Count int
	Unit  TermUnit
}

// TermUnit is what a legal time counts.
type TermUnit string

// The units of a legal time, as they are written after the number.
const (
	Hours       TermUnit = "h"
	Days        TermUnit = "d"
	WorkingDays TermUnit = "bd"
	Months      TermUnit = "mo"
)
