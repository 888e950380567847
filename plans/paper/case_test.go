package paper

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

// plainWords words an incident without a locale.
type plainWords struct{ plan *model.Plan }

func (plainWords) Entry(e *model.Entry) (label, text string) { return string(e.Kind), e.Text() }
func (plainWords) Obligation(o model.Obligation) string      { return o.ID }
func (plainWords) Term(_, value string) string               { return value }
func (plainWords) Impact() string                            { return "no ship sees anything" }
func (plainWords) Figures() [][2]string                      { return [][2]string{{"time to light", "01:00"}} }

// darkness is an incident in which something of everything happened: corrected, struck, tried, told.
func darkness(t testing.TB, plan *model.Plan) Case {
	t.Helper()
	start := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	s := scene{t: t, plan: plan, now: start}
	scenario := ""
	if len(plan.Scenarios) > 0 {
		scenario = plan.Scenarios[0].ID
	}
	s.do(model.Declare{Title: "The light is out", Scenario: scenario, Severity: model.SEV1})
	s.do(model.Note{Text: "the lamp is cold"})
	s.do(model.Note{Text: "a ghost was seen"})
	s.do(model.Strike{Entry: s.events[len(s.events)-1].Ref(), Reason: "it was the cook"})
	s.do(model.Correct{Entry: s.named("the lamp is cold"), Text: "the lamp is **cold** \x1b[31m and wet", Reason: "looked again"})
	s.do(model.OpenAttempt{Hypothesis: "no gas", Action: "open the valve"})
	s.do(model.FinishAttempt{Number: 1, Result: model.NoEffect, Finding: "it was open"})
	s.do(model.StartWorkaround{Process: "Light", Text: "burn the spare lamp"})
	s.do(model.RecordNotice{Audience: "customers", Text: "The light is out.", Status: model.Investigating})
	s.do(model.CheckIn{Person: "bo", Place: model.Remote})
	head := s.events[len(s.events)-1].Hash()
	return Case{
		Incident: model.Fold(s.events), Plan: plan, Words: plainWords{plan},
		Checkpoints: []Checkpoint{{Site: "FRA-00000001", Events: len(s.events), Head: head}},
	}
}

// scene records what happens, a minute after each other.
type scene struct {
	t      testing.TB
	plan   *model.Plan
	now    time.Time
	events []model.Event
}

func (s *scene) do(intent model.Intent) {
	s.t.Helper()
	set := model.Setting{
		Now: s.now, Zone: "Europe/Berlin", Plan: s.plan, Incident: model.Fold(s.events),
		NextNumber: func(model.IncidentKind, int) string { return "2026-001" }, NewID: func() model.IncidentID { return "i1" },
	}
	if len(s.events) == 0 {
		set.Incident = nil
	}
	drafts, err := model.Decide(set, model.Command{Incident: "i1", Actor: model.Actor{Person: "ana"}, Intent: intent})
	if err != nil {
		s.t.Fatalf("%T: %v", intent, err)
	}
	var prev model.Hash
	for _, draft := range drafts {
		if len(s.events) > 0 {
			prev = s.events[len(s.events)-1].Hash()
		}
		seq := uint64(len(s.events)) + 1
		event, err := draft.Seal("FRA-00000001", seq, model.HLCFromTime(s.now)+model.HLC(seq), s.now, prev)
		if err != nil {
			s.t.Fatal(err)
		}
		s.events = append(s.events, event)
	}
	s.now = s.now.Add(time.Minute)
}

// named finds a note by its words.
func (s *scene) named(text string) model.Ref {
	for _, event := range s.events {
		var body struct{ Text string }
		if json.Unmarshal(event.Body, &body) == nil && body.Text == text {
			return event.Ref()
		}
	}
	s.t.Fatalf("there is no note %q", text)
	return model.Ref{}
}

// What was taken back stays readable, struck through, and the record's end is on the paper.
func TestLogShowsWhatWasTakenBack(t *testing.T) {
	folder := lighthouse(t)
	c := darkness(t, folder.Plan)
	doc := Log(c, Options{Now: printedAt(t)})
	var struck, corrected bool
	for _, block := range doc.Blocks {
		table, ok := block.(Table)
		if !ok {
			continue
		}
		for _, row := range table.Rows {
			for _, span := range row[len(row)-1].Text {
				struck = struck || span.Strike && strings.Contains(span.Text, "a ghost was seen")
				corrected = corrected || span.Strike && strings.Contains(span.Text, "the lamp is cold")
			}
		}
	}
	if !struck || !corrected {
		t.Errorf("struck entry struck through: %v, first wording of a corrected one: %v", struck, corrected)
	}
	if text := textOf(t, doc); !strings.Contains(strings.Join(strings.Fields(text), ""), c.Checkpoints[0].Head.String()) {
		t.Errorf("the head of the chain is not on the paper:\n%s", text)
	}
}
