package plans

import "time"

// turns are the turns of a rotation that touch the time from one to another, in order and without gaps from the first
// handover on. Before it, and without people, there are none.
func (r Rotation) turns(zone *time.Location, from, to time.Time) []Shift {
	if len(r.People) == 0 || r.Days <= 0 {
		return nil
	}
	first := max(int(from.Sub(r.Start).Hours()/24)/r.Days-1, 0)
	var all []Shift
	for n := first; ; n++ {
		turn := Shift{Rotation: r.ID, Person: r.People[n%len(r.People)], From: r.handover(zone, n), To: r.handover(zone, n+1)}
		if !turn.From.Before(to) {
			return all
		}
		if from.Before(turn.To) {
			all = append(all, turn)
		}
	}
}

// handover is when turn n begins.
func (r Rotation) handover(zone *time.Location, n int) time.Time {
	return wall(zone, r.Start.AddDate(0, 0, n*r.Days), r.At)
}

// wall is the time of day at on a day in a zone. A time that the clocks skip is as much later as they are put
// forward; of a time that they show twice it is the first.
func wall(zone *time.Location, day time.Time, at time.Duration) time.Time {
	year, month, date := day.Date()
	minute := int(at / time.Minute)
	as := time.Date(year, month, date, 0, minute, 0, 0, time.UTC)
	_, before := as.Add(-24 * time.Hour).In(zone).Zone()
	_, after := as.Add(24 * time.Hour).In(zone).Zone()
	var found time.Time
	for _, offset := range []int{before, after} {
		try := as.Add(-time.Duration(offset) * time.Second)
		if _, really := try.In(zone).Zone(); really == offset && (found.IsZero() || try.Before(found)) {
			found = try
		}
	}
	if found.IsZero() { // skipped
		found = as.Add(-time.Duration(before) * time.Second)
	}
	return found.In(zone)
}
