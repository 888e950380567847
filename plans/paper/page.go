package paper

import (
	"cmp"
	"slices"

	"warroom/model"
	"warroom/plans"
)

// Ref names one page of a plan: what one reads at a time on a screen.
type Ref struct {
	Kind  string // one of [PageKinds]
	ID    string
	Title string
	Area  model.Area // empty for what belongs to no area, or to all
}

// PageKinds are the kinds of page, in the order in which somebody in an incident reaches for them.
var PageKinds = []string{
	"scenario", "workflow", "checklist", "template", "form", "drill", "example", "role", "person", "severity", "audience",
	"system", "rotation", "regulator",
}

// overview is the id of the page that shows everything of its kind at once.
const overview = "all"

// Pages lists every page that a plan has, kind by kind. A kind that has an overview begins with it.
func Pages(folder *plans.Folder) []Ref {
	plan, labels := folder.Plan, LabelsIn(folder.Plan.Language)
	l := &pageList{}
	for _, s := range plan.Scenarios {
		l.add("scenario", s.ID, s.Title, "")
	}
	for _, w := range byArea(folder.Workflows) {
		l.add("workflow", w.ID, w.Title, w.Area)
	}
	l.checklists(plan)
	for _, t := range inOrder(plan) {
		l.add("template", t.ID, t.Title, model.AreaCommunicate)
	}
	for _, form := range folder.Forms {
		l.add("form", form.ID, form.Title, "")
	}
	for _, drill := range folder.Drills {
		l.add("drill", drill.ID, drill.Title, model.AreaLearn)
	}
	for _, example := range folder.Examples {
		l.add("example", example.ID, example.Title, model.AreaLearn)
	}
	for _, role := range plan.Roles {
		l.add("role", string(role.ID), role.Title, model.AreaTeam)
	}
	l.overview("person", labels.T("contacts"), len(plan.People)+len(plan.Bridges)+len(plan.HeadNumbers))
	for _, person := range plan.People {
		l.add("person", string(person.ID), person.Name, model.AreaTeam)
	}
	l.overview("severity", labels.T("severities"), len(plan.Severities))
	l.overview("audience", labels.T("cadence"), len(plan.Audiences))
	for _, audience := range plan.Audiences {
		l.add("audience", string(audience.ID), audience.Title, model.AreaCommunicate)
	}
	l.overview("system", labels.T("systems"), len(folder.Systems))
	for _, system := range folder.Systems {
		l.add("system", system.ID, system.Title, model.AreaContinue)
	}
	for _, rotation := range folder.Standby.Rotations {
		l.add("rotation", rotation.ID, rotation.Title, model.AreaTeam)
	}
	for _, regulator := range folder.Regulators {
		l.add("regulator", regulator.ID, regulator.Title, model.AreaDocument)
	}
	return l.refs
}

// PagesFor picks the pages of a scenario from all of a plan: itself, then what it says belongs to it.
func PagesFor(s model.Scenario, all []Ref) []Ref {
	var found []Ref
	pick := func(kind string, ids ...string) {
		for _, id := range ids {
			if n := slices.IndexFunc(all, func(r Ref) bool { return r.Kind == kind && r.ID == id }); n >= 0 {
				found = append(found, all[n])
			}
		}
	}
	pick("scenario", s.ID)
	pick("workflow", s.Workflows...)
	pick("checklist", s.Checklists...)
	pick("template", s.Templates...)
	return found
}

type pageList struct{ refs []Ref }

func (l *pageList) add(kind, id, title string, area model.Area) {
	l.refs = append(l.refs, Ref{Kind: kind, ID: id, Title: cmp.Or(title, id), Area: area})
}

// overview adds the page that shows all of a kind, if there is anything.
func (l *pageList) overview(kind, title string, count int) {
	if count > 0 {
		l.add(kind, overview, title, "")
	}
}

// checklists come phase by phase; those that are worked in calm come last.
func (l *pageList) checklists(plan *model.Plan) {
	for _, calm := range []bool{false, true} {
		for _, list := range plan.Checklists {
			if (list.Phase == "") == calm {
				l.add("checklist", list.ID, list.Title, list.Area)
			}
		}
	}
}

// byArea are workflows in the order of the areas.
func byArea(workflows []plans.Workflow) []plans.Workflow {
	return slices.SortedStableFunc(slices.Values(workflows), func(one, other plans.Workflow) int {
		return cmp.Compare(slices.Index(model.Areas, one.Area), slices.Index(model.Areas, other.Area))
	})
}

// inOrder are the templates audience by audience, stage by stage. What they say in further languages stands on their pages.
func inOrder(plan *model.Plan) []model.NoticeTemplate {
	all := plan.Originals()
	audience := func(t model.NoticeTemplate) int {
		return slices.IndexFunc(plan.Audiences, func(a model.Audience) bool { return a.ID == t.Audience })
	}
	slices.SortStableFunc(all, func(one, other model.NoticeTemplate) int {
		return cmp.Or(cmp.Compare(audience(one), audience(other)), cmp.Compare(one.Scenario, other.Scenario),
			cmp.Compare(one.Channel, other.Channel), cmp.Compare(slices.Index(model.Stages, one.Stage), slices.Index(model.Stages, other.Stage)))
	})
	return all
}
