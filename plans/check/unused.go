package check

import (
	"slices"

	"warroom/model"
	"warroom/plans"
)

// unused finds people, channels, workflows, forms and lists that nothing in the plan leads to.
func (c *checker) unused() {
	for _, person := range c.plan.People {
		if !c.serves(person) {
			c.at("person", string(person.ID), plans.Info, "person.unused", "person", person.Name)
		}
	}
	for _, channel := range c.plan.Channels {
		if !slices.ContainsFunc(c.plan.Audiences, func(a model.Audience) bool { return slices.Contains(a.Channels, channel.ID) }) {
			c.at("channel", string(channel.ID), plans.Warning, "channel.unused", "channel", channel.Title)
		}
	}
	for _, list := range c.plan.Checklists {
		if list.OnDemand && !slices.ContainsFunc(c.plan.Scenarios, func(s model.Scenario) bool { return slices.Contains(s.Checklists, list.ID) }) &&
			!slices.ContainsFunc(c.folder.Workflows, func(w plans.Workflow) bool { return slices.Contains(w.Checklists, list.ID) }) {
			c.at("checklist", list.ID, plans.Warning, "checklist.unused", "checklist", list.Title)
		}
	}
	seen := map[model.NoticeTemplate]string{}
	for _, t := range c.plan.Templates {
		key := model.NoticeTemplate{Audience: t.Audience, Stage: t.Stage, Status: t.Status, Channel: t.Channel, Scenario: t.Scenario, Language: t.Language}
		if first, taken := seen[key]; taken && t.Channel == "" {
			c.at("template", t.ID, plans.Warning, "template.double", "template", t.Title, "other", first)
			continue
		}
		seen[key] = t.Title
	}
}

// serves tells whether the plan gives a person anything to do.
func (c *checker) serves(person model.Person) bool {
	is := func(id model.PersonID) bool { return id == person.ID }
	return len(person.Roles) > 0 ||
		slices.ContainsFunc(c.plan.Roles, func(r model.RoleRule) bool { return slices.ContainsFunc(r.Holders, is) }) ||
		slices.ContainsFunc(c.plan.People, func(p model.Person) bool { return is(p.Deputy) }) ||
		slices.ContainsFunc(c.plan.HeadNumbers, func(h model.HeadNumber) bool { return is(h.Contact) }) ||
		slices.ContainsFunc(c.plan.Scenarios, func(s model.Scenario) bool { return slices.ContainsFunc(s.People, is) }) ||
		slices.ContainsFunc(c.folder.Standby.Rotations, func(r plans.Rotation) bool { return slices.ContainsFunc(r.People, is) })
}
