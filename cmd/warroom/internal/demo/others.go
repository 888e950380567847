package demo

import (
	"time"

	"warroom/model"
)

const day = 24 * time.Hour

// invoices is an incident of last week, closed and complete: its figures are on the board.
func (s *story) invoices() []cue {
	said := s.Invoices
	const start = 6*day + 5*time.Hour
	in := func(d time.Duration) time.Duration { return start - d }
	return []cue{
		{by: "iris", before: start, intent: model.Declare{Title: said.Title, Scope: model.SeveralCustomers, Urgency: model.Today}},
		{by: "iris", before: in(time.Minute), intent: model.MarkMilestone{Milestone: model.ImpactStart, Text: said.Began}},
		{by: "iris", before: in(2 * time.Minute), intent: model.MarkMilestone{Milestone: model.Detected}},
		{by: "iris", before: in(4 * time.Minute), intent: model.AssignRole{Role: "commander", Person: "iris"}},
		{by: "nora", before: in(12 * time.Minute), intent: model.RecordNotice{Audience: "customers", Text: said.Notice, Status: model.Identified}},
		{by: "ben", before: in(15 * time.Minute), intent: model.OpenAttempt{Hypothesis: said.Scheduler.Hypothesis, Action: said.Scheduler.Action}},
		{by: "ben", before: in(22 * time.Minute), intent: model.FinishAttempt{Number: 1, Result: model.Worked, Finding: said.Scheduler.Finding}},
		{by: "iris", before: in(25 * time.Minute), intent: model.MovePhase{Phase: model.Recover}},
		{by: "ben", before: in(50 * time.Minute), intent: model.MarkMilestone{Milestone: model.ImpactEnd, Text: said.Ended}},
		{by: "nora", before: in(66 * time.Minute), intent: model.RecordNotice{Audience: "customers", Text: said.Resolved, Status: model.Resolved}},
		{by: "iris", before: in(3 * time.Hour), intent: model.Close{Reason: said.Closed, Anyway: true}},
	}
}

// exercise is a drill that another team is in the middle of.
func (s *story) exercise(plan *model.Plan) []cue {
	said := s.Exercise
	const start = 47 * time.Minute
	begins := map[model.Phase]time.Duration{model.Assess: start, model.Respond: start - 3*time.Minute}
	alone := func(model.RoleID) model.PersonID { return "jonas" } // the director writes for all who take part
	return append(ticks(plan, model.Scenario{}, begins, alone), []cue{
		{by: "jonas", before: start, intent: model.Declare{
			Title: said.Title, Kind: model.Exercise, Scope: model.SeveralCustomers, Urgency: model.Now,
		}},
		{by: "jonas", before: start - time.Minute, intent: model.AssignRole{Role: "commander", Person: "jonas"}},
		{by: "jonas", before: start - 3*time.Minute, intent: model.MovePhase{Phase: model.Respond}},
		{by: "jonas", before: start - 9*time.Minute, intent: model.OpenAttempt{Action: said.Generator}},
		{by: "nora", before: start - 12*time.Minute, intent: model.RecordNotice{Audience: "customers", Text: said.Notice, Status: model.Investigating}},
		{by: "jonas", before: start - 20*time.Minute, intent: model.Note{Text: said.Director}},
	}...)
}
