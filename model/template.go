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
		same := other.Audience == t.Audience && other.Stage == t.Stage && other.Channel == t.Channel && other.Scenario == t.Scenario
		if base := other.Language.Base(); same && !slices.Contains(seen, base) {
			seen, all = append(seen, base), append(all, other)
		}
	}
	return all
}
