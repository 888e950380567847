package check

import (
	"strconv"
	"time"

	"warroom/plans"
)

// horizon is how far ahead the standby must hold.
const horizon = 52 * 7 * 24 * time.Hour

// standby finds when the standby does not hold in the next 52 weeks: for each rotation, person and kind of trouble the
// first time, and how many more there are.
func (c *checker) standby() {
	s := c.folder.Standby
	c.unplaced(s.Unplaced)
	if s.Zone == nil || len(s.Rotations) == 0 {
		c.in("plan.yaml", 0, 0, plans.Info, "standby.none")
		return
	}
	type sort struct {
		kind                    plans.TroubleKind
		rotation, person, other string
	}
	first, times := map[sort]plans.Trouble{}, map[sort]int{}
	var order []sort
	for _, t := range s.Troubles(c.now, c.now.Add(horizon)) {
		key := sort{t.Kind, t.Rotation, string(t.Person), t.Other}
		if times[key]++; times[key] == 1 {
			first[key], order = t, append(order, key)
		}
	}
	for _, key := range order {
		t := first[key]
		c.at("rotation", t.Rotation, plans.Warning, "standby."+string(t.Kind), "rotation", c.rotation(t.Rotation), "other", c.rotation(t.Other),
			"person", c.plan.NameOf(t.Person), "from", local(t.From, s.Zone), "to", local(t.To, s.Zone), "times", strconv.Itoa(times[key]),
			"most", strconv.Itoa(s.MaxTurns))
	}
}

// unplaced says of each calendar file how many of its events nothing was made of.
func (c *checker) unplaced(events []plans.Unplaced) {
	for from := 0; from < len(events); {
		to := from
		for to < len(events) && events[to].File == events[from].File {
			to++
		}
		c.in(events[from].File, 0, 0, plans.Info, "calendar.unplaced", "file", events[from].File, "text", events[from].Summary, "times", strconv.Itoa(to-from))
		from = to
	}
}

func (c *checker) rotation(id string) string {
	for _, r := range c.folder.Standby.Rotations {
		if r.ID == id && r.Title != "" {
			return r.Title
		}
	}
	return id
}

func local(at time.Time, zone *time.Location) string { return at.In(zone).Format("2006-01-02 15:04") }
