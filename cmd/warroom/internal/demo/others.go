package demo

import (
	"time"

	"warroom/model"
)

const day = 24 * time.Hour

// invoices is an incident of last week, closed and complete: its figures are on the board.
func invoices() []cue {
	const start = 6*day + 5*time.Hour
	in := func(d time.Duration) time.Duration { return start - d }
	return []cue{
		{by: "iris", before: start, intent: model.Declare{Title: "Invoices sent twice", Scope: model.SeveralCustomers, Urgency: model.Today}},
		{by: "iris", before: in(time.Minute), intent: model.MarkMilestone{Milestone: model.ImpactStart, Text: "first complaint"}},
		{by: "iris", before: in(2 * time.Minute), intent: model.MarkMilestone{Milestone: model.Detected}},
		{by: "iris", before: in(4 * time.Minute), intent: model.AssignRole{Role: "commander", Person: "iris"}},
		{by: "nora", before: in(12 * time.Minute), intent: model.RecordNotice{Audience: "customers", Text: "Some invoices went out twice. Pay each only once.", Status: model.Identified}},
		{by: "ben", before: in(15 * time.Minute), intent: model.OpenAttempt{Hypothesis: "the job ran twice", Action: "stop the second scheduler"}},
		{by: "ben", before: in(22 * time.Minute), intent: model.FinishAttempt{Number: 1, Result: model.Worked, Finding: "no further invoice leaves"}},
		{by: "iris", before: in(25 * time.Minute), intent: model.MovePhase{Phase: model.Recover}},
		{by: "ben", before: in(50 * time.Minute), intent: model.MarkMilestone{Milestone: model.ImpactEnd, Text: "credit notes are out"}},
		{by: "nora", before: in(66 * time.Minute), intent: model.RecordNotice{Audience: "customers", Text: "All double invoices are cancelled.", Status: model.Resolved}},
		{by: "iris", before: in(3 * time.Hour), intent: model.Close{Reason: "all credit notes confirmed", Anyway: true}},
	}
}

// exercise is a drill that another team is in the middle of.
func exercise() []cue {
	const start = 47 * time.Minute
	return []cue{
		{by: "jonas", before: start, intent: model.Declare{
			Title: "Data centre without power", Kind: model.Exercise, Scope: model.SeveralCustomers, Urgency: model.Now,
		}},
		{by: "jonas", before: start - time.Minute, intent: model.AssignRole{Role: "commander", Person: "jonas"}},
		{by: "jonas", before: start - 3*time.Minute, intent: model.MovePhase{Phase: model.Respond}},
		{by: "jonas", before: start - 9*time.Minute, intent: model.OpenAttempt{Action: "start the generator by hand"}},
		{by: "nora", before: start - 12*time.Minute, intent: model.RecordNotice{Audience: "customers", Text: "Exercise: we are investigating.", Status: model.Investigating}},
		{by: "jonas", before: start - 20*time.Minute, intent: model.Note{Text: "exercise director: the generator has fuel for two hours"}},
	}
}
