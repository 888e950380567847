package model

import (
	"slices"
	"testing"
	"time"
)

const minute = time.Minute

func TestTheFirstNoticeIsDueFromTheDeclaration(t *testing.T) {
	r := declared(t)
	r.owes("customers", OweFirst, 30)
	r.owes("staff", OweFirst, 30)
	r.owes("board", OweNothing, 0)
	lines := Schedule(r.incident(), r.plan, r.now)
	equal(t, "due together: the audience that matters more comes first", lines[0].Audience.ID, "customers")
	equal(t, "who is owed nothing comes last", lines[2].Audience.ID, "board")
}

func TestRaisingSeverityChangesWhatIsOwedAtOnce(t *testing.T) {
	r := declared(t)
	r.wait(5 * minute).do(SetSeverity{Level: SEV1, Reason: "worse"})
	r.owes("customers", OweFirst, 15)
	r.owes("board", OweFirst, 60)
	r.owes("staff", OweNothing, 0)
	r = declared(t)
	r.wait(20 * minute).do(SetSeverity{Level: SEV1, Reason: "worse"})
	r.owes("customers", OweFirst, 30)
}

func TestAnUnknownSeverityIsWorkedAsTheWorst(t *testing.T) {
	r := newRoom(t)
	r.do(Declare{Title: "nobody has looked yet"})
	equal(t, "severity", r.incident().Severity.Level, SeverityUnknown)
	r.owes("customers", OweFirst, 15)
	r.owes("board", OweFirst, 60)
	r.wait(minute).do(SetSeverity{Level: SEV3, Reason: "only one of them"})
	r.owes("board", OweNothing, 0)
}

func TestUpdatesFollowTheCadence(t *testing.T) {
	r := declared(t)
	r.wait(10 * minute).do(RecordNotice{Audience: "customers", Text: "we know"})
	r.owes("customers", OweUpdate, 70)
	line := r.line("customers")
	equal(t, "count", line.Count, 1)
	equal(t, "last", line.Last.Text, "we know")
	r.wait(minute).do(RecordNotice{Audience: "board", Text: "just so you know"})
	r.owes("board", OweNothing, 0)
}

func TestAPromiseBinds(t *testing.T) {
	r := declared(t)
	r.refuses(CodeUnknownWord, RecordNotice{Audience: "customers", Text: "x", Next: -1})
	r.do(RecordNotice{Audience: "customers", Text: "we know", Next: 20 * minute})
	r.owes("customers", OweUpdate, 20)
	equal(t, "promised", r.line("customers").Promised, true)
	r.do(RecordNotice{Audience: "board", Text: "more at one", Next: 60 * minute})
	r.owes("board", OweUpdate, 60)
	r.wait(minute).do(RecordNotice{Audience: "customers", Text: "still"})
	r.owes("customers", OweUpdate, 61)
}

func TestNothingNewMovesTheUpdateByTheCadence(t *testing.T) {
	r := declared(t)
	r.refuses(CodeNotFound, NothingNew{Audience: "press"})
	r.do(RecordNotice{Audience: "customers", Text: "we know", Next: 20 * minute})
	r.wait(25 * minute).do(NothingNew{Audience: "customers", Reason: "still measuring"})
	r.owes("customers", OweUpdate, 85)
	r.do(Snooze{Obligation: NoticeObligation("customers"), For: 10 * minute})
	r.owes("customers", OweUpdate, 95)
	equal(t, "the promise was answered", r.line("customers").Promised, false)
	r.wait(minute).do(RecordNotice{Audience: "customers", Text: "now", Next: 10 * minute})
	r.owes("customers", OweUpdate, 36)
}

func TestSnoozeIsVisibleAndNeverBringsATimeForward(t *testing.T) {
	r := declared(t)
	id := NoticeObligation("customers")
	r.refuses(CodeUnknownWord, Snooze{Obligation: id})
	r.refuses(CodeNotFound, Snooze{Obligation: "notice/press", For: minute})
	r.do(Snooze{Obligation: id, For: 10 * minute})
	r.owes("customers", OweFirst, 40)
	equal(t, "what is still ahead is put off as well", r.line("customers").Snoozed, noon.Add(40*minute))
	r.wait(45 * minute).do(Snooze{Obligation: id, For: 10 * minute, Reason: "proof-reading"})
	r.owes("customers", OweFirst, 55)
	owed, _ := r.obligation(id)
	equal(t, "what is late is put off from now", owed.Snoozed, noon.Add(55*minute))
	r.do(Snooze{Obligation: RoleObligation(CommanderRole), For: 60 * minute})
	owed, _ = r.obligation(RoleObligation(CommanderRole))
	equal(t, "roles can be put off as well", owed.Due, noon.Add(105*minute))
}

func TestTheClosingNoticeIsOwedFromResolved(t *testing.T) {
	r := declared(t)
	r.do(RecordNotice{Audience: "customers", Text: "we know"})
	r.refuses(CodeUnknownWord, SetPublicStatus{Status: "fine"})
	r.wait(40 * minute).do(SetPublicStatus{Status: Resolved})
	r.refuses(CodeAlready, SetPublicStatus{Status: Resolved})
	r.owes("customers", OweClosing, 100)
	r.owes("board", OweNothing, 0)
	r.refuses(CodeNotNow, NothingNew{Audience: "customers"})
	r.wait(minute).do(RecordNotice{Audience: "customers", Text: "it is over", Status: Resolved})
	r.owes("customers", OweNothing, 0)
	r.wait(minute).do(RecordNotice{Audience: "customers", Text: "thank you for your patience"})
	r.owes("customers", OweNothing, 0)
	r.wait(minute).do(SetPublicStatus{Status: Monitoring})
	r.owes("customers", OweUpdate, 102)
	r.wait(minute).do(SetPublicStatus{Status: Resolved})
	r.owes("customers", OweClosing, 104)
}

func TestWhoeverIsClosedOrBackfilledOwesNothing(t *testing.T) {
	r := declared(t)
	r.do(AddItem{Text: "call", Within: minute})
	r.do(Close{Anyway: true})
	equal(t, "closed", len(Obligations(r.incident(), r.plan, r.now)), 0)
	r.do(Reopen{Reason: "again"})
	if len(Obligations(r.incident(), r.plan, r.now)) == 0 {
		t.Error("a reopened incident owes again")
	}
	r.do(Declare{Title: "last week", Kind: Backfilled, Scope: AllCustomers, Urgency: Now})
	r.do(AddItem{Text: "call", Within: minute})
	equal(t, "backfilled", len(Obligations(r.incident(), r.plan, r.now)), 0)
	equal(t, "clocks", len(Clocks(r.incident(), r.plan, r.now)), 0)
	headless := Fold(r.logs["i1"][1:])
	equal(t, "the declaration has not arrived", len(Obligations(headless, r.plan, r.now)), 0)
	equal(t, "elapsed", headless.Elapsed(r.now), 0)
}

func TestObligationsStandInTheOrderOfUrgency(t *testing.T) {
	r := declared(t)
	r.do(AddItem{Text: "call the bank", Within: 7 * minute})
	r.do(BoxItem{Item: "first/call", For: 8 * minute})
	var got []string
	for _, o := range Obligations(r.incident(), r.plan, r.now) {
		got = append(got, o.ID)
	}
	want := []string{
		"role/commander", "item/added/call-the-bank", "item/first/call", "item/first/look", "role/liaison", "notice/customers", "notice/staff",
	}
	for n, id := range want {
		if n >= len(got) || got[n] != id {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
	owed, _ := r.obligation("notice/customers")
	equal(t, "late", owed.Late(noon.Add(33*minute)), 3*minute)
}

func TestClocks(t *testing.T) {
	r := declared(t)
	r.wait(minute).do(SetSeverity{Level: SEV1, Reason: "worse"})
	clock := func(id ClockID) Clock {
		c, _ := find(Clocks(r.incident(), r.plan, r.now), func(c Clock) bool { return c.ID == id })
		return c
	}
	equal(t, "acknowledge by", clock(ClockAcknowledge).Due, noon.Add(5*minute))
	equal(t, "first notice by", clock(ClockFirst).Due, noon.Add(15*minute))
	equal(t, "next update by", clock(ClockNext).Due, noon.Add(15*minute))
	equal(t, "resolve by", clock(ClockResolve).Due, noon.Add(60*minute))
	r.wait(2 * minute).do(AcceptRole{Role: CommanderRole, Person: "anna"})
	r.wait(minute).do(RecordNotice{Audience: "customers", Text: "x"})
	r.wait(50 * minute).do(SetPublicStatus{Status: Resolved})
	equal(t, "acknowledged after", clock(ClockAcknowledge).Took, 3*minute)
	equal(t, "first notice after", clock(ClockFirst).Took, 4*minute)
	equal(t, "closing notice by", clock(ClockNext).Due, noon.Add(99*minute))
	equal(t, "resolved after", clock(ClockResolve).Took, 54*minute)
}

func TestAudiencesOnDemandAppearOnceSomebodyWritesToThem(t *testing.T) {
	r := declared(t)
	plan := *r.plan
	plan.Audiences = append(slices.Clone(plan.Audiences), Audience{ID: "press", Title: "Press", OnDemand: true})
	r.plan = &plan
	listed := func() bool {
		return slices.ContainsFunc(Schedule(r.incident(), r.plan, r.now), func(a Appointment) bool { return a.Audience.ID == "press" })
	}
	equal(t, "listed before anybody asked", listed(), false)
	r.do(DraftNotice{Audience: "press", Text: "We know about it."})
	equal(t, "listed once there is a draft", listed(), true)
}
