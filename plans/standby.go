package plans

import (
	"time"

	"warroom/model"
)

// Standby is who is on call when. All times of day are local wall time in Zone, so that a shift begins at nine in
// winter and in summer.
type Standby struct {
	Zone      *time.Location // nil: the folder has no standby
	Rotations []Rotation
	Overrides []Override
	Calendar  []Override // single shifts from calendar files; they go before the turns of their rotation
	Away      []Away
	Holidays  []Holiday
	MaxTurns  int // most turns in a row before somebody is overloaded; 0: not limited
}

// Rotation is people who take turns.
type Rotation struct {
	ID     string
	Title  string
	Role   model.RoleID
	People []model.PersonID
	Start  time.Time     // the day of the first handover, at midnight UTC
	At     time.Duration // time of day of the handover
	Days   int           // length of a turn
}

// Override puts somebody else into a rotation for a time.
type Override struct {
	Rotation string
	From, To time.Time
	Person   model.PersonID
	Reason   string
}

// Away is days on which somebody cannot be on call; both ends count.
type Away struct {
	Person   model.PersonID
	From, To time.Time // days, at midnight UTC
	Reason   string
}

// Holiday is a day on which nobody works as usual.
type Holiday struct {
	Day  time.Time // at midnight UTC
	Name string
}
