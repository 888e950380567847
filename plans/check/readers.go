package check

import (
	"slices"
	"strings"

	"warroom/model"
	"warroom/plans"
)

// readers finds audiences of which somebody reads a language that a text for them is not there in. Languages that the plan itself names are asked of every text instead.
func (c *checker) readers() {
	for _, audience := range c.plan.Audiences {
		for _, reader := range c.readersOf(audience) {
			if missing := c.untold(audience, reader.language); len(missing) > 0 {
				c.at("audience", string(audience.ID), plans.Warning, "audience.language",
					"audience", audience.Title, "reader", model.Safe(reader.name), "language", string(reader.language), "stages", strings.Join(missing, ", "))
			}
		}
	}
}

// reader is somebody who reads another language than the plan's.
type reader struct {
	name     string
	language model.Language
}

// readersOf are the members of an audience who read a language that the plan does not name: the first of each language.
func (c *checker) readersOf(audience model.Audience) []reader {
	named := append([]model.Language{c.plan.Language}, c.plan.Languages...)
	var all []reader
	add := func(name string, lang model.Language) {
		same := func(one model.Language) bool { return one.Base() == lang.Base() }
		if lang != "" && !slices.ContainsFunc(named, same) {
			named, all = append(named, lang), append(all, reader{name, lang})
		}
	}
	for _, person := range c.plan.People {
		if len(person.Languages) > 0 && c.member(person, audience.To) {
			add(person.Name, person.Languages[0])
		}
	}
	for _, customer := range c.folder.Customers {
		tier := func(one string) bool { return strings.EqualFold(one, strings.TrimSpace(customer.Tier)) }
		if audience.To.Customers && (len(audience.To.Tiers) == 0 || slices.ContainsFunc(audience.To.Tiers, tier)) {
			add(customer.Name, model.Language(customer.Language))
		}
	}
	return all
}

// member tells whether a person may belong to an audience.
func (c *checker) member(person model.Person, to model.Members) bool {
	return slices.Contains(to.People, person.ID) || person.Team != "" && slices.Contains(to.Teams, person.Team) ||
		slices.ContainsFunc(to.Roles, func(id model.RoleID) bool {
			role, _ := c.plan.Role(id)
			return slices.Contains(c.holders(role), person.ID)
		})
}

// untold are the stages for which there is a text for an audience, and none in a language.
func (c *checker) untold(audience model.Audience, lang model.Language) []string {
	var missing []string
	for _, stage := range model.Stages {
		some, theirs := false, false
		for _, t := range c.plan.Templates {
			fits := t.Audience == audience.ID && fitsStage(t, stage)
			some, theirs = some || fits, theirs || fits && t.Language.Base() == lang.Base()
		}
		if some && !theirs {
			missing = append(missing, string(stage))
		}
	}
	return missing
}
