package model

import (
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
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
		for range 20 {
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

func TestAFormDoesNotOverwriteWhatChangedMeanwhile(t *testing.T) {
	r := declared(t)
	seen := r.incident().Rev("severity")
	r.do(SetSeverity{Level: SEV1, Reason: "worse"})
	form := Command{Intent: SetSeverity{Level: SEV3, Reason: "calmer"}, Subject: "severity", Seen: seen}
	if _, err := r.give(form); CodeOf(err) != CodeChanged {
		t.Errorf("got %v, want the code %s", err, CodeChanged)
	}
	form.Seen = r.incident().Rev("severity")
	r.do(Note{Text: "touches something else"})
	if _, err := r.give(form); err != nil {
		t.Error(err)
	}
	undone := r.incident().Rev("severity")
	r.do(Strike{Entry: undone})
	if r.incident().Rev("severity") == undone {
		t.Error("what is struck is not the last change")
	}
}

func TestTheDoor(t *testing.T) {
	r := declared(t)
	long := r.refuses(CodeTooLong, Note{Text: strings.Repeat("x", MaxText+1)})
	equal(t, "how much too long", long.Args["bytes"], "65537")
	r.do(Note{Text: strings.Repeat("x", MaxText)})
	r.refuses(CodeBadText, Note{Text: "\xff"})
	r.refuses(CodeBadText, Decision{Text: "x", Agreed: []PersonID{"anna", "\xff"}})
	r.refuses(CodeBadText, HandOver{Role: r.taken(), To: "ben", Content: Handover{Promises: "\xff"}})
	r.do(Note{Text: "kept as it came: \x1b[31m \u202e"})
	for name, cmd := range map[string]Command{
		"device": {Actor: Actor{Person: "olga", Device: "\xff"}}, "zone": {Actor: Actor{Person: "olga"}, At: Stamp{At: noon, Zone: "\xff"}},
	} {
		cmd.Intent, cmd.Incident = Note{Text: "x"}, r.here
		if _, err := Decide(r.setting(), cmd); CodeOf(err) != CodeBadText {
			t.Errorf("%s: got %v, want the code %s", name, err, CodeBadText)
		}
	}
	if _, err := Decide(r.setting(), Command{Incident: r.here, Intent: Note{Text: "x"}}); CodeOf(err) != CodeEmpty {
		t.Error("nobody acts")
	}
	if _, err := Decide(r.setting(), Command{Incident: r.here, Actor: Actor{Person: "olga"}}); err == nil {
		t.Error("nothing is meant")
	}
}

// taken is a role that olga has taken.
func (r *room) taken() RoleID {
	r.do(AssignRole{Role: CommanderRole})
	return CommanderRole
}

func TestWhenItHappened(t *testing.T) {
	r := declared(t)
	give := func(at Stamp) (Event, Code) {
		events, err := r.give(Command{Intent: Note{Text: "x"}, At: at})
		if err != nil {
			return Event{}, CodeOf(err)
		}
		return events[0], ""
	}
	_, code := give(after(MaxDrift + time.Second))
	equal(t, "ahead of the clock", code, CodeFuture)
	_, code = give(Stamp{At: noon, Precision: "vague"})
	equal(t, "precision", code, CodeUnknownWord)
	_, code = give(Stamp{At: time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC)})
	equal(t, "before the calendar", code, CodeUnknownWord)
	event, _ := give(after(MaxDrift))
	equal(t, "clocks differ a little", event.HappenedAt.At, noon.Add(MaxDrift))
	event, _ = give(Stamp{})
	equal(t, "now", event.HappenedAt, Stamp{At: noon, Precision: Second, Zone: "Europe/Berlin"})
	event, _ = give(Stamp{Precision: Unknown})
	equal(t, "an unknown time does not become a known one", event.HappenedAt, Stamp{At: noon, Precision: Unknown, Zone: "Europe/Berlin"})
	r.now = noon.Add(time.Hour)
	event, _ = give(Stamp{At: noon.Add(1500 * time.Microsecond).In(time.FixedZone("x", 3600))})
	equal(t, "in whole milliseconds", event.HappenedAt.At, noon.Add(time.Millisecond))
	equal(t, "recorded", event.RecordedAt, r.now)
}
