package model

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
