package plans

import (
	"slices"
	"time"

	"warroom/model"
)

// Shift is one stretch of time in which one person is on call. An empty person is a gap: nobody is.
type Shift struct {
	Rotation string
	Person   model.PersonID
	From, To time.Time
	Reason   string // why it is not the person whose turn it is
}

// Shifts is who is on call in a rotation from one time to another: in order, each beginning where the one before
// ends, gaps included. Shifts from a calendar go before turns, and overrides before both; of two that overlap, the one
// written later counts. A rotation that is not known has one long gap.
func (s Standby) Shifts(rotation string, from, to time.Time) []Shift {
	if !from.Before(to) {
		return nil
	}
	all := []Shift{{Rotation: rotation, From: from, To: to}}
	if r, known := s.rotation(rotation); known && s.Zone != nil {
		if turns := r.turns(s.Zone, from, to); len(turns) > 0 {
			all = cover(all, turns)
		}
	}
	for _, written := range [][]Override{s.Calendar, s.Overrides} {
		for _, o := range written {
			if o.Rotation == rotation {
				all = cover(all, []Shift{{rotation, o.Person, o.From, o.To, o.Reason}})
			}
		}
	}
	return joined(all)
}

// OnCall is the person who is on call in a rotation at a time, and until when; empty in a gap.
func (s Standby) OnCall(rotation string, at time.Time) (model.PersonID, time.Time) {
	const horizon = 366 * 24 * time.Hour
	shifts := s.Shifts(rotation, at, at.Add(horizon))
	if len(shifts) == 0 {
		return "", time.Time{}
	}
	return shifts[0].Person, shifts[0].To
}

func (s Standby) rotation(id string) (Rotation, bool) {
	at := slices.IndexFunc(s.Rotations, func(r Rotation) bool { return r.ID == id })
	if at < 0 {
		return Rotation{}, false
	}
	return s.Rotations[at], true
}

// cover lays shifts, which are in order and touch nothing twice, over those below.
func cover(below, over []Shift) []Shift {
	var all []Shift
	for _, shift := range below {
		at := shift.From
		for _, o := range over {
			if !o.From.Before(o.To) || !o.From.Before(shift.To) || !at.Before(o.To) {
				continue
			}
			if at.Before(o.From) {
				rest := shift
				rest.From, rest.To = at, o.From
				all = append(all, rest)
			}
			o.From, o.To = later(o.From, shift.From), earlier(o.To, shift.To)
			all, at = append(all, o), o.To
		}
		if at.Before(shift.To) {
			shift.From = at
			all = append(all, shift)
		}
	}
	return all
}

// joined makes one shift of pieces of the same shift that touch.
func joined(shifts []Shift) []Shift {
	var all []Shift
	for _, shift := range shifts {
		last := len(all) - 1
		if last >= 0 && all[last].Person == shift.Person && all[last].Reason == shift.Reason {
			all[last].To = shift.To
			continue
		}
		all = append(all, shift)
	}
	return all
}

func later(a, b time.Time) time.Time {
	if a.Before(b) {
		return b
	}
	return a
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
