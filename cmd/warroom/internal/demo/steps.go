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
	starts := map[model.Phase]time.Duration{model.Assess: 0, model.Respond: responding}
	prepared, _ := plan.Scenario(scenario)
	for _, list := range plan.Checklists {
		start, begun := starts[list.Phase]
		brought := slices.Contains(prepared.Checklists, list.ID)
		if !begun || list.Scenario != "" || list.OnDemand && !brought || slices.Contains(prepared.Without, list.ID) {
			continue
		}
		for _, item := range list.Items {
			role := item.Role
			if role == "" {
				role = list.Role
			}
			if item.Within == 0 || left[item.ID] || doers[role] == "" {
				continue
			}
			if done := declared - start - item.Within*4/5; done > 0 { // else it is still to come
				cues = append(cues, cue{by: doers[role], before: done, intent: model.TickItem{Item: item.ID}})
			}
		}
	}
	return cues
}
