package paper

import (
	"strings"
	"time"

	"warroom/model"
	"warroom/plans"
)

// Options are what every builder is told.
type Options struct {
	Now     time.Time // when it is printed, in the zone of the reader
	Labels  *Labels   // see [LabelsIn]; nil: those of the plan's language
	Private bool      // print the numbers that are marked as private, too
}

// document is an empty document about a plan.
func (o Options) document(plan *model.Plan, title string) Document {
	return Document{
		Title: title, Labels: o.labels(plan),
		Origin: Origin{Name: plan.Name, Version: plan.Version, Digest: plan.Digest, Printed: o.Now},
	}
}

// labels are those that were given, or those of the plan's language.
func (o Options) labels(plan *model.Plan) *Labels {
	if o.Labels != nil {
		return o.Labels
	}
	return LabelsIn(plan.Language)
}

// Checklists puts checklists on paper, each on a page of its own: those that are named, or all. An unknown name is an
// error with [model.CodeNotFound].
func Checklists(folder *plans.Folder, names []string, o Options) (Document, error) {
	plan := folder.Plan
	doc := o.document(plan, o.labels(plan).T("checklists"))
	lists := plan.Checklists
	if len(names) > 0 {
		lists = nil
		for _, name := range names {
			list, found := plan.Checklist(name)
			if !found {
				return doc, notFound("checklist", name)
			}
			lists = append(lists, list)
		}
	}
	if len(lists) == 1 {
		doc.Title = lists[0].Title
	}
	for _, list := range lists {
		doc.Blocks = append(doc.Blocks, PageBreak{})
		doc.Blocks = append(doc.Blocks, doc.checklist(plan, list, 1)...)
	}
	return doc, nil
}

// notFound says that the plan has nothing of that name.
func notFound(what, name string) error {
	return &model.Error{
		Code: model.CodeNotFound, Message: "there is no " + what + " " + name + " in the plan",
		Args: map[string]string{"what": what, "name": name},
	}
}

// checklist makes the blocks of one list: its head, and its steps with boxes.
func (d Document) checklist(plan *model.Plan, list model.Checklist, level int) []Block {
	facts := d.about(plan, list)
	blocks := []Block{Heading{Level: level, Text: list.Title, Listed: true}}
	if len(facts) > 0 {
		blocks = append(blocks, Paragraph{Text: plain(strings.Join(facts, " · ")), Size: Small})
	}
	blocks = append(blocks, prose(list.Intro, level+1)...)
	return append(blocks, d.steps(plan, list))
}

// about says for whom and when a list is.
func (d Document) about(plan *model.Plan, list model.Checklist) []string {
	var facts []string
	if list.Role != "" {
		facts = append(facts, roleTitle(plan, list.Role))
	}
	if list.Phase == "" {
		facts = append(facts, d.Labels.T("calm"))
	} else {
		facts = append(facts, d.Labels.T("phase."+string(list.Phase)))
	}
	if list.From != 0 {
		facts = append(facts, d.Labels.T("from", "severity", list.From.String()))
	}
	if scenario, ok := plan.Scenario(list.Scenario); ok {
		facts = append(facts, d.Labels.T("scenario-only", "scenario", scenario.Title))
	}
	if list.OnDemand {
		facts = append(facts, d.Labels.T("on-demand"))
	}
	return facts
}

// steps are the items of a list as tasks, nested as they are in the plan.
func (d Document) steps(plan *model.Plan, list model.Checklist) List {
	root := &List{Kind: Tasks, Sign: true}
	rest := list.Items
	root.Items = d.nested(plan, list, &rest, 0)
	return *root
}

// nested takes the items of one level, with those that are deeper below them.
func (d Document) nested(plan *model.Plan, list model.Checklist, rest *[]model.ItemRule, level int) []Item {
	var items []Item
	for len(*rest) > 0 && (*rest)[0].Level >= level {
		step := (*rest)[0]
		*rest = (*rest)[1:]
		item := Item{Text: plain(step.Text), Note: d.when(plan, list, step), Below: prose(step.Detail, 2)}
		if len(*rest) > 0 && (*rest)[0].Level > level {
			below := d.nested(plan, list, rest, level+1)
			item.Below = append(item.Below, List{Kind: Tasks, Sign: true, Items: below})
		}
		items = append(items, item)
	}
	return items
}

// when says by when a step is due, and whose it is if not everybody's of the list.
func (d Document) when(plan *model.Plan, list model.Checklist, step model.ItemRule) string {
	var parts []string
	if step.Within > 0 {
		parts = append(parts, d.Labels.T("within", "span", d.Labels.Span(step.Within)))
	}
	if step.Role != "" && step.Role != list.Role {
		parts = append(parts, roleTitle(plan, step.Role))
	}
	return strings.Join(parts, " · ")
}

// roleTitle is what a role is called, or its id if the plan does not know it.
func roleTitle(plan *model.Plan, id model.RoleID) string {
	if rule, ok := plan.Role(id); ok && rule.Title != "" {
		return rule.Title
	}
	return string(id)
}
