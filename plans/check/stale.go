package check

import (
	"cmp"
	"time"

	"warroom/plans"
)

// drills finds exercises that are due.
func (c *checker) drills() {
	if len(c.folder.Drills) == 0 {
		c.in("plan.yaml", 0, 0, plans.Info, "drill.none")
	}
	for _, drill := range c.folder.Drills {
		last := drill.Last
		if held := c.folder.Records.LastHeld(drill.ID); held.After(last) {
			last = held
		}
		every := cmp.Or(drill.Every, c.folder.Review.Of("drills"))
		switch {
		case last.IsZero():
			c.at("drill", drill.ID, plans.Info, "drill.never", "drill", drill.Title)
		case every > 0 && c.now.Sub(last) > every:
			c.at("drill", drill.ID, plans.Warning, "drill.overdue", "drill", drill.Title, "days", days(c.now.Sub(last)), "every", days(every))
		}
	}
}

// regulators finds clocks that rest on old or unread texts.
func (c *checker) regulators() {
	every := c.folder.Review.Of("regulators")
	for _, r := range c.folder.Regulators {
		if every > 0 && c.now.Sub(r.Checked) > every {
			c.at("regulator", r.ID, plans.Info, "regulator.old", "regulator", r.Title)
		}
		for _, clock := range r.Clocks {
			if !clock.Verified {
				c.at("regulator", r.ID, plans.Info, "regulator.unverified", "regulator", r.Title, "clock", clock.Title)
			}
		}
	}
}

// paper finds documents that were printed before the plan changed, or never.
func (c *checker) paper() {
	for _, document := range []string{"plan", "contacts", "card", "forms"} {
		last := c.folder.Records.LastPrinted(document)
		switch {
		case last.At.IsZero():
			c.in("plan.yaml", 0, 0, plans.Info, "paper.never", "document", document)
		case last.Digest != c.plan.Digest:
			c.in("plan.yaml", 0, 0, plans.Warning, "paper.old", "document", document, "date", last.At.Format(time.DateOnly))
		}
	}
}
