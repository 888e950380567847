package model

import (
	"strings"
	"testing"
	"time"
)

func TestItems(t *testing.T) {
	r := declared(t)
	item := func(id ItemID) ItemView {
		t.Helper()
		view, ok := r.item(id)
		if !ok {
			t.Fatalf("%s is not listed", id)
		}
		return view
	}
	equal(t, "due from the start of its phase", item("first/look").Due, noon.Add(10*minute))
	equal(t, "its phase has not begun", item("mend/switch").Due, time.Time{})
	equal(t, "by its list", item("first/look").Role, CommanderRole)
	equal(t, "by itself", item("first/call").Role, "liaison")
	r.refuses(CodeNotFound, TickItem{Item: "first/none"})
	r.refuses(CodeAlready, ReopenItem{Item: "first/look"})

	r.do(TickItem{Item: "first/look"})
	equal(t, "done", item("first/look").State, ItemDone)
	equal(t, "who", item("first/look").By.Person, "olga")
	r.refuses(CodeAlready, TickItem{Item: "first/look"})
	if _, owed := r.obligation("item/first/look"); owed {
		t.Error("what is done is not owed")
	}
	r.do(ReopenItem{Item: "first/look", Reason: "the board was off"})
	equal(t, "open again", item("first/look").State, ItemOpen)
	equal(t, "why", item("first/look").Reason, "the board was off")

	r.refuses(CodeEmpty, SkipItem{Item: "first/call"})
	r.do(SkipItem{Item: "first/call", Reason: "they called us"})
	r.refuses(CodeAlready, SkipItem{Item: "first/call", Reason: "again"})
	equal(t, "skipped counts as dealt with", Lists(r.incident(), r.plan)[0].Done, 1)

	r.wait(30 * minute).do(MovePhase{Phase: Respond})
	equal(t, "due", item("mend/switch").Due, noon.Add(50*minute))
	equal(t, "the present phase first", Lists(r.incident(), r.plan)[0].Checklist.ID, "mend")
}

func TestAssigningItems(t *testing.T) {
	r := declared(t)
	r.refuses(CodeAlready, AssignItem{Item: "first/look"})
	r.refuses(CodeNotFound, AssignItem{Item: "first/look", Role: "cook"})
	r.do(AssignItem{Item: "first/look", Role: "scribe", Person: "zoe"})
	view, _ := r.item("first/look")
	equal(t, "role", view.Role, "scribe")
	owed, _ := r.obligation("item/first/look")
	equal(t, "who owes it", owed.Person, "zoe")
	r.do(AssignItem{Item: "first/look"})
	view, _ = r.item("first/look")
	equal(t, "back to the plan's", view.Role, CommanderRole)
}

func TestBackInTenMinutesIsOwed(t *testing.T) {
	r := declared(t)
	r.refuses(CodeUnknownWord, BoxItem{Item: "first/call", For: -1})
	r.refuses(CodeAlready, BoxItem{Item: "first/call"})
	r.as("zoe").wait(minute).do(BoxItem{Item: "first/call", For: 10 * minute})
	owed, ok := r.obligation("item/first/call")
	equal(t, "owed", ok, true)
	equal(t, "kind", owed.Kind, OweBack)
	equal(t, "by", owed.Person, "zoe")
	equal(t, "due", owed.Due, noon.Add(11*minute))
	r.do(BoxItem{Item: "first/call"})
	if _, ok := r.obligation("item/first/call"); ok {
		t.Error("lifting it ends it")
	}
	r.do(BoxItem{Item: "first/call", For: minute})
	r.do(TickItem{Item: "first/call"})
	if _, ok := r.obligation("item/first/call"); ok {
		t.Error("doing it ends it")
	}
	r.refuses(CodeNotNow, BoxItem{Item: "first/call", For: minute})
	r.do(ReopenItem{Item: "first/call"})
	if _, ok := r.obligation("item/first/call"); ok {
		t.Error("a promise that was kept does not come back")
	}
}

func TestItemsAddedByHand(t *testing.T) {
	r := declared(t)
	r.refuses(CodeEmpty, AddItem{})
	r.refuses(CodeNotFound, AddItem{Text: "x", Role: "cook"})
	r.do(AddItem{Checklist: "first", Text: "Call Zoë!", Within: 5 * minute})
	r.do(AddItem{Checklist: "first", Text: "call zo"})
	r.do(AddItem{Text: "ключ"})
	view, _ := r.item("first/call-zo")
	equal(t, "text", view.Text, "Call Zoë!")
	equal(t, "due", view.Due, noon.Add(5*minute))
	equal(t, "added", view.Added, true)
	for _, id := range []ItemID{"first/call-zo-2", "added/item"} {
		if _, listed := r.item(id); !listed {
			t.Errorf("%s is not listed", id)
		}
	}
}

func TestWhatThePlanNoLongerHasIsKeptIfItWasTouched(t *testing.T) {
	r := declared(t)
	r.do(TickItem{Item: "first/look"})
	r.plan.Checklists = r.plan.Checklists[1:]
	view, listed := r.item("first/look")
	equal(t, "kept", listed, true)
	equal(t, "state", view.State, ItemDone)
	if _, listed := r.item("first/call"); listed {
		t.Error("what nobody touched goes with the plan")
	}
}

func TestListsFitSeverityAndScenario(t *testing.T) {
	r := declared(t)
	for _, id := range []ItemID{"worst/law", "cable/map"} {
		if _, listed := r.item(id); listed {
			t.Errorf("%s does not apply", id)
		}
	}
	r.do(SetSeverity{Level: SEV1, Reason: "worse"})
	r.do(TickItem{Item: "worst/law"})
	r.do(SetSeverity{Level: SEV2})
	view, listed := r.item("worst/law")
	equal(t, "done before it ceased to apply", listed, true)
	equal(t, "text", view.Text, "Call the lawyers")
}

func TestAttempts(t *testing.T) {
	r := declared(t)
	r.refuses(CodeEmpty, OpenAttempt{Hypothesis: "cable"})
	r.do(OpenAttempt{Hypothesis: "cable", Action: "swap it"})
	r.do(OpenAttempt{Action: "restart", By: "zoe"})
	attempt := func() Attempt { return r.incident().Attempts[0] }
	equal(t, "number", r.incident().Attempts[1].Number, 2)
	equal(t, "by", attempt().By, "olga")
	r.refuses(CodeNotFound, FinishAttempt{Number: 3, Result: Worked})
	r.refuses(CodeUnknownWord, FinishAttempt{Number: 1})
	r.refuses(CodeUnknownWord, FinishAttempt{Number: 1, Result: "perhaps"})
	r.refuses(CodeAlready, ReopenAttempt{Number: 1})
	r.wait(minute).do(FinishAttempt{Number: 1, Result: Failed, Finding: "no light"})
	equal(t, "what failed stays visible", attempt().Finding, "no light")
	equal(t, "finished", attempt().Finished.At, r.now)
	r.refuses(CodeAlready, FinishAttempt{Number: 1, Result: Worked})
	r.do(ReopenAttempt{Number: 1, Reason: "wrong port"})
	equal(t, "open", attempt().Open(), true)
	equal(t, "finished", attempt().Finished, Stamp{})
}

func TestWorkarounds(t *testing.T) {
	r := declared(t)
	r.refuses(CodeEmpty, StartWorkaround{})
	r.refuses(CodeNotFound, LiftWorkaround{Number: 1})
	r.do(StartWorkaround{Process: "transfers", Text: "by fax"})
	facts := Facts(r.incident(), r.plan, "", r.now, time.Time{}, func(time.Time) string { return "12:00" })
	equal(t, "front line reads", facts["workaround"], "by fax")
	for _, name := range Placeholders {
		if _, known := facts[name]; !known {
			t.Errorf("there is no fact %s", name)
		}
	}
	r.wait(minute).do(LiftWorkaround{Number: 1})
	equal(t, "lifted", r.incident().Workarounds[0].Lifted.At, r.now)
	r.refuses(CodeAlready, LiftWorkaround{Number: 1})
}

func TestListsOfTheScenarioComeFirstAndUnfitOnesNotAtAll(t *testing.T) {
	plan := &Plan{
		Severities: []SeverityRule{{Level: SEV1}},
		Scenarios:  []Scenario{{ID: "cut", Checklists: []string{"paper"}, Without: []string{"deploy"}}},
		Checklists: []Checklist{
			{ID: "command", Phase: Assess},
			{ID: "calm"},
			{ID: "deploy", Phase: Assess},
			{ID: "other", Phase: Assess, OnDemand: true},
			{ID: "paper", Phase: Assess, OnDemand: true},
		},
	}
	var got []string
	for _, list := range Lists(&Incident{Phase: Assess, Scenario: "cut"}, plan) {
		got = append(got, list.ID)
	}
	equal(t, "lists of the case", strings.Join(got, " "), "paper command")
	got = nil
	for _, list := range Lists(&Incident{Phase: Assess}, plan) {
		got = append(got, list.ID)
	}
	equal(t, "lists without a case", strings.Join(got, " "), "command deploy")
}
