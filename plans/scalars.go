package plans

import (
	"slices"
	"strconv"
	"time"
)

// most is the largest number that a plan may hold.
const most = 1_000_000_000

// count is a whole number from 0; absent is 0.
func (v value) count() int {
	text := v.text()
	if text == "" {
		return 0
	}
	number, err := strconv.ParseUint(text, 10, 32)
	if err != nil || number > most {
		v.note("write a whole number such as 120, without a unit", "%q is not a number", text)
		return 0
	}
	return int(number)
}

// date is a day such as 2026-11-22, at midnight UTC; absent is the zero time.
func (v value) date() time.Time {
	text := v.text()
	if text == "" {
		return time.Time{}
	}
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		v.note("write it as 2026-11-22: year, month, day", "%q is not a date", text)
	}
	return day
}

// wall is a day and a time on the clocks of a zone, such as 2026-12-24 09:00; absent is the zero time.
func (v value) wall(zone *time.Location) time.Time {
	text := v.text()
	if text == "" {
		return time.Time{}
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", text, zone)
	if err != nil {
		v.note("write it as \"2026-12-24 09:00\"", "%q is not a day and a time", text)
	}
	return at
}

// moment is a point in time as programs write it, or a day; absent is the zero time.
func (v value) moment() time.Time {
	text := v.text()
	if text == "" {
		return time.Time{}
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if at, err := time.Parse(layout, text); err == nil {
			return at
		}
	}
	v.note("write it as 2026-11-22 or 2026-11-22T09:00:00Z", "%q is not a point in time", text)
	return time.Time{}
}

// required reports a value that is not there.
func (v value) required(key, example string) value {
	if v.absent() {
		v.note("write a line \""+key+": "+example+"\"", "%s is missing", key)
	}
	return v
}

// unlike reports a value that is one of those seen before it.
func (v value) unlike(seen []string, what string) {
	if text := v.text(); text != "" && slices.Contains(seen, text) {
		v.note("give one of them another name", "%s %q is already used above", what, text)
	}
}

// upTo is a whole number that may not be larger than limit.
func (v value) upTo(limit int) int {
	number := v.count()
	if number > limit {
		v.note("write a number up to "+strconv.Itoa(limit), "%d is too much here", number)
		return limit
	}
	return number
}

// plain is an id within something larger, written like all ids.
func (v value) plain(what string) string {
	id := v.text()
	if id != "" && !isName(id) {
		v.note("use lower-case letters, digits and dashes, for example "+slug(id), "%s name %q cannot be typed everywhere", what, id)
	}
	return id
}
