package check

import (
	"warroom/model"
	"warroom/plans"
)

// open lists what is left blank in the files of the folder.
func (c *checker) open() {
	for _, blank := range c.folder.Blanks() {
		c.in(blank.File, blank.Line, blank.Column, plans.Info, "open.blank", "text", model.Safe(blank.Text))
	}
	if len(c.plan.Bridges) == 0 {
		c.in("plan.yaml", 0, 0, plans.Warning, "bridge.none")
	}
	if len(c.plan.HeadNumbers) == 0 {
		c.in("plan.yaml", 0, 0, plans.Warning, "head-number.none")
	}
	for _, number := range c.plan.HeadNumbers {
		if number.Contact == "" || number.Text == "" {
			c.in("plan.yaml", 0, 0, plans.Warning, "head-number.bare", "number", number.Title)
		}
	}
	if c.plan.Follow == "" {
		c.in("plan.yaml", 0, 0, plans.Warning, "follow.none")
	}
}
