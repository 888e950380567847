package pane

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// now is 11:42 in Berlin, 1:12:40 after the declaration of the busy scene.
var now = time.Date(2026, 11, 20, 10, 42, 0, 0, time.UTC)

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}()

// script writes the events of one incident.
type script struct {
	tb     testing.TB
	events []model.Event
}

// at records a fact that happened so long before now.
func (s *script) at(ago time.Duration, who model.PersonID, body model.Body) model.Ref {
	s.tb.Helper()
	return s.stamped(model.StampAt(now.Add(-ago), "Europe/Berlin"), who, body)
}

func (s *script) stamped(stamp model.Stamp, who model.PersonID, body model.Body) model.Ref {
	s.tb.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		s.tb.Fatal(err)
	}
	event := model.Event{
		Site: "FRA-3f9a2c71", Seq: uint64(len(s.events) + 1), HLC: model.HLC(len(s.events) + 1), Incident: "i-17", Kind: body.Kind(),
		Actor: model.Actor{Person: who, Device: "pts/3"}, HappenedAt: stamp, RecordedAt: stamp.At, Body: raw,
	}
	s.events = append(s.events, event)
	return event.Ref()
}

func (s *script) incident() *model.Incident { return model.Fold(s.events) }

func plan() *model.Plan {
	return &model.Plan{
		Digest: "d1", Name: "Crisis plan", Product: "the portal", Language: "en",
		Severities: []model.SeverityRule{{
			Level: model.SEV1, Title: "Customers cannot work, or cannot reach us", Acknowledge: 5 * time.Minute, Resolve: 4 * time.Hour,
			Criteria: []string{"A core service is down for most customers", "No customer can reach support"},
		}},
		Matrix: []model.MatrixRule{{Scope: model.AllCustomers, Urgency: model.Now, Severity: model.SEV1}},
		Roles: []model.RoleRule{
			{ID: "commander", Title: "Commander", Holders: []model.PersonID{"anna", "jonas"}, FillWithin: 5 * time.Minute, AnswerWithin: 5 * time.Minute},
			{ID: "liaison", Title: "Liaison", Holders: []model.PersonID{"nora"}, FillWithin: 10 * time.Minute, AnswerWithin: 5 * time.Minute},
			{ID: "technical-lead", Title: "Technical lead", Holders: []model.PersonID{"ben", "iris"}, AnswerWithin: 5 * time.Minute},
			{ID: "telephony", Title: "Telephony", Holders: []model.PersonID{"maria", "paul"}, FillWithin: 15 * time.Minute, AnswerWithin: 5 * time.Minute},
			{ID: "scribe", Title: "Scribe", FillWithin: 15 * time.Minute},
		},
		People: []model.Person{
			{ID: "anna", Name: "Anna Weber", Contacts: []model.Contact{{Way: "mobile", Value: "+49 170 555 0101"}, {Way: "landline", Value: "+49 69 555 0101"}}},
			{ID: "jonas", Name: "Jonas Roth"},
			{ID: "nora", Name: "Nora Lima"},
			{ID: "ben", Name: "Ben Okafor"},
			{ID: "iris", Name: "Iris Kern"},
			{ID: "maria", Name: "Maria Sá"},
			{ID: "paul", Name: "Paul Berg"},
		},
		Channels: []model.Channel{{ID: "mail", Title: "Mail"}, {ID: "page", Title: "Page"}, {ID: "chat", Title: "Chat"}},
		Audiences: []model.Audience{
			{ID: "customers", Title: "Customers", Channels: []model.ChannelID{"mail", "page"}, Owner: "liaison", Approval: []model.RoleID{"commander"}, Public: true},
			{ID: "partners", Title: "Partners", Channels: []model.ChannelID{"mail"}, Owner: "liaison", Public: true},
			{ID: "executives", Title: "Executives", Channels: []model.ChannelID{"chat"}, Owner: "commander"},
			{ID: "internal", Title: "Internal", Channels: []model.ChannelID{"chat"}, Owner: "liaison"},
		},
		Cadences: []model.Cadence{
			{Severity: model.SEV1, Audience: "customers", First: 15 * time.Minute, Every: 20 * time.Minute, Closing: 30 * time.Minute},
			{Severity: model.SEV1, Audience: "partners", First: 30 * time.Minute, Every: 30 * time.Minute},
			{Severity: model.SEV1, Audience: "executives", First: 30 * time.Minute, Every: 30 * time.Minute},
			{Severity: model.SEV1, Audience: "internal", First: 15 * time.Minute, Every: 30 * time.Minute},
		},
		Bridges:   []model.Bridge{{Title: "War room", DialIn: "+49 69 555 0100", PIN: "4711"}},
		Scenarios: []model.Scenario{{ID: "cut-off", Title: "Site cut off"}},
		Checklists: []model.Checklist{
			list("first-hour", "first hour", model.Respond, "commander", "bridge opened", "announcement on the head number",
				"call the ten largest customers", "second line moved to paper forms", "reset VPN", "tell the night shift"),
			list("technical", "technical", model.Respond, "technical-lead", "freeze deployments", "save the logs", "name a second pair of eyes"),
			list("core-service", "core service", model.Recover, "technical-lead", "check the backlog", "switch back one by one"),
		},
	}
}

func list(id, title string, phase model.Phase, role model.RoleID, steps ...string) model.Checklist {
	l := model.Checklist{ID: id, Title: title, Phase: phase, Role: role}
	for n, step := range steps {
		rule := model.ItemRule{ID: model.ItemID(fmt.Sprintf("%s/%d", id, n+1)), Text: step}
		switch step {
		case "call the ten largest customers":
			rule.Role, rule.Within = "liaison", 60*time.Minute
		case "second line moved to paper forms":
			rule.Within = 72 * time.Minute
		}
		l.Items = append(l.Items, rule)
	}
	return l
}

func count(n int) *int { return &n }

// calm is an incident that was just declared; everything is still ahead.
func calm(tb testing.TB, kind model.IncidentKind) *script {
	s := &script{tb: tb}
	number := "2026-017"
	if kind == model.Exercise {
		number = "2026-X04"
	}
	s.at(90*time.Second, "anna", model.Declared{
		Number: number, IncidentKind: kind, Title: "Hotline and ticket system unreachable", Plan: model.PlanRef{Digest: "d1", Name: "Crisis plan"},
		Severity: model.SeveritySet{Level: model.SEV1, Proposed: model.SEV1}, Scope: model.AllCustomers, Urgency: model.Now,
	})
	s.at(90*time.Second, "anna", model.RoleAssigned{Role: "commander", Person: "anna", Accepted: true})
	s.at(80*time.Second, "anna", model.RoleAssigned{Role: "liaison", Person: "nora"})
	return s
}

// busy is an incident in its second hour, with something late in every pane.
func busy(tb testing.TB) *script {
	s := &script{tb: tb}
	began := 72*time.Minute + 40*time.Second
	s.at(began, "ben", model.Declared{
		Number: "2026-017", IncidentKind: model.Real, Title: "Hotline and ticket system unreachable", Scenario: "cut-off",
		Plan:     model.PlanRef{Digest: "d1", Name: "Crisis plan"},
		Severity: model.SeveritySet{Level: model.SEV1, Proposed: model.SEV1}, Scope: model.AllCustomers, Urgency: model.Now,
	})
	s.at(70*time.Minute, "anna", model.RoleAssigned{Role: "commander", Person: "anna", Accepted: true})
	s.at(70*time.Minute, "anna", model.PersonCheckedIn{Person: "anna", Place: model.OnSite})
	s.at(70*time.Minute, "ben", model.RoleAssigned{Role: "technical-lead", Person: "ben", Accepted: true})
	s.at(69*time.Minute, "ben", model.PersonCheckedIn{Person: "ben", Place: model.OnSite})
	s.at(69*time.Minute, "anna", model.PhaseMoved{Phase: model.Respond})
	s.at(68*time.Minute, "nora", model.RoleAssigned{Role: "liaison", Person: "nora", Accepted: true})
	s.at(66*time.Minute, "anna", model.ImpactAssessed{Impact: model.Impact{
		Scope: model.AllCustomers, Urgency: model.Now, Users: count(30000), Customers: count(420), Systems: []string{"PBX"},
	}, Proposed: model.SEV1})
	s.at(64*time.Minute, "anna", model.ItemMarked{Item: "first-hour/1", State: model.ItemDone})
	s.at(63*time.Minute, "nora", model.NoticeRecorded{Number: 1, Audience: "customers", Text: "We are looking into it.", Status: model.Investigating, Channels: []model.ChannelID{"page"}})
	s.at(60*time.Minute, "paul", model.ItemMarked{Item: "first-hour/2", State: model.ItemDone})
	s.at(58*time.Minute, "ben", model.WorkaroundStarted{Number: 1, Process: "support", Text: "paper forms"})
	s.at(55*time.Minute, "ben", model.AttemptOpened{Number: 1, Action: "restart the session border controller", By: "ben"})
	note := s.at(50*time.Minute, "nora", model.NoteWritten{Text: "carrier has a technician on the way"})
	s.at(48*time.Minute, "ben", model.AttemptFinished{Number: 1, Result: model.NoEffect, Finding: "same alarms after the restart"})
	s.at(46*time.Minute, "iris", model.AttemptOpened{Number: 2, Hypothesis: "VPN certificates expired", Action: "reset VPN", By: "iris"})
	s.at(44*time.Minute, "iris", model.AttemptFinished{Number: 2, Result: model.Failed})
	s.at(43*time.Minute, "tom", model.ItemMarked{Item: "first-hour/5", State: model.ItemSkipped, Reason: "no uplink"})
	s.at(40*time.Minute, "anna", model.ReachTried{Person: "iris", Via: "+49 170 555 0177", Outcome: model.Voicemail})
	s.at(33*time.Minute, "anna", model.ReachTried{Person: "iris", Via: "+49 170 555 0177", Outcome: model.Voicemail})
	s.at(30*time.Minute, "anna", model.ImpactAssessed{Impact: model.Impact{
		Scope: model.AllCustomers, Urgency: model.Now, Users: count(48000), Customers: count(412), Systems: []string{"PBX", "CRM"},
		Operational: model.HighRisk, Statement: "no customer can reach support",
	}, Proposed: model.SEV1})
	s.at(26*time.Minute, "nora", model.EntryPinned{Entry: note})
	s.at(24*time.Minute+10*time.Second, "nora", model.NoticeRecorded{Number: 2, Audience: "customers", Text: "We know the cause.", Status: model.Identified, Channels: []model.ChannelID{"mail", "page"}, Promise: model.StampAt(now.Add(-4*time.Minute-10*time.Second), "")})
	s.at(24*time.Minute, "nora", model.NoticeRecorded{Number: 3, Audience: "partners", Text: "Cut fibre.", Channels: []model.ChannelID{"mail"}})
	s.at(12*time.Minute, "nora", model.NoticeRecorded{Number: 4, Audience: "executives", Text: "Report.", Channels: []model.ChannelID{"chat"}})
	s.at(11*time.Minute, "nora", model.NoticeRecorded{Number: 5, Audience: "internal", Text: "Use the forms.", Channels: []model.ChannelID{"chat"}})
	s.at(12*time.Minute, "ben", model.AttemptOpened{Number: 3, Hypothesis: "the carrier's line is cut", Action: "reroute the SIP trunk to Lisbon", By: "ben"})
	wrong := s.at(9*time.Minute, "nora", model.ObservationWritten{Text: "fax is ringing again"})
	s.stamped(model.Stamp{At: now.Add(-8 * time.Minute), Precision: model.Approximate}, "tom", model.NoteWritten{Text: "first customers at the door"})
	s.at(7*time.Minute, "nora", model.EntryStruck{Entry: wrong, Reason: "it was the neighbour's"})
	s.at(6*time.Minute+12*time.Second, "nora", model.NoticeDrafted{Number: 6, Audience: "customers", Text: "A fibre is cut; crew on site at 12:30.", Status: model.Identified, Channels: []model.ChannelID{"mail", "page"}})
	s.at(4*time.Minute, "anna", model.RoleAssigned{Role: "telephony", Person: "maria"})
	s.at(2*time.Minute, "nora", model.ItemBoxed{Item: "first-hour/6", Back: model.StampAt(now.Add(8*time.Minute), "")})
	s.at(time.Minute, "nora", model.NoteWritten{Text: "carrier confirms cut fibre at Hanauer Str., crew on site 12:30, they expect to splice until 15:00 and will call every half hour"})
	return s
}

// state shows an incident to somebody.
func state(inc *model.Incident, lang model.Language, mode theme.Mode) State {
	s := State{
		Incident: inc, Plan: plan(), Now: now, Zone: berlin, Locale: locale.New(lang), Theme: theme.New(mode),
		Actor: model.Actor{Person: "anna"}, ReadAt: now, Site: "FRA-3f9a2c71",
	}
	if inc != nil {
		s.Obligations = model.Obligations(inc, s.Plan, now)
		line := BoardLine{Summary: model.Summarize(inc), Plan: s.Plan}
		if len(s.Obligations) > 0 {
			line.Next = &s.Obligations[0]
		}
		s.Board = []BoardLine{line}
	}
	return s
}
