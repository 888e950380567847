package model

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// intents has one of every kind of intent, so that all of them can be drawn.
func intents() []Intent {
	return []Intent{
		Declare{},
		Rename{},
		SetScenario{},
		AdoptPlan{},
		AssessImpact{},
		SetSeverity{},
		MovePhase{},
		SetPublicStatus{},
		Close{},
		Reopen{},
		Relate{},
		Merge{},
		Split{},
		MarkMilestone{},
		AssignRole{},
		AcceptRole{},
		DeclineRole{},
		HandOver{},
		ReleaseRole{},
		NameDeputy{},
		CheckIn{},
		CheckOut{},
		RecordReach{},
		Note{},
		Observe{},
		Decision{},
		Recount{},
		OpenAttempt{},
		FinishAttempt{},
		ReopenAttempt{},
		AttachEvidence{},
		Strike{},
		Correct{},
		Pin{},
		TickItem{},
		ReopenItem{},
		SkipItem{},
		AssignItem{},
		BoxItem{},
		AddItem{},
		DraftNotice{},
		EditNotice{},
		ApproveNotice{},
		SendNotice{},
		RecordNotice{},
		WithdrawNotice{},
		Snooze{},
		NothingNew{},
		StartWorkaround{},
		LiftWorkaround{},
		Enter{},
		QueueNotice{},
		ResendNotice{},
		MarkDelivery{},
		MarkReceipts{},
		CarryOver{},
		WaiveClosing{},
		SwitchAnnouncement{},
		SetComponent{},
		HitCustomers{},
		ClearCustomers{},
		ChangeCustomers{},
		RankCustomer{},
		PromiseCustomer{},
		AnswerPromise{},
		TellCustomer{},
		EscalateCustomer{},
		SetCredit{},
		SetCredits{},
		GiveFeedback{},
	}
}

func TestEveryIntentIsDrawn(t *testing.T) {
	var listed, written []string
	for _, intent := range intents() {
		listed = append(listed, reflect.TypeOf(intent).Name())
	}
	files, _ := filepath.Glob("*.go")
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range regexp.MustCompile(`func \((?:\w+ )?(\w+)\) decide\(`).FindAllSubmatch(source, -1) {
			written = append(written, string(found[1]))
		}
	}
	slices.Sort(listed)
	slices.Sort(written)
	if !slices.Equal(listed, written) {
		t.Errorf("listed  %v\nwritten %v", listed, written)
	}
}

// drawCommand draws an act of any kind on a log, with everything that may be missing missing now and then.
func drawCommand(t *rapid.T, events []Event) (Setting, Command) {
	var refs []Ref
	for _, event := range events {
		refs = append(refs, event.Ref())
	}
	cmd := Command{
		Incident: "i1", Actor: Actor{Person: rapid.SampledFrom([]PersonID{"olga", "anna", "ben", ""}).Draw(t, "who")},
		Intent: drawn(t, rapid.SampledFrom(intents()).Draw(t, "intent"), refs),
	}
	if rapid.Bool().Draw(t, "dated") {
		cmd.At = drawn(t, Stamp{}, nil)
	}
	state := Fold(events)
	if rapid.IntRange(0, 2).Draw(t, "plausible") == 0 {
		cmd.Intent = plausible(t, state)
	}
	set := Setting{Now: noon.Add(time.Hour), Zone: "UTC", Plan: testPlan(), Incident: state}
	if rapid.IntRange(0, 9).Draw(t, "complete") > 0 {
		set.NextNumber = func(IncidentKind, int) string { return "2026-001" }
		set.NewID = func() IncidentID { return "i3" }
		set.Look = func(id IncidentID) *Incident {
			if id == "i2" {
				return state
			}
			return nil
		}
	}
	if rapid.IntRange(0, 9).Draw(t, "planless") == 0 {
		set.Plan = nil
	}
	if _, declaring := cmd.Intent.(Declare); declaring || rapid.IntRange(0, 9).Draw(t, "nowhere") == 0 {
		set.Incident = nil
	}
	return set, cmd
}

func TestEveryActIsDecided(t *testing.T) {
	decided := map[Kind]bool{}
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t)
		for range 40 {
			set, cmd := drawCommand(t, events)
			before := Fold(events)
			drafts, err := Decide(set, cmd)
			if (err == nil) == (len(drafts) == 0) {
				t.Fatalf("%T answered %d drafts and the error %v", cmd.Intent, len(drafts), err)
			}
			if set.Incident != nil && !same(set.Incident, before) {
				t.Fatalf("%T changed the state it was given", cmd.Intent)
			}
			for _, draft := range drafts {
				event := seal(t, draft, uint64(len(events))+1, set.Now)
				decided[event.Kind] = true
				if event.Incident == "i1" {
					events = append(events, event)
				}
			}
		}
		views(Fold(events), testPlan(), noon.Add(time.Hour))
	})
	if len(decided) < len(decoders)*2/3 {
		t.Errorf("only %d of %d kinds were decided: the draws miss the rules", len(decided), len(decoders))
	}
}

// seal makes the event of a draft and checks that it can be read back.
func seal(t *rapid.T, draft Draft, seq uint64, now time.Time) Event {
	event, err := draft.Seal("FRA-9", seq, HLCFromTime(now)+HLC(seq), now, Hash{})
	if err != nil {
		t.Fatalf("%T cannot be sealed: %v", draft.Body, err)
	}
	body, err := event.Decode()
	if err != nil || reflect.TypeOf(body) != reflect.TypeOf(draft.Body) {
		t.Fatalf("%T cannot be read back: %v, %v", draft.Body, body, err)
	}
	return event
}

func TestEveryKindComesFromAnIntent(t *testing.T) {
	r := declared(t)
	r.do(Declare{Title: "second", Scope: SeveralCustomers, Urgency: Now})
	note := r.do(Note{Text: "x"})
	for _, intent := range []Intent{
		Rename{Title: "x"},
		SetScenario{Scenario: "cable"},
		AdoptPlan{Plan: PlanRef{Digest: "d2"}},
		AssessImpact{},
		SetSeverity{Level: SEV1, Reason: "x"},
		MovePhase{Phase: Respond},
		SetPublicStatus{Status: Identified},
		Close{Anyway: true},
		Reopen{Reason: "x"},
		Relate{Other: "i1"},
		MarkMilestone{Milestone: Cause},
		AssignRole{Role: CommanderRole},
		AcceptRole{Role: "liaison"},
		ReleaseRole{Role: "liaison"},
		NameDeputy{Role: "liaison", Person: "zoe"},
		CheckIn{},
		CheckOut{},
		RecordReach{Person: "zoe", Outcome: Reached},
		Observe{Text: "x"},
		Decision{Text: "x"},
		OpenAttempt{Action: "x"},
		FinishAttempt{Number: 1, Result: Worked},
		ReopenAttempt{Number: 1},
		AttachEvidence{Name: "x", SHA256: Hash{}.String()},
		Correct{Entry: note, Text: "y"},
		Pin{Entry: note},
		Strike{Entry: note},
		TickItem{Item: "first/look"},
		AssignItem{Item: "first/look", Person: "zoe"},
		BoxItem{Item: "first/call", For: minute},
		AddItem{Text: "x"},
		DraftNotice{Audience: "staff", Text: "x"},
		EditNotice{Number: 1, Text: "y"},
		ApproveNotice{Number: 1},
		SendNotice{Number: 1},
		RecordNotice{Audience: "staff", Text: "x"},
		DraftNotice{Audience: "staff", Text: "x"},
		WithdrawNotice{Number: 3},
		NothingNew{Audience: "staff"},
		Snooze{Obligation: NoticeObligation("board"), For: minute},
		StartWorkaround{Text: "x"},
		LiftWorkaround{Number: 1},
		HitCustomers{Customers: []Customer{{ID: "acme", Name: "Acme", Ways: []string{"mail"}}}},
		RankCustomer{Customer: "acme", Priority: 1, Reason: "x"},
		PromiseCustomer{Customer: "acme", Text: "x", Due: StampAt(noon, "UTC")},
		AnswerPromise{Customer: "acme", Number: 1, State: PromiseKept},
		TellCustomer{Customers: []CustomerID{"acme"}, Text: "x"},
		EscalateCustomer{Customer: "acme", To: "zoe"},
		SetCredit{Customer: "acme", State: CreditProposed, Amount: 100, Currency: "EUR"},
		SetCredits{Customers: []CustomerID{"acme"}, State: CreditApproved},
		GiveFeedback{Customer: "acme", Score: 4},
		ChangeCustomers{Customers: []Customer{{ID: "acme", Name: "Acme Ltd", Ways: []string{"mail"}}}},
		ClearCustomers{Customers: []CustomerID{"acme"}},
		DraftNotice{Audience: "staff", Text: "x", Stage: "identified", Status: Investigating},
		CarryOver{Number: 4, Reason: "x"},
		QueueNotice{Number: 4},
		MarkDelivery{Number: 4, Channel: "chat", State: HandedOver},
		SetPublicStatus{Status: Resolved},
		WaiveClosing{Audience: "customers", Reason: "x"},
		SwitchAnnouncement{Number: "+49 69 1", On: true, Text: "x"},
		SetComponent{Component: "web", State: Degraded},
	} {
		r.do(intent)
	}
	made := map[Kind]bool{}
	for _, event := range r.logs[r.here] {
		made[event.Kind] = true
	}
	for _, kind := range slices.Sorted(maps.Keys(decoders)) {
		if !made[kind] {
			t.Errorf("no intent makes %s", kind)
		}
	}
}
