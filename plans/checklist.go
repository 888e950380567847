package plans

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"warroom/model"
)

// maxMarkdown is the longest checklist or template that is read; nobody works through more under pressure.
const maxMarkdown = 128 << 10

// prepare is how a list says that it is worked in calm, before anything happens.
const prepare model.Phase = "prepare"

// checklist reads a Markdown file: front matter, words to begin with, then a task list. Text between and after the steps
// is for the reader of the file.
func (r *reading) checklist(f file) model.Checklist {
	if len(f.text) > maxMarkdown {
		r.note(place{file: f.path}, "split it; at most 128 KiB are read", "the checklist is too long")
		return model.Checklist{ID: fileID(f)}
	}
	head, start, body := r.frontMatter(f)
	phase := head.get("phase")
	list := model.Checklist{
		ID:       idOf(head, f, "checklist"),
		Title:    head.need("title"),
		Area:     word(head.get("area"), "area", model.Areas),
		Phase:    word(phase, "phase", append(slices.Clone(model.Phases), prepare)),
		Role:     named[model.RoleID](head.get("role"), "role"),
		Scenario: named[string](head.get("scenario"), "scenario"),
		OnDemand: head.get("on_demand").flag(),
		From:     head.get("from").severity(),
	}
	switch list.Phase {
	case prepare:
		list.Phase = ""
	case "":
		phase.note("write \"phase: respond\" or another phase", "it is not said in which phase this list is worked")
	}
	head.done()
	list.Intro = intro(body)
	list.Items = r.steps(start, body)
	if len(list.Items) == 0 {
		r.note(start, "write each step as \"- [ ] what to do\"", "the list has no steps")
	}
	nameSteps(list.ID, list.Items)
	return list
}

// intro is what stands before the first step.
func intro(body []byte) string {
	if first := firstStep.FindIndex(body); first != nil {
		body = body[:first[0]]
	}
	return strings.TrimSpace(string(body))
}

var firstStep = regexp.MustCompile(`(?m)^ {0,3}(?:[-*+]|\d+[.)]) \[[ xX]\][ \t]`)

// nameSteps gives every step its id: the one it states (already in ID), or a slug of its text. Of two steps with
// the same words the second gets "-2". Ids do not depend on the order of different steps, so ticks survive sorting.
func nameSteps(list string, steps []model.ItemRule) {
	taken := map[string]bool{}
	for _, step := range steps {
		taken[string(step.ID)] = true
	}
	same := map[string]int{} // steps so far by their words
	for i := range steps {
		id := string(steps[i].ID)
		if id == "" {
			words := slug(steps[i].Text)
			for id = words; taken[id]; id = words + "-" + strconv.Itoa(same[words]) {
				same[words] = max(same[words], 1) + 1
			}
			taken[id] = true
		}
		steps[i].ID = model.ItemID(list + "/" + id)
	}
}

// sortChecklists puts lists into the order of the phases, then of the areas, then of their ids, whatever their files are
// called: who leads stands before who repairs, and who repairs before who writes it down.
func sortChecklists(lists []model.Checklist) {
	slices.SortStableFunc(lists, func(a, b model.Checklist) int {
		return cmp.Or(
			cmp.Compare(slices.Index(model.Phases, a.Phase), slices.Index(model.Phases, b.Phase)),
			cmp.Compare(slices.Index(model.Areas, a.Area), slices.Index(model.Areas, b.Area)),
			cmp.Compare(a.ID, b.ID),
		)
	})
}
