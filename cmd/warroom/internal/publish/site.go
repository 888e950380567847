package publish

import (
	"time"

	"warroom/model"
)

// Site is everything that the public page says, in all of its languages, as values. Texts are safe to show.
type Site struct {
	ID           string
	URL          string // where readers find it, without a slash at the end; empty if nobody has said
	Exercise     bool
	Languages    []model.Language // the first one is that of the index
	Zone         *time.Location
	Name         Texts
	State        Indicator // of the whole
	Components   []Component
	Incidents    []Incident    // the one that began last first
	Maintenances []Maintenance // the one that begins last first
	Updated      time.Time     // when anything of this changed last
	AsOf         time.Time     // when it was made: the age of the state
	Renewed      time.Duration // how often it is made anew at least; 0: not by itself
}

// Component is a part of the service.
type Component struct {
	ID      string
	Name    Texts
	Detail  Texts  // empty if there is nothing to add
	Group   string // empty: in none
	State   model.ComponentState
	Since   time.Time // when its state changed last, or since when it is on the page
	Created time.Time
	Days    []Day // the last 90, oldest first; the last one is today
}

// Day is the worst that happened to a component on one day.
type Day struct {
	Date  time.Time // midnight, in the zone of the page
	State model.ComponentState
}

// Incident is what the public knows of one.
type Incident struct {
	ID         string
	Name       Texts
	Status     Status
	Impact     Indicator
	Updates    []Update // oldest first; never empty
	Components []string // ids of those that it touches
	Started    model.Stamp
	Created    time.Time // when it first came to the page
	Updated    time.Time
	Watched    time.Time // since when the fix is being watched; zero: not yet
	Ended      time.Time // when it was over; zero: not yet
	Next       time.Time // when the next news was promised; zero: not promised
}

// Update is one notice on the page.
type Update struct {
	ID      string
	Status  Status
	Name    Texts
	Body    Texts
	At      model.Stamp // when the public was told
	Created time.Time   // when it came to the page: later than At if it was entered after the fact
	Woken   bool        // whether readers were notified
	Changes []Change    // what became of components since the update before
}

// Change is a component's way from one state to another.
type Change struct {
	Component string
	Old, New  model.ComponentState
	At        time.Time
}

// Maintenance is planned work.
type Maintenance struct {
	ID         string
	Name       Texts
	Body       Texts // empty if there is nothing to add
	Status     Status
	Components []string
	From       time.Time
	Until      time.Time
	Created    time.Time
	Updated    time.Time
}

// Component is the component with an id.
func (s *Site) Component(id string) (Component, bool) {
	for _, c := range s.Components {
		if c.ID == id {
			return c, true
		}
	}
	return Component{}, false
}

// Open are the incidents that are not over.
func (s *Site) Open() []Incident {
	var open []Incident
	for _, inc := range s.Incidents {
		if !inc.Status.Over() {
			open = append(open, inc)
		}
	}
	return open
}

// Planned are the maintenances with one of these statuses, the one that begins first first.
func (s *Site) Planned(statuses ...Status) []Maintenance {
	var all []Maintenance
	for n := len(s.Maintenances) - 1; n >= 0; n-- {
		for _, status := range statuses {
			if s.Maintenances[n].Status == status {
				all = append(all, s.Maintenances[n])
			}
		}
	}
	return all
}
