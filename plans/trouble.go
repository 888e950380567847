package plans

import (
	"cmp"
	"slices"
	"time"

	"warroom/model"
)

// Trouble is a time in which the standby does not hold.
type Trouble struct {
	Kind     TroubleKind
	Rotation string
	Person   model.PersonID // empty for a gap
	Other    string         // the second rotation of a person who is on call twice
	From, To time.Time
}

// TroubleKind says what is wrong with the standby.
type TroubleKind string

// The kinds of trouble.
const (
	Gap       TroubleKind = "gap"       // nobody is on call
	Absent    TroubleKind = "absent"    // whoever is on call is away
	Exhausted TroubleKind = "exhausted" // everybody in the rotation is away
	Overlap   TroubleKind = "overlap"   // two shifts are written for the same time
	Twice     TroubleKind = "twice"     // somebody is on call in two rotations at once
	Overload  TroubleKind = "overload"  // somebody has more turns in a row than allowed
)

// Troubles is what is wrong with the standby from one time to another, in order of time.
func (s Standby) Troubles(from, to time.Time) []Trouble {
	if s.Zone == nil {
		return nil
	}
	var all []Trouble
	shifts := map[string][]Shift{}
	for _, r := range s.Rotations {
		shifts[r.ID] = s.Shifts(r.ID, from, to)
		for _, shift := range shifts[r.ID] {
			if shift.Person == "" {
				all = append(all, Trouble{Kind: Gap, Rotation: r.ID, From: shift.From, To: shift.To})
				continue
			}
			all = append(all, s.absences(r, shift)...)
			if most := s.most(r); s.MaxTurns > 0 && len(r.People) > 0 && shift.To.Sub(shift.From) > most {
				all = append(all, Trouble{Kind: Overload, Rotation: r.ID, Person: shift.Person, From: shift.From, To: shift.To})
			}
		}
	}
	all = append(all, s.overlaps(from, to)...)
	for n, one := range s.Rotations {
		for _, other := range s.Rotations[n+1:] {
			all = append(all, twice(shifts[one.ID], shifts[other.ID])...)
		}
	}
	slices.SortStableFunc(all, func(a, b Trouble) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.Rotation, b.Rotation), cmp.Compare(a.Kind, b.Kind))
	})
	return all
}

// most is how long one person may be on call without a break: the allowed turns, and an hour for the clocks.
func (s Standby) most(r Rotation) time.Duration {
	return time.Duration(s.MaxTurns*r.Days)*24*time.Hour + time.Hour
}

// absences are the parts of a shift in which its person is away.
func (s Standby) absences(r Rotation, shift Shift) []Trouble {
	var all []Trouble
	for _, away := range s.Away {
		from, to := s.span(away)
		if away.Person != shift.Person || !from.Before(shift.To) || !shift.From.Before(to) {
			continue
		}
		t := Trouble{Kind: Absent, Rotation: r.ID, Person: shift.Person, From: later(from, shift.From), To: earlier(to, shift.To)}
		if s.exhausted(r, t.From, t.To) {
			t.Kind = Exhausted
		}
		all = append(all, t)
	}
	return all
}

// exhausted tells whether there is a moment in a time at which everybody of the rotation is away: if there is one, there
// is one when an absence begins.
func (s Standby) exhausted(r Rotation, from, to time.Time) bool {
	return s.allAway(r, from) || slices.ContainsFunc(s.Away, func(a Away) bool {
		begin, _ := s.span(a)
		return from.Before(begin) && begin.Before(to) && s.allAway(r, begin)
	})
}

// allAway tells whether nobody of the rotation could take over at a time.
func (s Standby) allAway(r Rotation, at time.Time) bool {
	return !slices.ContainsFunc(r.People, func(p model.PersonID) bool {
		return !slices.ContainsFunc(s.Away, func(a Away) bool {
			from, to := s.span(a)
			return a.Person == p && !at.Before(from) && at.Before(to)
		})
	})
}

// span is the time from the first midnight of an absence to the last.
func (s Standby) span(a Away) (from, to time.Time) {
	return wall(s.Zone, a.From, 0), wall(s.Zone, a.To.AddDate(0, 0, 1), 0)
}

// overlaps are the times for which two different people are written into one rotation.
func (s Standby) overlaps(from, to time.Time) []Trouble {
	var all []Trouble
	for _, written := range [][]Override{s.Calendar, s.Overrides} {
		for n, one := range written {
			for _, other := range written[n+1:] {
				begin, end := later(later(one.From, other.From), from), earlier(earlier(one.To, other.To), to)
				if one.Rotation == other.Rotation && one.Person != other.Person && begin.Before(end) {
					all = append(all, Trouble{Kind: Overlap, Rotation: one.Rotation, Person: other.Person, From: begin, To: end})
				}
			}
		}
	}
	return all
}

// twice are the times at which the same person stands in both lists, which are in order.
func twice(one, other []Shift) []Trouble {
	var all []Trouble
	for a, b := 0, 0; a < len(one) && b < len(other); {
		from, to := later(one[a].From, other[b].From), earlier(one[a].To, other[b].To)
		if one[a].Person != "" && one[a].Person == other[b].Person && from.Before(to) {
			all = append(all, Trouble{Kind: Twice, Rotation: one[a].Rotation, Other: other[b].Rotation, Person: one[a].Person, From: from, To: to})
		}
		if one[a].To.Before(other[b].To) {
			a++
		} else {
			b++
		}
	}
	return all
}
