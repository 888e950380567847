package plans

import "warroom/model"

// Workflow is a page of Markdown that tells how one area is worked: who, when, in what order, and how one knows that
// it is done.
type Workflow struct {
	ID         string
	Title      string
	Area       model.Area
	Owner      model.RoleID
	When       string // what starts it
	Done       string // how one knows that it is done
	Roles      []model.RoleID
	Checklists []string
	Templates  []string
	Forms      []string
	Text       string // Markdown
}
