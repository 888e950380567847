package plans

import (
	"slices"

	"warroom/model"
)

// roles reads "commander: {title, duties, authority, holders, from, fill_within, answer_within}" and so on, in the
// order in which they are written. The commander's must be among them.
func roles(v value) []model.RoleRule {
	var rules []model.RoleRule
	for _, one := range v.entries() {
		v.reading.name("role", one.key, one.keyAt)
		f := one.fields()
		rules = append(rules, model.RoleRule{
			ID:           model.RoleID(one.key),
			Title:        f.need("title"),
			Duties:       f.get("duties").texts(),
			Authority:    f.get("authority").texts(),
			Holders:      allNamed[model.PersonID](f.get("holders"), "person"),
			From:         f.get("from").severity(),
			FillWithin:   f.get("fill_within").duration(),
			AnswerWithin: f.get("answer_within").duration(),
		})
		f.done()
	}
	if !slices.ContainsFunc(rules, func(r model.RoleRule) bool { return r.ID == model.CommanderRole }) {
		v.note("define \"commander\" under \"roles\"", "nobody commands: the plan has no role %q", model.CommanderRole)
	}
	return rules
}
