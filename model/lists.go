package model

import (
	"cmp"
	"slices"
	"time"
)

// ListView is a checklist of the plan together with what the incident knows of its items.
type ListView struct {
	Checklist
	Started Stamp // when its phase was first entered; zero if it was not
	Items   []ItemView
	Done    int // done or skipped
}

// ItemView is a step with its state.
type ItemView struct {
	Item
	Rule  ItemRule
	Text  string    // the plan's text, or that of a step added by hand
	Role  RoleID    // who should do it: assigned here, else by the item, else by its list
	Due   time.Time // zero: no time
	Added bool      // added by hand, or gone from the plan but touched in this incident
}

// Lists merges the plan's checklists with the incident: those that fit its severity and scenario, in the order of
// phases, the present phase's first and in each the lists of the scenario first. Steps that only the incident knows
// come at the end of their list.
func Lists(inc *Incident, plan *Plan) []ListView {
	var views []ListView
	seen := map[ItemID]bool{}
	for _, list := range plan.Checklists {
		if !list.fits(inc, plan) {
			for _, rule := range list.Items {
				seen[rule.ID] = inc.Items[rule.ID].State == ItemOpen
			}
			continue
		}
		view := ListView{Checklist: list, Started: inc.PhaseStarts[list.Phase], Items: make([]ItemView, 0, len(list.Items))}
		for _, rule := range list.Items {
			seen[rule.ID] = true
			view.add(inc.Items[rule.ID], rule, false)
		}
		views = append(views, view)
	}
	views = addByHand(views, inc, plan, seen)
	scenario, _ := plan.Scenario(inc.Scenario)
	slices.SortStableFunc(views, func(a, b ListView) int {
		return cmp.Or(cmp.Compare(a.distance(inc.Phase), b.distance(inc.Phase)), scenario.compare(a.ID, b.ID))
	})
	return views
}

func (c Checklist) fits(inc *Incident, plan *Plan) bool {
	if c.Phase == "" || c.From != 0 && !inc.Severity.Level.AtLeast(c.From) {
		return false
	}
	if scenario, ok := plan.Scenario(inc.Scenario); ok {
		switch {
		case scenario.brings(c.ID):
			return true
		case scenario.leavesOut(c.ID):
			return false
		}
	}
	return !c.OnDemand && (c.Scenario == "" || c.Scenario == inc.Scenario)
}

// distance puts the present phase first, then what comes, then what has passed.
func (v ListView) distance(phase Phase) int {
	at, here := slices.Index(Phases, v.Phase), slices.Index(Phases, phase)
	if at < here {
		return len(Phases) + here - at
	}
	return at - here
}

func (v *ListView) add(item Item, rule ItemRule, byHand bool) {
	view := ItemView{Item: item, Rule: rule, Text: cmp.Or(rule.Text, item.Text, string(item.ID)), Added: byHand}
	view.ID = cmp.Or(rule.ID, item.ID)
	view.Role = cmp.Or(item.Role, rule.Role, v.Role)
	if rule.Within > 0 && !v.Started.IsZero() {
		view.Due = v.Started.At.Add(rule.Within)
	}
	if !item.AddedDue.IsZero() {
		view.Due = item.AddedDue.At
	}
	if item.State != ItemOpen {
		v.Done++
	}
	v.Items = append(v.Items, view)
}

// addByHand appends steps that the plan does not have, or not for this incident: to their list, or to a list of their own.
func addByHand(views []ListView, inc *Incident, plan *Plan, seen map[ItemID]bool) []ListView {
	var extra []Item
	for id, item := range inc.Items {
		if !seen[id] {
			extra = append(extra, item)
		}
	}
	slices.SortFunc(extra, func(a, b Item) int { return cmp.Compare(a.ID, b.ID) })
	for _, item := range extra {
		rule, list, planned := plan.Item(item.ID)
		if !planned {
			list = Checklist{ID: item.ID.Checklist(), Phase: inc.Phase}
		}
		at := slices.IndexFunc(views, func(v ListView) bool { return v.Checklist.ID == list.ID })
		if at < 0 {
			views = append(views, ListView{Checklist: list, Started: inc.PhaseStarts[list.Phase]})
			at = len(views) - 1
		}
		views[at].add(item, rule, true)
	}
	return views
}
