package paper

import (
	"slices"

	"warroom/model"
	"warroom/plans"
)

// Page sets one page of a plan, and tells whether there is such a page. It begins with its title; numbers that are
// marked as private are on it only where the options ask for them.
func Page(folder *plans.Folder, ref Ref, o Options) (Document, bool) {
	all := Pages(folder)
	at := slices.IndexFunc(all, func(r Ref) bool { return r.Kind == ref.Kind && r.ID == ref.ID })
	if at < 0 {
		return Document{}, false
	}
	return page(folder, all[at], o), true
}

// PagesOf sets every page of a plan, in the order of [Pages].
func PagesOf(folder *plans.Folder, o Options) ([]Ref, []Document) {
	refs := Pages(folder)
	if o.Labels == nil {
		o.Labels = o.labels(folder.Plan) // once, not for every page
	}
	return refs, each(refs, func(ref Ref) Document { return page(folder, ref, o) })
}

// page sets a page that is there. What the printed plan shows in a chapter is set by the same hand, from a plan that
// holds nothing else of its kind.
func page(folder *plans.Folder, ref Ref, o Options) Document {
	doc := o.document(folder.Plan, ref.Title)
	whole := &book{Document: doc, folder: folder, plan: folder.Plan, options: o}
	only, plan := *folder, *folder.Plan
	b := &book{Document: doc, folder: &only, plan: &plan, options: o}
	switch ref.Kind {
	case "scenario":
		s, _ := plan.Scenario(ref.ID)
		b.scenario(s)
	case "workflow":
		only.Workflows = named(only.Workflows, func(w plans.Workflow) bool { return w.ID == ref.ID })
		b.workflows()
	case "checklist":
		list, _ := plan.Checklist(ref.ID)
		b.add(b.checklist(&plan, list, 1)...)
	case "template":
		t, _ := plan.Template(ref.ID)
		for _, said := range append([]model.NoticeTemplate{t}, plan.Translations(t)...) {
			b.template(said)
		}
	case "form":
		form, _ := FormNamed(folder, ref.ID)
		b.form(form)
	case "drill":
		only.Drills = named(only.Drills, func(d plans.Drill) bool { return d.ID == ref.ID })
		b.drills()
	case "example":
		only.Examples = named(only.Examples, func(e plans.Example) bool { return e.ID == ref.ID })
		b.examples()
	case "role":
		plan.Roles = named(plan.Roles, func(r model.RoleRule) bool { return string(r.ID) == ref.ID })
		b.roles()
	case "severity":
		b.grading()
	default:
		b.Blocks = whole.lookUp(ref)
	}
	return b.entitled(ref.Title)
}

// lookUp sets what people look up rather than read: contacts, audiences, systems, standby, regulators.
func (b *book) lookUp(ref Ref) []Block {
	switch ref.Kind {
	case "person":
		if ref.ID == overview {
			b.contacts()
			break
		}
		person, _ := b.plan.Person(model.PersonID(ref.ID))
		b.person(person)
	case "audience":
		if ref.ID != overview {
			plan := *b.plan
			plan.Audiences = named(plan.Audiences, func(a model.Audience) bool { return string(a.ID) == ref.ID })
			b.plan = &plan
		}
		b.telling()
	case "system":
		if ref.ID == overview {
			b.systems()
			break
		}
		for _, s := range named(b.folder.Systems, func(s plans.System) bool { return s.ID == ref.ID }) {
			b.oneSystem(s)
		}
	case "rotation":
		for _, r := range named(b.folder.Standby.Rotations, func(r plans.Rotation) bool { return r.ID == ref.ID }) {
			b.add(b.standby(b.folder, r, pageWeeks, b.options)...)
		}
	case "regulator":
		for _, r := range named(b.folder.Regulators, func(r plans.Regulator) bool { return r.ID == ref.ID }) {
			b.regulator(r, slices.Contains(b.folder.Regulated, r.ID))
		}
	}
	return b.Blocks
}

// pageWeeks is how far ahead a page shows who is on call.
const pageWeeks = 6

// named are the elements that fit.
func named[T any](all []T, fits func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), func(one T) bool { return !fits(one) })
}

// entitled puts the title on top, in place of the chapter and the section that the printed plan would begin with.
func (b *book) entitled(title string) Document {
	doc, blocks := b.Document, b.Blocks
	for len(blocks) > 0 {
		h, ok := blocks[0].(Heading)
		if !ok || h.Level > 1 && h.Text != title {
			break
		}
		blocks = blocks[1:]
	}
	blocks = slices.DeleteFunc(slices.Clone(blocks), func(block Block) bool {
		h, ok := block.(Heading)
		return ok && h.Level == 2 && h.Text == title
	})
	doc.Blocks = append([]Block{Heading{Level: 1, Text: title}}, blocks...)
	return doc
}
