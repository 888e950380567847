package plans

import (
	"slices"
	"strings"
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
	Unplaced  []Unplaced // events of calendar files that nothing was made of
	MaxTurns  int        // most turns in a row before somebody is overloaded; 0: not limited
}

// Unplaced is an event of a calendar file that is neither a shift nor a holiday: none of its categories is a rotation.
type Unplaced struct {
	File    string
	Summary string
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

// standby reads standby.yaml.
func (r *reading) standby(f file) Standby {
	top := r.document(place{file: f.path}, string(f.text)).fields()
	defer top.done()
	zone := top.get("zone").required("zone", "Europe/Berlin").zone()
	return Standby{
		Zone:      zone,
		Rotations: rotations(top.get("rotations")),
		Overrides: each(top.get("overrides"), func(v value) Override { return override(v, zone) }),
		Away:      each(top.get("away"), away),
		Holidays:  holidays(top.get("holidays")),
		MaxTurns:  top.get("max").upTo(366),
	}
}

// zone is a name of the time zone database; absent or unknown is UTC.
func (v value) zone() *time.Location {
	name := v.text()
	if name == "" {
		return time.UTC
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		v.note("write a name such as Europe/Berlin or America/Sao_Paulo", "%q is not a time zone", name)
		return time.UTC
	}
	return zone
}

// rotations reads "first-level: {title, role, people, start, handover, turn}" and so on.
func rotations(v value) []Rotation {
	var all []Rotation
	for _, one := range v.entries() {
		v.reading.name("rotation", one.key, one.keyAt)
		f := one.fields()
		start, handover := f.get("start").required("start", "2026-01-05"), f.get("handover").required("handover", "\"mon 09:00\"")
		rotation := Rotation{
			ID:     one.key,
			Title:  f.need("title"),
			Role:   named[model.RoleID](f.get("role"), "role"),
			People: allNamed[model.PersonID](f.get("people"), "person"),
			Start:  start.date(),
			Days:   f.get("turn").required("turn", "1w").days(),
		}
		rotation.At = handover.handover(rotation.Start)
		if len(rotation.People) == 0 {
			v.reading.note(one.keyAt, "write \"people: [ana, bo]\" in the order in which they take turns", "nobody is in rotation %q", one.key)
		}
		all = append(all, rotation)
		f.done()
	}
	return all
}

// weekdays are how a handover names its day.
var weekdays = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// handover reads "mon 09:00", or "09:00" where turns are not weeks, and answers the time of day. The first handover must
// fall on the day it names.
func (v value) handover(first time.Time) time.Duration {
	text := v.text()
	if text == "" {
		return 0
	}
	day, clock, both := strings.Cut(text, " ")
	if !both {
		day, clock = "", text
	}
	at, err := time.Parse("15:04", clock)
	if err != nil || both && !slices.Contains(weekdays, day) {
		v.note("write \"mon 09:00\": mon, tue, wed, thu, fri, sat or sun, and a time", "%q is not a time of handover", text)
		return 0
	}
	if both && !first.IsZero() && weekdays[first.Weekday()] != day {
		v.note("let \"start\" be the day of the first handover", "the handover is on %s, but %s is a %s", day, first.Format(time.DateOnly), weekdays[first.Weekday()])
	}
	return time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute
}

// days is a time span of whole days.
func (v value) days() int {
	span := v.duration()
	if span%(24*time.Hour) != 0 {
		v.note("write whole days or weeks: 1d, 1w or 2w", "%q is not a number of days", v.text())
	}
	return int(span / (24 * time.Hour))
}

// override reads "{rotation, from, to, person, reason}".
func override(v value, zone *time.Location) Override {
	f := v.fields()
	defer f.done()
	o := Override{
		Rotation: named[string](f.get("rotation").required("rotation", "first-level"), "rotation"),
		From:     f.get("from").required("from", "\"2026-12-24 09:00\"").wall(zone),
		To:       f.get("to").required("to", "\"2026-12-27 09:00\"").wall(zone),
		Person:   named[model.PersonID](f.get("person").required("person", "ana"), "person"),
		Reason:   f.get("reason").text(),
	}
	v.inOrder(o.From, o.To)
	return o
}

// away reads "{person, from, to, reason}".
func away(v value) Away {
	f := v.fields()
	defer f.done()
	a := Away{
		Person: named[model.PersonID](f.get("person").required("person", "ana"), "person"),
		From:   f.get("from").required("from", "2026-12-24").date(),
		To:     f.get("to").required("to", "2026-12-27").date(),
		Reason: f.get("reason").text(),
	}
	v.inOrder(a.From, a.To)
	return a
}

// inOrder reports an end before its beginning.
func (v value) inOrder(from, to time.Time) {
	if !to.IsZero() && to.Before(from) {
		v.note("exchange \"from\" and \"to\"", "this ends before it begins")
	}
}

// holidays reads "- 2026-12-25: Christmas Day".
func holidays(v value) []Holiday {
	var all []Holiday
	for _, line := range v.list() {
		for _, one := range line.entries() {
			day, err := time.Parse(time.DateOnly, one.key)
			if err != nil {
				v.reading.note(one.keyAt, "write \"- 2026-12-25: Christmas Day\"", "%q is not a date", one.key)
				continue
			}
			all = append(all, Holiday{Day: day, Name: one.text()})
		}
	}
	return all
}
