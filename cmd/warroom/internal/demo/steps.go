package demo

import (
	"slices"
	"time"

	"warroom/model"
)

// doers are who works for a role in the story.
var doers = map[model.RoleID]model.PersonID{
	"commander": "anna", "technical-lead": "ben", "liaison": "nora", "telephony": "tom", "scribe": "jonas", "executive": "lena",
}

// left are steps that nobody has ticked: one was promised for later and that time is over, one is late.
var left = map[model.ItemID]bool{"communicate/call-hardest-hit": true, "continuity/announcement-true": true, "technical/backups": true}

// responding is when the phase of that name began, after the declaration.
const responding = 6 * time.Minute

// steps ticks what a good team would have done by now, each step shortly before it was due.
func (s *story) steps(plan *model.Plan) []cue {
	cues := []cue{
		{by: "ben", before: after(30, 0), intent: model.SkipItem{Item: "technical/backups", Reason: s.Outage.Unreachable}},
		{by: "nora", before: ago(23, 0), intent: model.BoxItem{Item: "communicate/call-hardest-hit", For: 15 * time.Minute}},
		{by: "anna", before: ago(4, 30), intent: model.AddItem{
			Checklist: "continuity", Text: s.Outage.Added, Person: "tom", Within: 20 * time.Minute,
		}},
	}
	begins := map[model.Phase]time.Duration{model.Assess: declared, model.Respond: declared - responding}
	prepared, _ := plan.Scenario(scenario)
	return append(cues, ticks(plan, prepared, begins, func(role model.RoleID) model.PersonID { return doers[role] })...)
}

// ticks are the steps of an incident that has come through some phases, each of which began so long ago. Who does the
// steps of a role is asked of doer.
func ticks(plan *model.Plan, prepared model.Scenario, begins map[model.Phase]time.Duration, doer func(model.RoleID) model.PersonID) []cue {
	var cues []cue
	for _, list := range plan.Checklists {
		start, begun := begins[list.Phase]
		brought := slices.Contains(prepared.Checklists, list.ID)
		if !begun || list.Scenario != "" || list.OnDemand && !brought || slices.Contains(prepared.Without, list.ID) {
			continue
		}
		for _, item := range list.Items {
			role := item.Role
			if role == "" {
				role = list.Role
			}
			if item.Within == 0 || left[item.ID] || doer(role) == "" {
				continue
			}
			if done := start - item.Within*4/5; done > 0 { // else it is still to come
				cues = append(cues, cue{by: doer(role), before: done, intent: model.TickItem{Item: item.ID}})
			}
		}
	}
	return cues
}
