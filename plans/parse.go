package plans

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"warroom/model"
)

// assemble makes a plan of the files of its folder. What is wrong goes to r.
func assemble(files []file, digest string, r *reading) *model.Plan {
	plan := &model.Plan{Digest: digest}
	main := slices.IndexFunc(files, func(f file) bool { return f.path == "plan.yaml" })
	if main < 0 {
		r.note(place{file: "plan.yaml"}, "put it at the top of the folder", "the file is missing")
		return plan
	}
	r.plan(plan, files[main])
	for _, f := range files {
		folder, _, _ := strings.Cut(f.path, "/")
		switch {
		case f.path == "people.yaml":
			plan.People = r.people(f)
		case folder == "checklists" && path.Ext(f.path) == ".md":
			plan.Checklists = append(plan.Checklists, r.checklist(f))
		case folder == "templates" && path.Ext(f.path) == ".md":
			plan.Templates = append(plan.Templates, r.template(f, plan.Language))
		}
	}
	r.resolve()
	sortChecklists(plan.Checklists)
	return plan
}

// plan reads plan.yaml.
func (r *reading) plan(plan *model.Plan, f file) {
	top := r.document(place{file: f.path}, f.text).fields()
	if r.broken[f.path] {
		return
	}
	if top.absent() {
		r.note(top.at, "describe the plan: name, product, severities, roles …", "the file says nothing")
		return
	}
	plan.Name = top.need("name")
	plan.Product = top.need("product")
	plan.Version = top.need("version")
	plan.Owner = top.get("owner").text()
	plan.Language = top.get("language").language()
	plan.Languages = each(top.get("languages"), value.language)
	plan.Severities = severities(top.get("severities"))
	plan.Matrix = matrix(top.get("matrix"))
	plan.Escalations = each(top.get("escalations"), escalation)
	plan.Roles = roles(top.get("roles"))
	plan.Channels = channels(top.get("channels"))
	plan.Audiences = audiences(top.get("audiences"))
	plan.Cadences = cadences(top.get("cadence"))
	plan.Bridges = each(top.get("bridges"), bridge)
	plan.HeadNumbers = each(top.get("head_numbers"), headNumber)
	plan.Scenarios = scenarios(top.get("scenarios"))
	top.done()
}

// frontMatter splits a Markdown file into the fields between its first two lines of dashes and the rest.
func (r *reading) frontMatter(f file) (*fields, place, []byte) {
	start := place{f.path, 1, 1}
	rest, ok := bytes.CutPrefix(f.text, []byte("---\n"))
	head, body, closed := bytes.Cut(append([]byte("\n"), rest...), []byte("\n---\n"))
	if ok && !closed {
		head, closed = bytes.CutSuffix(head, []byte("\n---"))
	}
	if !ok || !closed {
		r.note(start, "begin with a line of three dashes, lines such as \"title: …\", and three dashes again", "the head of this file is missing")
		return value{reading: r, start: start, at: start}.fields(), start, f.text
	}
	before := f.text[:len(f.text)-len(body)]
	return r.document(start, before[:len("---\n")+len(head)]).fields(), start.after(string(before)), body
}

// fileID is the id that a file has if it names none: its name without folder and ending.
func fileID(f file) string { return strings.TrimSuffix(path.Base(f.path), path.Ext(f.path)) }

// idOf reads and defines the id in a front matter.
func idOf(head *fields, f file, kind string) string {
	id, at := fileID(f), head.at
	if given := head.get("id"); !given.absent() {
		id, at = given.text(), given.at
	}
	head.reading.name(kind, id, at)
	return id
}
