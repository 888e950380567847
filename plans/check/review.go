package check

import (
	"strings"
	"time"

	"warroom/model"
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

// Person is whose contacts they are; false for a section.
func (r Review) Person() (model.PersonID, bool) {
	id, ok := strings.CutPrefix(r.What, contactsOf)
	return model.PersonID(id), ok
}

// contactsOf begins what is confirmed about a person.
const contactsOf = "contacts/"

// Reviews are the parts of a folder that must be looked at: its sections, then the contacts of everybody who has any.
// Drills are held, not looked at.
func Reviews(f *plans.Folder) []Review {
	last := map[string]time.Time{} // not by LastConfirmed: there may be thousands of people
	for _, said := range f.Records.Confirmed {
		if said.At.After(last[said.What]) {
			last[said.What] = said.At
		}
	}
	var all []Review
	for _, section := range plans.Sections {
		if every := f.Review.Of(section); every > 0 && section != "contacts" && section != "drills" {
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
		all = append(all, Review{What: what, Title: person.Name, Last: confirmed, Every: f.Review.Of("contacts")})
	}
	return all
}

// reviews finds what nobody has looked at for too long.
func (c *checker) reviews() {
	for _, r := range Reviews(c.folder) {
		level, code := plans.Info, "never"
		switch {
		case !r.Stale(c.now):
			continue
		case !r.Last.IsZero():
			level, code = plans.Warning, "stale"
		}
		if person, ok := r.Person(); ok {
			c.at("person", string(person), level, "contact."+code, "person", r.Title, "days", days(c.now.Sub(r.Last)))
			continue
		}
		c.in("plan.yaml", 0, 0, level, "review."+code, "section", r.What, "days", days(c.now.Sub(r.Last)), "every", days(r.Every))
	}
}
