package tui

import (
	"warroom/model"
	"warroom/tui/pane"
)

// compare marks what another plan has brought, when the incident in the room has just begun to run on it. What was
// ticked stays ticked: an incident knows its steps by their ids.
func (r *Room) compare(before snapshot) {
	switch {
	case before.inc == nil || r.data.inc == nil || before.inc.ID != r.data.inc.ID:
		return
	case before.plan == nil || before.plan.Digest == "" || r.data.plan == nil || r.data.plan.Digest == "":
		return
	case before.plan.Digest == r.data.plan.Digest:
		return
	}
	if items := model.ItemChanges(before.plan, r.data.plan); len(items) > 0 {
		r.changes = &pane.Changes{Items: items}
	}
}
