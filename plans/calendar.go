package plans

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/emersion/go-ical"

	"warroom/model"
)

// Limits of a calendar: what repeats is followed for so long, and so often.
const (
	calendarYears = 3
	maxRepeats    = 1200
)

// calendars reads the calendar files of a folder, once its people and rotations are known.
func (r *reading) calendars(folder *Folder, files []file) {
	s := &folder.Standby
	for _, f := range files {
		if path.Ext(f.path) != ".ics" || path.Dir(f.path) != "." {
			continue
		}
		r.calendar(s, f, folder.Plan.People)
	}
	if s.Zone == nil && len(s.Holidays) > 0 {
		s.Zone = time.UTC
	}
}

// calendar adds a calendar file (RFC 5545) to the standby: shifts, whose summary is the id or the name of a person and one
// of whose categories is a rotation, and holidays, which have the category "holiday". Other events are kept by name only.
// What repeats does so in the wall time of its own zone; a time without one is in that of the standby, else in UTC.
func (r *reading) calendar(s *Standby, f file, people []model.Person) {
	cal, err := decodeCalendar(f.text)
	if err != nil {
		r.note(place{file: f.path}, "export the calendar again", "cannot be read as a calendar: %v", err)
		return
	}
	zone := s.Zone
	if zone == nil {
		zone = time.UTC
	}
	for _, event := range cal.Events() {
		if r.full() {
			return
		}
		var categories []string
		if prop := event.Props.Get(ical.PropCategories); prop != nil {
			categories, _ = prop.TextList()
		}
		summary, _ := event.Props.Text(ical.PropSummary)
		rotation := r.rotationAmong(categories)
		spans, err := spansOf(event, zone)
		switch holiday := slices.ContainsFunc(categories, func(c string) bool { return strings.EqualFold(c, "holiday") }); {
		case err != nil:
			r.note(place{file: f.path}, "give it a start and an end", "the time of %q cannot be read: %v", summary, err)
		case holiday:
			for _, span := range spans {
				s.Holidays = append(s.Holidays, Holiday{Day: dayOf(span[0]), Name: summary})
			}
		case rotation == "":
			s.Unplaced = append(s.Unplaced, Unplaced{f.path, summary})
		default:
			s.Calendar = append(s.Calendar, r.shiftsOf(f.path, rotation, summary, people, spans)...)
		}
	}
}

// rotationAmong is the category that is a rotation of the plan, or nothing.
func (r *reading) rotationAmong(categories []string) string {
	for _, category := range categories {
		if name := strings.ToLower(category); name != "" {
			if _, known := r.names.defined["rotation"][name]; known {
				return name
			}
		}
	}
	return ""
}

var errBrokenCalendar = errors.New("the structure of this calendar cannot be understood")

// decodeCalendar turns a panic of the decoder over hostile text into an error.
func decodeCalendar(text []byte) (cal *ical.Calendar, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = errBrokenCalendar
		}
	}()
	return ical.NewDecoder(bytes.NewReader(text)).Decode()
}

// shiftsOf are the shifts of one event in a rotation.
func (r *reading) shiftsOf(file, rotation, summary string, people []model.Person, spans [][2]time.Time) []Override {
	who := strings.TrimSpace(summary)
	n := slices.IndexFunc(people, func(p model.Person) bool {
		return strings.EqualFold(string(p.ID), who) || strings.EqualFold(p.Name, who)
	})
	if n < 0 {
		r.note(place{file: file}, "let the summary be the id or the name of somebody in the plan", "person %q is not in this plan", who)
		return nil
	}
	var all []Override
	for _, span := range spans {
		all = append(all, Override{Rotation: rotation, From: span[0], To: span[1], Person: people[n].ID})
	}
	return all
}

// spansOf are the times of an event, each of its repeats one.
func spansOf(event ical.Event, zone *time.Location) ([][2]time.Time, error) {
	from, err := event.DateTimeStart(zone)
	if err != nil {
		return nil, err
	}
	to, err := event.DateTimeEnd(zone)
	if err != nil {
		return nil, err
	}
	set, err := event.RecurrenceSet(from.Location())
	if err != nil || set == nil {
		return [][2]time.Time{{from, to}}, err
	}
	var all [][2]time.Time
	next := set.Iterator()
	for at, more := next(); more && at.Before(from.AddDate(calendarYears, 0, 0)) && len(all) < maxRepeats; at, more = next() {
		// the end keeps its wall time, too: a night shift stays as long on the clock when the clocks change
		end := time.Date(at.Year(), at.Month(), at.Day()+daysBetween(from, to), to.Hour(), to.Minute(), to.Second(), 0, at.Location())
		all = append(all, [2]time.Time{at, end})
	}
	return all, nil
}

func dayOf(at time.Time) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)
}

func daysBetween(from, to time.Time) int { return int(dayOf(to).Sub(dayOf(from)).Hours() / 24) }
