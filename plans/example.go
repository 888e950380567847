package plans

import "warroom/model"

// Example is a public incident, retold: what was said, when, and what one learns from it.
type Example struct {
	ID           string
	Title        string
	Organisation string
	Date         string // as precisely as the source has it
	Scenario     string
	Source       string // address of the public text
	Stages       []model.Stage
	Lessons      []string
	Text         string // Markdown
}
