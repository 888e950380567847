package plans

import (
	"path"
	"slices"
	"strings"

	"warroom/model"
)

// assemble makes a plan of the files of its folder. What is wrong goes to r.
func assemble(files []file, digest string, r *reading) *model.Plan {
	return r.folder(files, digest).Plan
}

// folder makes everything that r is to read of the files of a folder.
func (r *reading) folder(files []file, digest string) *Folder {
	plan := &model.Plan{Digest: digest}
	folder := &Folder{Plan: plan}
	main := slices.IndexFunc(files, func(f file) bool { return f.path == "plan.yaml" })
	if main < 0 {
		r.note(place{file: "plan.yaml"}, "put it at the top of the folder", "the file is missing")
		return folder
	}
	if !slices.ContainsFunc(files, func(f file) bool { return f.path == "regulators.yaml" }) {
		r.cannotRead("regulators.yaml") // names of regulators mean something to people without it, too
	}
	r.plan(folder, files[main])
	for _, f := range files {
		if where, _, below := strings.Cut(f.path, "/"); below && folders[where] != path.Ext(f.path) {
			continue
		}
		r.part(plan, f)
		if r.whole {
			r.beside(folder, f)
		}
	}
	if r.whole {
		r.calendars(folder, files)
	}
	r.resolve()
	r.findings.fitting(files)
	sortChecklists(plan.Checklists)
	if r.whole {
		folder.places = r.names.places()
	}
	return folder
}

// part reads a file of what incidents run on.
func (r *reading) part(plan *model.Plan, f file) {
	if path.Ext(f.path) == ".vcf" {
		plan.People = append(plan.People, r.cards(f)...)
	}
	switch where, _, _ := strings.Cut(f.path, "/"); where {
	case "people.yaml":
		plan.People = append(plan.People, r.people(f)...)
	case "people.csv":
		plan.People = append(plan.People, r.peopleSheet(f)...)
	case "scenarios":
		plan.Scenarios = append(plan.Scenarios, r.scenario(f))
	case "checklists":
		plan.Checklists = append(plan.Checklists, r.checklist(f))
	case "templates":
		plan.Templates = append(plan.Templates, r.template(f, plan.Language))
	case "standby.yaml":
		plan.Zone = zoneOf(f)
	}
}

// beside reads a file of what is read, practised and analysed beside the plan.
func (r *reading) beside(folder *Folder, f file) {
	switch where, _, _ := strings.Cut(f.path, "/"); where {
	case "workflows":
		folder.Workflows = append(folder.Workflows, r.workflow(f))
	case "forms":
		folder.Forms = append(folder.Forms, r.form(f))
	case "drills":
		folder.Drills = append(folder.Drills, r.drill(f))
	case "examples":
		folder.Examples = append(folder.Examples, r.example(f))
	case "regulators.yaml":
		folder.Regulators = r.regulators(f)
	case "systems.yaml":
		folder.Systems = r.systems(f)
	case "standby.yaml":
		folder.Standby = r.standby(f)
	}
}

// plan reads plan.yaml.
func (r *reading) plan(folder *Folder, f file) {
	top := r.document(place{file: f.path}, string(f.text)).fields()
	if r.broken[f.path] {
		return
	}
	if top.absent() {
		r.note(top.at, "describe the plan: name, product, severities, roles …", "the file says nothing")
		return
	}
	plan := folder.Plan
	plan.Name = top.need("name")
	plan.Version = top.need("version")
	plan.Owner = top.get("owner").text()
	plan.Follow = top.get("follow").text()
	plan.Language = top.get("language").language()
	plan.Product, plan.Products = product(top, plan.Language)
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
	plan.SLAs = slas(top.get("slas"))
	plan.Symptoms = symptoms(top.get("symptoms"))
	plan.Page = publicPage(top.get("page"), plan.Language)
	folder.Regulated = allNamed[string](top.get("regulators"), "regulator")
	folder.Review = review(top.get("review"))
	top.done()
}
