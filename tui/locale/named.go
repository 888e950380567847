package locale

import (
	"slices"
	"strings"
	"unicode/utf8"

	"warroom/model"
)

// Person is the name to show for a person, safe; a part of the program that reports is called by what it does.
func (l *Locale) Person(id model.PersonID, plan *model.Plan) string {
	if _, known := plan.Person(id); !known && l.Has("program."+string(id)) {
		return l.Term("program", string(id))
	}
	return model.Safe(plan.NameOf(id))
}

// FirstName is the short name to show where a column is narrow, safe: the first name of somebody called by first and
// last name, if nobody else in the plan has it; else the whole name. What a role-like name such as "Commander A" means is
// in all its words.
func (l *Locale) FirstName(id model.PersonID, plan *model.Plan) string {
	whole := l.Person(id, plan)
	if first, _, ok := firstAndLast(whole); ok && alone(first, id, plan) {
		return first
	}
	return whole
}

// LastName is the last name on the same terms, safe.
func (l *Locale) LastName(id model.PersonID, plan *model.Plan) string {
	whole := l.Person(id, plan)
	if _, last, ok := firstAndLast(whole); ok && alone(last, id, plan) {
		return last
	}
	return whole
}

// firstAndLast takes a name of two words apart, titles such as "Dr." aside. A single letter is no last name.
func firstAndLast(name string) (first, last string, ok bool) {
	words := slices.DeleteFunc(strings.Fields(name), func(word string) bool { return strings.HasSuffix(word, ".") })
	if len(words) != 2 || utf8.RuneCountInString(words[1]) < 2 {
		return "", "", false
	}
	return words[0], words[1], true
}

// alone tells whether a word occurs in the name of nobody else in the plan.
func alone(word string, id model.PersonID, plan *model.Plan) bool {
	if plan == nil {
		return true
	}
	return !slices.ContainsFunc(plan.People, func(p model.Person) bool {
		return p.ID != id && strings.Contains(" "+p.Name+" ", " "+word+" ")
	})
}

// Role is the title of a role, safe; the id for one that the plan does not know.
func (l *Locale) Role(id model.RoleID, plan *model.Plan) string {
	if rule, ok := plan.Role(id); ok && rule.Title != "" {
		return model.Safe(rule.Title)
	}
	return model.Safe(string(id))
}

// Audience is the title of an audience, safe.
func (l *Locale) Audience(id model.AudienceID, plan *model.Plan) string {
	if audience, ok := plan.Audience(id); ok && audience.Title != "" {
		return model.Safe(audience.Title)
	}
	return model.Safe(string(id))
}

// Channels lists the titles of channels, safe.
func (l *Locale) Channels(ids []model.ChannelID, plan *model.Plan) string {
	names := make([]string, len(ids))
	for n, id := range ids {
		names[n] = string(id)
		if channel, ok := plan.Channel(id); ok && channel.Title != "" {
			names[n] = channel.Title
		}
	}
	return model.Safe(strings.Join(names, ", "))
}

// Scenario is the title of a scenario, safe.
func (l *Locale) Scenario(id string, plan *model.Plan) string {
	if scenario, ok := plan.Scenario(id); ok && scenario.Title != "" {
		return model.Safe(scenario.Title)
	}
	return model.Safe(id)
}

// Item is what a step of the plan says, safe; the words in its id for one that was added by hand.
func (l *Locale) Item(id model.ItemID, plan *model.Plan) string {
	if rule, _, ok := plan.Item(id); ok {
		return model.Safe(rule.Text)
	}
	_, name, _ := strings.Cut(string(id), "/")
	return model.Safe(strings.ReplaceAll(name, "-", " "))
}
