package model

import (
	"slices"
	"testing"
)

// apart is a second site that has what the first one has, and merge brings what it did back.
func (r *room) apart(t testing.TB) (other *room, merge func()) {
	copied := *r
	copied.t, copied.site, copied.prev, copied.who = t, "LIS-00000002", Hash{}, "rui"
	copied.logs = map[IncidentID][]Event{r.here: slices.Clone(r.logs[r.here])}
	shared := len(r.logs[r.here])
	return &copied, func() { r.logs[r.here] = append(r.logs[r.here], copied.logs[r.here][shared:]...) }
}

func TestAYesNeverCountsForWordsThatNobodyHasRead(t *testing.T) {
	fra := declared(t)
	fra.do(DraftNotice{Audience: "customers", Text: "old words"})
	lis, merge := fra.apart(t)
	fra.wait(minute).do(EditNotice{Number: 1, Text: "new words"})
	lis.wait(2 * minute).do(ApproveNotice{Number: 1})
	lis.do(ApproveNotice{Number: 1})
	merge()
	n := fra.notice(1)
	equal(t, "text", n.Text, "new words")
	equal(t, "state", n.State, Drafted)
	equal(t, "approvals", len(n.Approved), 0)
}

func TestWhatLeftIsWhatWasLetGo(t *testing.T) {
	for name, leave := range map[string]Intent{"by the outbox": QueueNotice{Number: 1}, "by hand": SendNotice{Number: 1}} {
		fra := declared(t)
		fra.do(HitCustomers{Customers: []Customer{{ID: "acme", Name: "Acme", Ways: []string{"mail"}}}})
		fra.do(DraftNotice{Audience: "customers", Text: "old words", Next: 30 * minute})
		lis, merge := fra.apart(t)
		fra.wait(minute).do(EditNotice{Number: 1, Text: "new words", Next: 60 * minute})
		lis.wait(2 * minute).do(ApproveNotice{Number: 1})
		lis.do(ApproveNotice{Number: 1})
		lis.do(leave)
		merge()
		n := fra.notice(1)
		equal(t, name+": the text that was approved", n.Text, "old words")
		equal(t, name+": with its approvals", len(n.Approved), 2)
		equal(t, name+": and its promise", n.Promise.At, noon.Add(30*minute))
		equal(t, name+": by", n.By.Person, "olga")
	}
}

func TestWhoIsWaitedForAndSinceWhen(t *testing.T) {
	r := declared(t)
	r.wait(minute).do(DraftNotice{Audience: "customers", Text: "we know"})
	equal(t, "for the liaison since the draft", r.line("customers").WaitsSince.At, r.now)
	r.wait(minute).do(ApproveNotice{Number: 1})
	equal(t, "for the commander", r.line("customers").WaitsFor, CommanderRole)
	equal(t, "since the liaison said yes", r.line("customers").WaitsSince.At, r.now)
	r.wait(minute).do(EditNotice{Number: 1, Text: "we know more"})
	equal(t, "for the liaison again", r.line("customers").WaitsFor, "liaison")
	equal(t, "since the edit", r.line("customers").WaitsSince.At, r.now)
	r.do(ApproveNotice{Number: 1})
	r.do(ApproveNotice{Number: 1})
	equal(t, "for nobody", r.line("customers").WaitsSince.IsZero(), true)
}

func TestAStaleDraftIsDroppedOrCarriedOver(t *testing.T) {
	r := declared(t)
	r.do(DraftNotice{Audience: "staff", Text: "looking", Status: Investigating})
	r.refuses(CodeNotNow, CarryOver{Number: 1, Reason: "still true"})
	r.do(MovePhase{Phase: Respond})
	r.refuses(CodeNotNow, QueueNotice{Number: 1})
	r.refuses(CodeEmpty, CarryOver{Number: 1})
	r.do(CarryOver{Number: 1, Reason: "still true"})
	equal(t, "why", r.notice(1).Carried, "still true")
	r.do(SetPublicStatus{Status: Identified})
	equal(t, "stale again when something else passes", r.notice(1).Stale(r.incident()), true)
	r.do(CarryOver{Number: 1, Reason: "even now"})
	r.do(QueueNotice{Number: 1})
	equal(t, "it may leave", r.notice(1).State, Queued)
}
