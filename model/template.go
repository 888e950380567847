package model

import "slices"

// NoticeTemplate is the prepared text of a notice. Subject, Short and Body hold {{placeholders}} as text/template
// functions without arguments; see [Placeholders].
type NoticeTemplate struct {
	ID       string       `json:"id"`
	Title    string       `json:"title"`
	Audience AudienceID   `json:"audience"`
	Stage    Stage        `json:"stage,omitempty"`
	Status   PublicStatus `json:"status,omitempty"`   // the public status it speaks about: that of its stage
	Channel  ChannelID    `json:"channel,omitempty"`  // written for this channel alone; empty: for all
	Scenario string       `json:"scenario,omitempty"` // written for this scenario alone
	Language Language     `json:"language,omitempty"`
	Subject  string       `json:"subject,omitempty"`
	Short    string       `json:"short,omitempty"` // for channels with little room: SMS, chat
	Body     string       `json:"body"`
}

// Translations are the templates that say the same in further languages: for the same audience, stage, channel and
// scenario, one for each language.
func (p *Plan) Translations(t NoticeTemplate) []NoticeTemplate {
	var all []NoticeTemplate
	seen := []string{t.Language.Base(), ""}
	for _, other := range p.Templates {
		if base := other.Language.Base(); other.moment() == t.moment() && !slices.Contains(seen, base) {
			seen, all = append(seen, base), append(all, other)
		}
	}
	return all
}

// Originals are the templates to choose from: without those that say in another language than the plan's what one in the
// plan's own says. A text that nobody has written in the plan's language is there once.
func (p *Plan) Originals() []NoticeTemplate {
	taken := map[NoticeTemplate]bool{}
	for _, t := range p.Templates {
		if p.own(t.Language) {
			taken[t.moment()] = true
		}
	}
	var all []NoticeTemplate
	for _, t := range p.Templates {
		if moment := t.moment(); p.own(t.Language) {
			all = append(all, t)
		} else if !taken[moment] {
			taken[moment], all = true, append(all, t)
		}
	}
	return all
}

// moment is for whom and when a template is: what it has in common with its translations.
func (t NoticeTemplate) moment() NoticeTemplate {
	return NoticeTemplate{Audience: t.Audience, Stage: t.Stage, Channel: t.Channel, Scenario: t.Scenario}
}

// own tells whether a language is the one that the plan is written in, whatever the region; empty is.
func (p *Plan) own(lang Language) bool { return lang == "" || lang.Base() == p.Language.Base() }
