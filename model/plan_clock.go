package model

import (
	"cmp"
	"time"
)

// dayAndTime is how a time on another day is written, by [Language.Base].
var dayAndTime = map[string]string{"en": "2 Jan 15:04", "de": "2.1. 15:04", "pt": "02/01 15:04"}

// Clock writes times for those who read a letter in a language, the plan's own if that is empty: "14:30 MEZ", with the
// day where it is not that of now. They are times in the zone of the plan; of the site if the plan names none, and of UTC
// if there is no site either.
func (p *Plan) Clock(language Language, now time.Time, site *time.Location) func(time.Time) string {
	zone := cmp.Or(site, time.UTC)
	if p != nil {
		zone, language = cmp.Or(p.Zone.Location, zone), cmp.Or(language, p.Language)
	}
	today := now.In(zone).Format(time.DateOnly)
	return func(at time.Time) string {
		local, layout := at.In(zone), "15:04"
		if local.Format(time.DateOnly) != today {
			layout = cmp.Or(dayAndTime[language.Base()], dayAndTime["en"])
		}
		return local.Format(layout) + " " + zoneName(local, language)
	}
}
