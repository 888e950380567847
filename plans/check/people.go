package check

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"warroom/model"
	"warroom/plans"
)

// roles finds roles that nobody can take or take over, and people who would have to be in two places.
func (c *checker) roles() {
	first := map[model.PersonID]model.RoleRule{}
	for _, role := range c.plan.Roles {
		may := c.holders(role)
		switch {
		case len(may) == 0:
			c.at("role", string(role.ID), plans.Warning, "role.vacant", "role", role.Title)
		case len(may) == 1:
			c.at("role", string(role.ID), plans.Warning, "role.no-deputy", "role", role.Title, "person", c.plan.NameOf(may[0]))
		}
		if len(role.Duties) == 0 {
			c.at("role", string(role.ID), plans.Info, "role.no-duties", "role", role.Title)
		}
		if len(role.Holders) == 0 {
			continue
		}
		if other, taken := first[role.Holders[0]]; taken {
			c.at("role", string(role.ID), plans.Warning, "role.twice", "person", c.plan.NameOf(role.Holders[0]), "role", role.Title, "other", other.Title)
			continue
		}
		first[role.Holders[0]] = role
	}
}

// holders are the people who may hold a role: those it names, those who stand in for them, and those who say so
// themselves.
func (c *checker) holders(role model.RoleRule) []model.PersonID {
	may := slices.Clone(role.Holders)
	add := func(id model.PersonID) {
		if id != "" && !slices.Contains(may, id) {
			may = append(may, id)
		}
	}
	for _, id := range role.Holders {
		person, _ := c.plan.Person(id)
		add(person.Deputy)
	}
	for _, person := range c.plan.People {
		if slices.Contains(person.Roles, role.ID) {
			add(person.ID)
		}
	}
	return may
}

// people finds those who cannot be reached, or only by one way.
func (c *checker) people() {
	for _, person := range c.plan.People {
		var values []string
		for _, contact := range person.Contacts {
			value := strings.Map(func(r rune) rune {
				if strings.ContainsRune(" -/().", r) {
					return -1
				}
				return r
			}, contact.Value)
			if !slices.Contains(values, value) {
				values = append(values, value)
			}
		}
		switch len(values) {
		case 0:
			c.at("person", string(person.ID), plans.Info, "open.contact", "person", person.Name)
		case 1:
			c.at("person", string(person.ID), plans.Warning, "person.one-way", "person", person.Name, "way", person.Contacts[0].Way)
		}
		if person.Deputy == person.ID && person.ID != "" {
			c.at("person", string(person.ID), plans.Error, "person.own-deputy", "person", person.Name)
		}
	}
}

// days is a time in whole days.
func days(d time.Duration) string { return strconv.Itoa(int(d.Hours() / 24)) }
