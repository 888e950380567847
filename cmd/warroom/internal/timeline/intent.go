package timeline

import (
	"regexp"

	"warroom/model"
)

// moments are the types that state a milestone, with the milestone.
var moments = map[string]model.Milestone{
	"impact_start": model.ImpactStart, "cause": model.Cause, "detection": model.Detected, "page": model.Paged,
	"ack": model.Acknowledged, "declared": model.DeclaredAt, "mitigated": model.Mitigated,
	"impact_end": model.ImpactEnd, "resolved": model.ResolvedAt,
}

// once are the milestones of which only the first mention counts: later ones are further pages and detections.
var once = map[model.Milestone]bool{
	model.ImpactStart: true, model.Cause: true, model.Detected: true, model.Paged: true, model.Acknowledged: true,
	model.DeclaredAt: true,
}

// public is the public status at the end of a customer update: `… back online = resolved`.
var public = regexp.MustCompile(`=\s*(investigating|identified|monitoring|resolved)\s*$`)

// Intents answers what the rows mean for the log, one intent per row.
func Intents(rows []Row) []model.Intent {
	seen := map[model.Milestone]bool{}
	intents := make([]model.Intent, len(rows))
	for n, row := range rows {
		intents[n] = row.intent(seen)
	}
	return intents
}

func (row Row) intent(seen map[model.Milestone]bool) model.Intent {
	switch row.Type {
	case "customer_update":
		notice := model.RecordNotice{Audience: "customers", Text: row.What, Source: row.Source}
		if found := public.FindStringSubmatch(row.What); found != nil {
			notice.Status = model.PublicStatus(found[1])
		}
		return notice
	case "internal_update":
		return model.RecordNotice{Audience: "internal", Text: row.What, Source: row.Source}
	}
	milestone, moment := moments[row.Type]
	if !moment || once[milestone] && seen[milestone] {
		return model.Recount{Type: row.Type, Text: row.What, Source: row.Source}
	}
	seen[milestone] = true
	return model.MarkMilestone{Milestone: milestone, Text: row.What, Source: row.Source}
}
