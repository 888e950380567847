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

// workflow reads a Markdown file that tells how an area is worked.
func (r *reading) workflow(f file) Workflow {
	id, head, text, ok := r.page(f, "workflow")
	if !ok {
		return Workflow{ID: id}
	}
	defer head.done()
	w := Workflow{
		ID:         id,
		Title:      head.need("title"),
		Area:       word(head.get("area"), "area", model.Areas),
		Owner:      named[model.RoleID](head.get("owner"), "role"),
		When:       head.need("when"),
		Done:       head.need("done"),
		Roles:      allNamed[model.RoleID](head.get("roles"), "role"),
		Checklists: allNamed[string](head.get("checklists"), "checklist"),
		Templates:  allNamed[string](head.get("templates"), "template"),
		Forms:      allNamed[string](head.get("forms"), "form"),
		Text:       text,
	}
	if w.Text == "" {
		head.note("write below the head who does what, in order", "the workflow is empty")
	}
	return w
}
