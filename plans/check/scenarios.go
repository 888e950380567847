package check

import (
	"slices"

	"warroom/model"
	"warroom/plans"
)

// scenarios finds prepared cases that are not prepared.
func (c *checker) scenarios() {
	if len(c.plan.Scenarios) == 0 {
		c.in("plan.yaml", 0, 0, plans.Warning, "scenario.none")
	}
	for _, s := range c.plan.Scenarios {
		missing := func(absent bool, level plans.Level, code string) {
			if absent {
				c.at("scenario", s.ID, level, code, "scenario", s.Title)
			}
		}
		missing(len(s.First) == 0, plans.Warning, "scenario.no-first")
		missing(len(s.Criteria) == 0, plans.Warning, "scenario.no-criteria")
		missing(len(s.Checklists) == 0, plans.Info, "scenario.no-checklists")
		missing(len(s.Workarounds) == 0, plans.Info, "scenario.no-workarounds")
		missing(len(s.Recovery) == 0, plans.Info, "scenario.no-recovery")
		missing(len(s.Says) == 0, plans.Info, "scenario.no-words")
		for _, list := range s.Checklists {
			if slices.Contains(s.Without, list) {
				c.at("scenario", s.ID, plans.Error, "scenario.both", "scenario", s.Title, "checklist", list)
			}
		}
	}
}

// areas finds parts of a crisis plan that this one does not have.
func (c *checker) areas() {
	for _, area := range model.Areas {
		if !slices.ContainsFunc(c.folder.Workflows, func(w plans.Workflow) bool { return w.Area == area }) {
			c.in("plan.yaml", 0, 0, plans.Info, "area.no-workflow", "area", string(area))
		}
		if !slices.ContainsFunc(c.plan.Checklists, func(l model.Checklist) bool { return l.Area == area }) {
			c.in("plan.yaml", 0, 0, plans.Info, "area.no-checklist", "area", string(area))
		}
	}
}
