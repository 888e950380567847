package locale

import (
	"fmt"
	"strconv"
	"time"

	"warroom/model"
)

// Clock writes a time of day in a zone, and names the day where it is not today: "10:42", "yesterday 23:10",
// "21 Nov 23:10". It is a point in time and never looks like a distance.
func (l *Locale) Clock(t time.Time, zone *time.Location, now time.Time) string {
	if t.IsZero() {
		return "?"
	}
	local, today := inZone(t, zone), inZone(now, zone)
	clock := local.Format("15:04")
	switch daysBetween(local, today) {
	case 0:
		return clock
	case 1:
		return l.T("time.yesterday", "Clock", clock)
	case -1:
		return l.T("time.tomorrow", "Clock", clock)
	}
	return l.Date(t, zone, now) + " " + clock
}

// Stamp writes when something happened, as well as that is known: "10:42", "~10:40", "time unknown".
func (l *Locale) Stamp(s model.Stamp, zone *time.Location, now time.Time) string {
	switch {
	case s.IsZero() || s.Precision == model.Unknown:
		return l.T("time.unknown")
	case s.Precision == model.Approximate:
		return "~" + l.Clock(s.At, zone, now)
	}
	return l.Clock(s.At, zone, now)
}

// Date writes a day: "21 Nov", with the year where it is not this year's.
func (l *Locale) Date(t time.Time, zone *time.Location, now time.Time) string {
	local := inZone(t, zone)
	month := l.T("month." + strconv.Itoa(int(local.Month())))
	if local.Year() == inZone(now, zone).Year() {
		return l.T("time.date", "Day", local.Day(), "Month", month)
	}
	return l.T("time.date-year", "Day", local.Day(), "Month", month, "Year", local.Year())
}

// Day writes a day for a separator: "today", "yesterday", "Sat 21 Nov".
func (l *Locale) Day(t time.Time, zone *time.Location, now time.Time) string {
	local := inZone(t, zone)
	weekday := l.T("weekday." + strconv.Itoa(int(local.Weekday())))
	return weekday + " " + l.Date(t, zone, now)
}

// Span writes a distance: "04:10" (minutes and seconds) under an hour, "2 h 47" above, "3 d 4 h" from two days on.
// The sign is dropped.
func (l *Locale) Span(d time.Duration) string {
	d = d.Abs()
	switch {
	case d < time.Hour:
		d = d.Truncate(time.Second)
		return fmt.Sprintf("%02d:%02d", int(d.Minutes()), int(d.Seconds())%60)
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h %02d", int(d.Hours()), int(d.Minutes())%60)
	}
	return l.T("time.days", "Days", int(d.Hours())/24, "Hours", int(d.Hours())%24)
}

// Target writes a planned distance without seconds: "15 min", "4 h", "1 h 30", "3 d".
func (l *Locale) Target(d time.Duration) string {
	minutes := int(d.Abs().Round(time.Minute) / time.Minute)
	switch {
	case minutes < 60:
		return strconv.Itoa(minutes) + " min"
	case minutes < 48*60 && minutes%60 == 0:
		return strconv.Itoa(minutes/60) + " h"
	case minutes < 48*60:
		return fmt.Sprintf("%d h %02d", minutes/60, minutes%60)
	case minutes%(24*60) == 0:
		return l.T("time.whole-days", "Days", minutes/(24*60))
	}
	return l.Span(d)
}

// Elapsed writes a running time: "1:12:40", with days in front from one day on.
func (l *Locale) Elapsed(d time.Duration) string {
	d = max(d, 0).Truncate(time.Second)
	clock := fmt.Sprintf("%d:%02d:%02d", int(d.Hours())%24, int(d.Minutes())%60, int(d.Seconds())%60)
	if days := int(d.Hours()) / 24; days > 0 {
		return l.T("time.elapsed-days", "Days", days, "Clock", clock)
	}
	return clock
}

func inZone(t time.Time, zone *time.Location) time.Time {
	if zone == nil {
		zone = time.UTC
	}
	return t.In(zone)
}

// daysBetween counts calendar days from a to b; both are in one zone.
func daysBetween(a, b time.Time) int {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return int(day(b).Sub(day(a)).Hours() / 24)
}
