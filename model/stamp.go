package model

import "time"

// Precision says how well a time is known.
type Precision string

// The precisions, from exact to not known at all.
const (
	Second      Precision = "second"
	Minute      Precision = "minute"
	Approximate Precision = "approximate"
	Unknown     Precision = "unknown"
)

// Precisions from exact to unknown.
var Precisions = []Precision{Second, Minute, Approximate, Unknown}

// Stamp is when something happened, as well as that is known. At is UTC; Zone is the IANA name of the zone in
// which it was written down, so that paper and screen can be compared. With precision Unknown, At only says where
// the entry stands in the order of the log and never feeds a figure.
type Stamp struct {
	At        time.Time `json:"at"`
	Precision Precision `json:"precision,omitempty"` // empty reads as second
	Zone      string    `json:"zone,omitempty"`      // empty reads as UTC
}

// IsZero tells whether no time was given.
func (s Stamp) IsZero() bool { return s.At.IsZero() }

// Exact tells whether the stamp is good for a figure: known at least to the minute.
func (s Stamp) Exact() bool {
	return !s.At.IsZero() && (s.Precision == "" || s.Precision == Second || s.Precision == Minute)
}

// Usable tells whether the stamp is good for a figure that is marked as approximate.
func (s Stamp) Usable() bool { return s.Exact() || !s.At.IsZero() && s.Precision == Approximate }

// whole is the stamp in UTC and whole milliseconds: that much of it is hashed and survives every export.
func (s Stamp) whole() Stamp {
	s.At = s.At.UTC().Truncate(time.Millisecond)
	return s
}

// StampAt is a stamp known to the second.
func StampAt(at time.Time, zone string) Stamp {
	return Stamp{At: at.UTC().Truncate(time.Millisecond), Precision: Second, Zone: zone}
}
