package demo

import (
	"time"

	"warroom/model"
)

// telling is what was told to whom: the customers' next update is late, and its draft waits for the commander.
func (s *story) telling() []cue {
	said := s.Notices
	return []cue{
		{by: "nora", before: after(9, 0), intent: model.DraftNotice{
			Audience: "customers", Text: said.Hotline, Status: model.Investigating, Next: 20 * time.Minute,
		}},
		{by: "anna", before: after(9, 8), intent: model.ApproveNotice{Number: 1}},
		{by: "nora", before: after(9, 12), intent: model.SendNotice{Number: 1}},
		{by: "nora", before: after(9, 40), intent: model.RecordNotice{Audience: "strategic", Text: said.Hotline}},
		{by: "nora", before: after(10, 0), intent: model.RecordNotice{Audience: "internal", Text: said.Callers}},
		{by: "nora", before: after(12, 0), intent: model.RecordNotice{Audience: "partners", Text: said.Hotline}},
		{by: "nora", before: after(14, 0), intent: model.RecordNotice{Audience: "executives", Text: said.CutOff}},
		{by: "nora", before: ago(44, 10), intent: model.RecordNotice{Audience: "customers", Text: said.Cause, Status: model.Identified, Next: 20 * time.Minute}},
		{by: "nora", before: ago(40, 0), intent: model.RecordNotice{Audience: "internal", Text: said.Forms}},
		{by: "nora", before: ago(24, 10), intent: model.RecordNotice{Audience: "customers", Text: said.Still, Next: 20 * time.Minute}},
		{by: "nora", before: ago(24, 10), intent: model.RecordNotice{Audience: "partners", Text: said.Cause}},
		{by: "nora", before: ago(13, 20), intent: model.RecordNotice{Audience: "strategic", Text: said.Cause}},
		{by: "nora", before: ago(12, 40), intent: model.RecordNotice{Audience: "executives", Text: said.Confirmed}},
		{by: "nora", before: ago(10, 55), intent: model.RecordNotice{Audience: "internal", Text: said.Lisbon}},
		{by: "nora", before: ago(6, 12), intent: model.DraftNotice{
			Audience: "customers", Status: model.Identified, Next: 20 * time.Minute,
			Text: said.Crew,
		}},
	}
}
