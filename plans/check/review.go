package check

import (
	"cmp"
	"strings"
	"time"

	"warroom/plans"
)

// Review is a part of a plan that somebody must look at again from time to time.
type Review struct {
	What  string    // a section, or "contacts/" and a person; see [plans.Confirmation]
	Title string    // of the person; empty for a section
	Last  time.Time // when it was last confirmed; zero: never
	Every time.Duration
}

// Stale tells whether the time to look again has come.
func (r Review) Stale(now time.Time) bool {
	return r.Last.IsZero() || r.Every > 0 && now.Sub(r.Last) > r.Every
}

// contactsOf begins what is confirmed about a person.
const contactsOf = "contacts/"

// Reviews are the parts of a folder that must be looked at: its sections, then the contacts of everybody who has any.
// Drills are held, not looked at.
func Reviews(f *plans.Folder) []Review {
	last := map[string]time.Time{}
	for _, said := range f.Records.Confirmed {
		if said.At.After(last[said.What]) {
			last[said.What] = said.At
		}
	}
	var all []Review
	for _, section := range plans.Sections {
		if every := interval(f, section); every > 0 && section != "contacts" && section != "drills" {
			all = append(all, Review{What: section, Last: last[section], Every: every})
		}
	}
	for _, person := range f.Plan.People {
		if len(person.Contacts) == 0 {
			continue // asked for already
		}
		what := contactsOf + string(person.ID)
		confirmed := person.Confirmed
		if last[what].After(confirmed) {
			confirmed = last[what]
		}
		all = append(all, Review{What: what, Title: person.Name, Last: confirmed, Every: interval(f, "contacts")})
	}
	return all
}

// interval is how often a section must be looked at again; 0 is never.
func interval(f *plans.Folder, section string) time.Duration {
	return cmp.Or(f.Review.Sections[section], f.Review.Every)
}

// reviews finds what nobody has looked at for too long.
func (c *checker) reviews() {
	for _, r := range Reviews(c.folder) {
		person, contacts := strings.CutPrefix(r.What, contactsOf)
		level, code := plans.Info, "never"
		switch {
		case !r.Stale(c.now):
			continue
		case !r.Last.IsZero():
			level, code = plans.Warning, "stale"
		}
		if contacts {
			c.at("person", person, level, "contact."+code, "person", r.Title, "days", days(c.now.Sub(r.Last)))
			continue
		}
		c.in("plan.yaml", 0, 0, level, "review."+code, "section", r.What, "days", days(c.now.Sub(r.Last)), "every", days(r.Every))
	}
}
