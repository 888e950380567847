package demo

import (
	"slices"
	"time"

	"warroom/model"
)

// declared is how long the outage has been going on.
const declared = time.Hour + 12*time.Minute + 40*time.Second

// scenario is the prepared case that fits the outage.
const scenario = "site-cut-off"

// after is a moment so long after the declaration, seen from the end.
func after(minutes, seconds int) time.Duration {
	return declared - time.Duration(minutes)*time.Minute - time.Duration(seconds)*time.Second
}

// ago is a moment so long before the end.
func ago(minutes, seconds int) time.Duration {
	return time.Duration(minutes)*time.Minute + time.Duration(seconds)*time.Second
}

// outage is the incident that is under way: something of everything that the room can show.
func (s *story) outage(plan *model.Plan) []cue {
	return slices.Concat(s.opening(), s.technical(), s.telling(), s.steps(plan))
}

func (s *story) opening() []cue {
	said := s.Outage
	return []cue{
		{by: "ben", before: declared, intent: model.Declare{
			Title: said.Title, Scope: model.AllCustomers, Urgency: model.Now,
			Scenario: scenario,
		}},
		{by: "ben", before: after(0, 20), intent: model.MarkMilestone{Milestone: model.Detected, Text: said.Detected}},
		{by: "ben", before: after(0, 40), intent: model.CheckIn{Place: model.OnSite}},
		{by: "anna", before: after(2, 40), intent: model.AcceptRole{Role: "commander"}},
		{by: "anna", before: after(2, 50), intent: model.CheckIn{Place: model.OnSite}},
		{by: "tom", before: after(4, 0), intent: model.AssignRole{Role: "telephony", Person: "tom"}},
		{by: "anna", before: declared - responding, intent: model.MovePhase{Phase: model.Respond}},
		{by: "anna", before: after(6, 30), intent: model.NameDeputy{Role: "commander", Person: "jonas"}},
		{by: "jonas", before: after(7, 0), intent: model.CheckIn{Place: model.Remote}},
		{by: "nora", before: after(8, 0), intent: model.AcceptRole{Role: "liaison"}},
		{by: "nora", before: after(8, 10), intent: model.CheckIn{Place: model.OnSite}},
		{by: "anna", before: after(15, 0), intent: model.Decision{
			Text: said.Decision, Agreed: []model.PersonID{"ben", "nora"},
		}},
		{by: "tom", before: after(20, 0), intent: model.StartWorkaround{Process: said.Process, Text: said.Workaround}},
		{by: "jonas", before: after(32, 0), intent: model.RecordReach{Person: "iris", Via: "mobile", Outcome: model.Voicemail}},
		{by: "lena", before: after(32, 40), intent: model.AcceptRole{Role: "executive"}},
		{by: "jonas", before: after(39, 0), intent: model.RecordReach{Person: "iris", Via: "landline", Outcome: model.Voicemail, Note: said.Callback}},
		{by: "tom", before: ago(2, 20), intent: model.ReleaseRole{Role: "telephony", Reason: said.Released}},
		{by: "anna", before: ago(2, 0), intent: model.AssignRole{Role: "telephony", Person: "maria"}},
	}
}

func (s *story) technical() []cue {
	said, tried := s.Outage, s.Attempts
	return []cue{
		{by: "ben", before: after(5, 0), intent: model.AssessImpact{Impact: model.Impact{
			Users: count(12_000), Customers: count(180), Systems: []string{said.Exchange, "CRM"}, Operational: model.HighRisk,
			Security: model.NoRisk, Statement: said.Impact,
		}}},
		{by: "ben", before: after(9, 0), intent: model.OpenAttempt{
			Hypothesis: tried.Controller.Hypothesis, Action: tried.Controller.Action,
		}},
		{by: "ben", before: after(16, 0), intent: model.FinishAttempt{Number: 1, Result: model.NoEffect, Finding: tried.Controller.Finding}},
		{by: "ben", before: after(17, 0), intent: model.OpenAttempt{
			Hypothesis: tried.Number.Hypothesis, Action: tried.Number.Action,
		}},
		{by: "ben", before: after(28, 0), intent: model.FinishAttempt{Number: 2, Result: model.Failed, Finding: tried.Number.Finding}},
		{by: "ben", before: after(28, 30), intent: model.Observe{Text: said.Dark}},
		{by: "ben", before: after(36, 0), intent: model.OpenAttempt{
			Hypothesis: tried.Proxy.Hypothesis, Action: tried.Proxy.Action,
		}},
		{by: "ben", before: after(44, 0), intent: model.FinishAttempt{Number: 3, Result: model.NoEffect, Finding: tried.Proxy.Finding}},
		{by: "nora", before: after(50, 0), intent: model.AssessImpact{Impact: model.Impact{Users: count(48_000), Customers: count(412)}}},
		{by: "ben", before: ago(12, 0), intent: model.OpenAttempt{
			Hypothesis: tried.Trunk.Hypothesis, Action: tried.Trunk.Action,
		}},
		{by: "nora", before: ago(1, 20), intent: model.Note{Text: said.Carrier}},
	}
}
