package locale

import (
	"strings"

	"warroom/model"
)

// Person is the name to show for a person, safe.
func (l *Locale) Person(id model.PersonID, plan *model.Plan) string {
	return model.Safe(plan.NameOf(id))
}

// FirstName is the short name to show where a column is narrow, safe: the first word that is not a title.
func (l *Locale) FirstName(id model.PersonID, plan *model.Plan) string {
	words := strings.Fields(l.Person(id, plan))
	for _, word := range words {
		if !strings.HasSuffix(word, ".") {
			return word
		}
	}
	return strings.Join(words, " ")
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

// LastName is the last word of a person's name, safe.
func (l *Locale) LastName(id model.PersonID, plan *model.Plan) string {
	words := strings.Fields(l.Person(id, plan))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
