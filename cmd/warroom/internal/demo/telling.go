package demo

import (
	"time"

	"warroom/model"
)

// telling is what was told to whom: the customers' next update is late, and its draft waits for the commander.
func telling() []cue {
	const (
		hotline = "Our hotline and our ticket system cannot be reached. We know it and are working on it."
		cause   = "A cut line is the reason. Crews are on their way. Please use the form on our status page until then."
		still   = "The repair goes on. Calls from Portugal get through again."
	)
	return []cue{
		{by: "nora", before: after(9, 0), intent: model.DraftNotice{
			Audience: "customers", Text: hotline, Status: model.Investigating, Next: 20 * time.Minute,
		}},
		{by: "anna", before: after(9, 8), intent: model.ApproveNotice{Number: 1}},
		{by: "nora", before: after(9, 12), intent: model.SendNotice{Number: 1}},
		{by: "nora", before: after(10, 0), intent: model.RecordNotice{Audience: "internal", Text: "Tell callers: we know of it, next news on the status page."}},
		{by: "nora", before: after(12, 0), intent: model.RecordNotice{Audience: "partners", Text: hotline}},
		{by: "nora", before: after(14, 0), intent: model.RecordNotice{Audience: "executives", Text: "All customers cut off from support. Cause unknown. Next report in 30 minutes."}},
		{by: "nora", before: ago(44, 10), intent: model.RecordNotice{Audience: "customers", Text: cause, Status: model.Identified, Next: 20 * time.Minute}},
		{by: "nora", before: ago(40, 0), intent: model.RecordNotice{Audience: "internal", Text: "Paper forms are at every desk. Number each of them."}},
		{by: "nora", before: ago(24, 10), intent: model.RecordNotice{Audience: "customers", Text: still, Next: 20 * time.Minute}},
		{by: "nora", before: ago(24, 10), intent: model.RecordNotice{Audience: "partners", Text: cause}},
		{by: "nora", before: ago(12, 40), intent: model.RecordNotice{Audience: "executives", Text: "Cut fibre confirmed. 412 customers hit. No decision needed from you now."}},
		{by: "nora", before: ago(10, 55), intent: model.RecordNotice{Audience: "internal", Text: "Lisbon takes calls from now on. Hand over by phone."}},
		{by: "nora", before: ago(6, 12), intent: model.DraftNotice{
			Audience: "customers", Status: model.Identified, Next: 20 * time.Minute,
			Text: "The carrier has found the cut and a crew is at work. We expect calls to work again in the early afternoon.",
		}},
	}
}
