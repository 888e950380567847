package model

import (
	"testing"
)

func TestApprovalsComeInTheirOrder(t *testing.T) {
	r := declared(t)
	r.do(DraftNotice{Audience: "customers", Template: "hello", Text: "we know", Status: Investigating, Next: 30 * minute})
	notice := func() Notice { return r.incident().Notices[0] }
	equal(t, "the audience's channels", notice().Channels[0], "mail")
	equal(t, "waits for", r.line("customers").WaitsFor, "liaison")
	r.refuses(CodeNotNow, ApproveNotice{Number: 1, Role: CommanderRole})
	r.refuses(CodeNotFound, ApproveNotice{Number: 2})
	r.do(ApproveNotice{Number: 1})
	equal(t, "one of two is not approved", notice().State, Drafted)
	r.refuses(CodeAlready, ApproveNotice{Number: 1, Role: "liaison"})
	asked := r.refuses(CodeMissing, SendNotice{Number: 1})
	equal(t, "missing, as the plan calls it", asked.Args["role"], "Commander")
	r.do(ApproveNotice{Number: 1})
	equal(t, "approved", notice().State, Approved)
	r.refuses(CodeNotNow, ApproveNotice{Number: 1, Role: "scribe"})
	equal(t, "a draft says nothing in public", r.incident().Public, PublicStatus(""))
	r.wait(5 * minute).do(SendNotice{Number: 1, Channels: []ChannelID{"phone"}})
	equal(t, "sent", notice().State, Sent)
	equal(t, "by", notice().Channels[0], "phone")
	equal(t, "what has left is the public status", r.incident().Public, Investigating)
	equal(t, "since", r.incident().PublicSince.At, r.now)
	equal(t, "the drafted promise stays", notice().Promise.At, noon.Add(30*minute))
	for _, late := range []Intent{ApproveNotice{Number: 1}, SendNotice{Number: 1}, WithdrawNotice{Number: 1}, EditNotice{Number: 1, Text: "x"}} {
		r.refuses(CodeAlready, late)
	}
}

func TestAnEditVoidsApprovals(t *testing.T) {
	r := declared(t)
	r.do(DraftNotice{Audience: "customers", Text: "we know"})
	r.do(ApproveNotice{Number: 1})
	r.do(ApproveNotice{Number: 1})
	r.refuses(CodeAlready, EditNotice{Number: 1, Text: "we know"})
	r.refuses(CodeEmpty, EditNotice{Number: 1})
	r.do(MovePhase{Phase: Respond})
	r.do(EditNotice{Number: 1, Text: "we know more"})
	n := r.incident().Notices[0]
	equal(t, "state", n.State, Drafted)
	equal(t, "approvals", len(n.Approved), 0)
	equal(t, "whoever edits has looked at it", n.Stale(r.incident()), false)
}

func TestSendingAnywayRecordsWhatWasMissing(t *testing.T) {
	r := declared(t)
	r.do(DraftNotice{Audience: "customers", Text: "we know"})
	r.do(ApproveNotice{Number: 1})
	r.refuses(CodeNotFound, SendNotice{Number: 1, Anyway: true, Channels: []ChannelID{"pigeon"}})
	ref := r.do(SendNotice{Number: 1, Anyway: true, Next: 10 * minute})
	entry, _ := r.incident().Entry(ref)
	missing := entry.Fact.(NoticeSent).Missing
	if len(missing) != 1 || missing[0] != CommanderRole {
		t.Errorf("recorded as missing: %v", missing)
	}
	r.owes("customers", OweUpdate, 10)
}

func TestDraftsGoStale(t *testing.T) {
	r := declared(t)
	r.do(DraftNotice{Audience: "staff", Text: "looking", Status: Investigating})
	stale := func() bool { return r.incident().Notices[0].Stale(r.incident()) }
	equal(t, "fresh", stale(), false)
	r.do(SetPublicStatus{Status: Identified})
	equal(t, "its status has passed", stale(), true)
	r.do(SetPublicStatus{Status: Investigating})
	r.do(MovePhase{Phase: Respond})
	equal(t, "its phase has passed", stale(), true)
	r.do(WithdrawNotice{Number: 1, Reason: "overtaken"})
	equal(t, "what was withdrawn is not stale", stale(), false)
	equal(t, "why", r.incident().Notices[0].Reason, "overtaken")
	equal(t, "no draft", r.line("staff").Draft, (*Notice)(nil))
}

func TestWhatANoticeRefersToMustExist(t *testing.T) {
	r := declared(t)
	r.refuses(CodeEmpty, DraftNotice{Text: "x"})
	r.refuses(CodeNotFound, DraftNotice{Audience: "press", Text: "x"})
	r.refuses(CodeNotFound, DraftNotice{Audience: "staff", Text: "x", Template: "none"})
	r.refuses(CodeNotFound, DraftNotice{Audience: "staff", Text: "x", Channels: []ChannelID{"pigeon"}})
	r.refuses(CodeUnknownWord, DraftNotice{Audience: "staff", Text: "x", Status: "fine"})
	r.refuses(CodeEmpty, DraftNotice{Audience: "staff"})
	r.refuses(CodeEmpty, RecordNotice{Audience: "staff"})
	r.do(Declare{Title: "last week", Kind: Backfilled})
	r.do(RecordNotice{Audience: "press", Text: "as it was", Channels: []ChannelID{"pigeon"}})
}

func TestOneNumberGivenAtTwoSites(t *testing.T) {
	fra := declared(t)
	fra.do(DraftNotice{Audience: "staff", Text: "before the cut"})
	lis := *fra
	lis.site, lis.prev, lis.logs = "LIS-00000002", Hash{}, map[IncidentID][]Event{fra.here: append([]Event(nil), fra.logs[fra.here]...)}
	shared := len(fra.logs[fra.here])

	fra.do(DraftNotice{Audience: "staff", Text: "from Frankfurt"})
	fra.do(OpenAttempt{Action: "from Frankfurt"})
	fra.do(StartWorkaround{Text: "from Frankfurt"})
	lis.wait(minute)
	lis.do(DraftNotice{Audience: "staff", Text: "from Lisbon"})
	lis.do(SendNotice{Number: 2})
	lis.do(OpenAttempt{Action: "from Lisbon"})
	lis.do(FinishAttempt{Number: 1, Result: Worked})
	lis.do(StartWorkaround{Text: "from Lisbon"})
	lis.do(LiftWorkaround{Number: 1})

	fra.logs[fra.here] = append(fra.logs[fra.here], lis.logs[fra.here][shared:]...)
	inc := fra.incident()
	for n, want := range []struct {
		text  string
		state NoticeState
	}{{"before the cut", Drafted}, {"from Frankfurt", Drafted}, {"from Lisbon", Sent}} {
		got := inc.Notices[n]
		if got.Number != n+1 || got.Text != want.text || got.State != want.state {
			t.Errorf("notice %d: %q %s, want %q %s", got.Number, got.Text, got.State, want.text, want.state)
		}
	}
	equal(t, "open", inc.Attempts[0].Open(), true)
	equal(t, "finished", inc.Attempts[1].Result, Worked)
	equal(t, "its number", inc.Attempts[1].Number, 2)
	equal(t, "in force", inc.Workarounds[0].InForce(), true)
	equal(t, "lifted", inc.Workarounds[1].InForce(), false)
	fra.wait(2 * minute).do(SendNotice{Number: 2})
	equal(t, "and both can still be worked", fra.incident().Notices[1].State, Sent)
}
