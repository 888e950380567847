package tui

import (
	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/pane"
)

// next are the actions that the pane in front most likely needs now, the most needed first: where there is no room for
// all hints, theirs stay.
func (r *Room) next(c action.Context) []string {
	switch r.focus {
	case pane.Comms:
		return r.nextNotice(c)
	case pane.Customers:
		if c.Selection.Customer == "" {
			return []string{"customer-hit", action.Caller, action.Filter}
		}
		if c.Selection.Promise != 0 {
			return []string{"customer-promise-answer", "customer-told", "customer-promise", "customer-escalate"}
		}
		return []string{"customer-told", "customer-promise", "customer-escalate", "customer-hit", "customer-credit"}
	}
	return nil
}

// nextNotice: where letters do not leave, the ways that work; then what the draft that waits lacks, or a new one.
func (r *Room) nextNotice(c action.Context) []string {
	var ids []string
	if r.unsent() {
		ids = append(ids, action.Ways)
	}
	if n, waits := c.Pending(); waits {
		audience, _ := c.Plan.Audience(n.Audience)
		if n.WaitsFor(audience) != "" {
			ids = append(ids, "approve")
		} else {
			ids = append(ids, "send")
		}
		return append(ids, action.ViewNotice, "notice-edit", "compose", action.Ways)
	}
	return append(ids, "compose", action.Ways, action.ViewNotice, "nothing-new", "snooze")
}

// unsent tells whether letters wait that cannot leave by themselves.
func (r *Room) unsent() bool {
	if r.outside.setup != nil {
		return true
	}
	for _, link := range r.outside.links {
		if link.State == model.LinkOffline && link.Waiting > 0 {
			return true
		}
	}
	return false
}
