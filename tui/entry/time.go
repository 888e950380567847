package entry

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"warroom/model"
)

// The codes of errors about times and lines.
const (
	CodeUnreadable model.Code = "entry-unreadable"
	CodeSkipped    model.Code = "time-skipped"   // the clock was put forward over this time
	CodeTwice      model.Code = "time-ambiguous" // the clock was put back: this time came twice
	CodeAhead      model.Code = "time-ahead"     // later today; yesterday must be said
)

var (
	clockForm = regexp.MustCompile(`^([~?]?)(\d{1,2})[:h](\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:?\d{2})?[,;]?$`)
	dateForm  = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
)

// daysAgo are the words for a day before a time, in the languages of the room.
var daysAgo = map[string]int{
	"today": 0, "heute": 0, "hoje": 0, "yesterday": 1, "gestern": 1, "ontem": 1, "vorgestern": 2, "anteontem": 2,
}

func isDay(word string) bool {
	_, ok := daysAgo[strings.ToLower(word)]
	return ok
}

// Time reads the time at the beginning of a text and answers what comes after it. A text that does not begin with a
// time is answered whole, with a zero stamp. "~" before the clock means about, "?" that the time is not known and only
// says where the entry belongs; "?" alone puts it at now.
func Time(text string, now time.Time, zone *time.Location) (model.Stamp, string, error) {
	if text == "?" {
		return model.Stamp{At: now.UTC(), Precision: model.Unknown, Zone: zone.String()}, "", nil
	}
	first, rest, _ := strings.Cut(text, " ")
	today := now.In(zone)
	day, dated := today, false
	if ago, ok := daysAgo[strings.ToLower(strings.Trim(first, ",~"))]; ok {
		day, dated = today.AddDate(0, 0, -ago), true
	} else if parts := dateForm.FindStringSubmatch(first); parts != nil {
		read, err := time.ParseInLocation(time.DateOnly, first, zone)
		if err != nil {
			return model.Stamp{}, text, unreadable("date", first, today.Format(time.DateOnly)+" 23:10")
		}
		day, dated = read, true
	}
	about := strings.HasPrefix(first, "~")
	word, after := first, rest
	if dated {
		word, after, _ = strings.Cut(rest, " ")
	}
	parts := clockForm.FindStringSubmatch(word)
	if parts == nil { // "yesterday the router …" is a text, not a time
		return model.Stamp{}, text, nil
	}
	at, err := local(day, parts, zone)
	if err != nil {
		return model.Stamp{}, text, err
	}
	if at.After(now) {
		return model.Stamp{}, text, ahead(word, dated)
	}
	stamp := model.Stamp{At: at.UTC(), Precision: model.Minute, Zone: zone.String()}
	switch {
	case parts[1] == "?":
		stamp.Precision = model.Unknown
	case about || parts[1] == "~":
		stamp.Precision = model.Approximate
	case parts[4] != "":
		stamp.Precision = model.Second
	}
	return stamp, strings.TrimSpace(after), nil
}

// local finds the one moment at which the clocks of the zone showed this time on this day.
func local(day time.Time, parts []string, zone *time.Location) (time.Time, error) {
	hour, _ := strconv.Atoi(parts[2])
	minute, _ := strconv.Atoi(parts[3])
	second, _ := strconv.Atoi("0" + parts[4])
	word := strings.TrimRight(parts[0], ",;")
	if hour > 23 || minute > 59 || second > 59 {
		return time.Time{}, unreadable("time", word, "09:30")
	}
	wall := time.Date(day.Year(), day.Month(), day.Day(), hour, minute, second, 0, time.UTC)
	if parts[5] != "" {
		offset, err := offsetOf(parts[5])
		return wall.Add(-offset), err
	}
	var found []time.Time
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} { // the offsets before and after any change that day
		_, offset := wall.Add(near).In(zone).Zone()
		at := wall.Add(-time.Duration(offset) * time.Second)
		if shown := at.In(zone); shown.Hour() == hour && shown.Minute() == minute && shown.Day() == wall.Day() {
			if len(found) == 0 || !found[0].Equal(at) {
				found = append(found, at)
			}
		}
	}
	switch len(found) {
	case 0:
		return time.Time{}, &model.Error{
			Code: CodeSkipped, Message: "the clocks were put forward: " + word + " did not exist that day",
			Hint: "give the time as the clock showed it, or in UTC with a Z behind it", Args: map[string]string{"time": word},
		}
	case 2:
		first, second := found[0].In(zone).Format("15:04Z07:00"), found[1].In(zone).Format("15:04Z07:00")
		return time.Time{}, &model.Error{
			Code: CodeTwice, Message: "the clocks were put back: " + word + " came twice that day",
			Hint: "write " + first + " or " + second, Args: map[string]string{"time": word, "first": first, "second": second},
		}
	}
	return found[0], nil
}

func offsetOf(text string) (time.Duration, error) {
	if text == "Z" {
		return 0, nil
	}
	digits := strings.ReplaceAll(text[1:], ":", "")
	hours, _ := strconv.Atoi(digits[:2])
	minutes, _ := strconv.Atoi(digits[2:])
	if hours > 14 || minutes > 59 {
		return 0, unreadable("time", text, "+01:00")
	}
	offset := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if text[0] == '-' {
		return -offset, nil
	}
	return offset, nil
}

func ahead(word string, dated bool) error {
	if dated {
		return &model.Error{
			Code: model.CodeFuture, Message: "the time given lies in the future",
			Hint: "give the time at which it happened, or none for now",
		}
	}
	return &model.Error{
		Code: CodeAhead, Message: word + " is still to come today", Hint: "write yesterday " + word + " if you mean that",
		Args: map[string]string{"time": word},
	}
}
