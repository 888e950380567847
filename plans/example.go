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

// example reads a Markdown file that retells a public incident.
func (r *reading) example(f file) Example {
	id, head, text, ok := r.page(f, "example")
	if !ok {
		return Example{ID: id}
	}
	defer head.done()
	return Example{
		ID:           id,
		Title:        head.need("title"),
		Organisation: head.need("organisation"),
		Date:         head.get("date").text(),
		Scenario:     named[string](head.get("scenario"), "scenario"),
		Source:       head.need("source"),
		Stages:       each(head.get("stages"), func(v value) model.Stage { return word(v, "stage", model.Stages) }),
		Lessons:      head.get("lessons").texts(),
		Text:         text,
	}
}
