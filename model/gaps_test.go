package model

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestGapsAreNamedOnceInOrder(t *testing.T) {
	got := Gaps("Until [next_update?] call [TODO: number] or [TODO], {{liaison}}, [next_update?]. [see below] [1] TODO [Todos]\n[todo: who] [TODO: how many\nlines")
	if want := []string{"[next_update?]", "[TODO: number]", "[TODO]", "{{liaison}}", "[todo: who]", "[TODO: how many"}; !slices.Equal(got, want) {
		t.Errorf("Gaps = %q, want %q", got, want)
	}
}

func TestANoticeWithGapsPassesOnlyWithAReason(t *testing.T) {
	r := declared(t)
	r.do(DraftNotice{Audience: "customers", Subject: "News at [next_update?]", Text: "Call [TODO: number] or {{liaison}}. [see below]"})
	notice := func() Notice { return r.incident().Notices[0] }
	for _, intent := range []Intent{
		ApproveNotice{Number: 1}, SendNotice{Number: 1, Anyway: true}, SendNotice{Number: 1}, ApproveNotice{Number: 1, AsIs: " \n"},
	} {
		refused := r.refuses(CodeGaps, intent)
		equal(t, "named", refused.Args["gaps"], "[next_update?], [TODO: number], {{liaison}}")
		equal(t, "said", strings.HasSuffix(refused.Message, refused.Args["gaps"]), true)
	}
	r.do(ApproveNotice{Number: 1, AsIs: "  the number comes by phone "})
	equal(t, "why approved", notice().Approved[0].AsIs, "the number comes by phone")
	r.do(ApproveNotice{Number: 1})
	equal(t, "the second one passes for the same reason", notice().Approved[1].AsIs, "the number comes by phone")
	equal(t, "which whoever sends it sees", notice().LetPass(), "the number comes by phone")
	ref := r.do(SendNotice{Number: 1, AsIs: "no time"})
	equal(t, "why sent", notice().AsIs, "no time")
	entry, _ := r.incident().Entry(ref)
	equal(t, "recorded", entry.Fact.(NoticeSent).Override, "no time")
	r.do(Correct{Entry: ref, Text: "no time to ask"})
	equal(t, "a corrected reason", notice().AsIs, "no time to ask")
}

func TestWhatWasApprovedAsItIsLeavesWithoutASecondReason(t *testing.T) {
	for name, leave := range map[string]Intent{"by the outbox": QueueNotice{Number: 1}, "by hand": SendNotice{Number: 1}} {
		r := declared(t)
		r.do(HitCustomers{Customers: []Customer{acme()}})
		r.do(DraftNotice{Audience: "customers", Text: "Call [TODO]."})
		r.do(ApproveNotice{Number: 1, AsIs: "too early"})
		r.wait(minute).do(EditNotice{Number: 1, Text: "Call us: [TODO]."})
		equal(t, name+": an edit voids it", r.notice(1).LetPass(), "")
		r.refuses(CodeGaps, ApproveNotice{Number: 1})
		r.do(ApproveNotice{Number: 1, AsIs: "the number comes by phone"})
		r.do(ApproveNotice{Number: 1})
		r.do(leave)
		equal(t, name+": why", r.notice(1).AsIs, "the number comes by phone")
	}
}

func TestAReasonIsKeptOnlyWhereSomethingWasPassedOver(t *testing.T) {
	r := declared(t)
	r.do(DraftNotice{Audience: "customers", Text: "Call 123."})
	ref := r.do(SendNotice{Number: 1, Anyway: true, AsIs: " nobody could be asked "})
	entry, _ := r.incident().Entry(ref)
	equal(t, "recorded", entry.Fact.(NoticeSent).Override, "nobody could be asked")
	r.do(DraftNotice{Audience: "staff", Text: "Call 123."})
	ref = r.do(SendNotice{Number: 2, Anyway: true, AsIs: "just so"})
	entry, _ = r.incident().Entry(ref)
	equal(t, "recorded", entry.Fact.(NoticeSent).Override, "")
	equal(t, "kept", r.incident().Notices[1].AsIs, "")
}

func TestNoticesOfBeforeFoldWithoutAnOverride(t *testing.T) {
	r := declared(t)
	r.do(DraftNotice{Audience: "customers", Text: "Call [TODO]."})
	for n, old := range []Event{
		{Kind: NoticeApproved{}.Kind(), Body: json.RawMessage(`{"number":1,"role":"liaison"}`)},
		{Kind: NoticeSent{}.Kind(), Body: json.RawMessage(`{"number":1}`)},
	} {
		last := r.logs[r.here][len(r.logs[r.here])-1]
		old.Site, old.Seq, old.HLC, old.Incident = last.Site, last.Seq+1, last.HLC+HLC(n)+1, last.Incident
		old.HappenedAt, old.RecordedAt = last.HappenedAt, last.RecordedAt
		r.logs[r.here] = append(r.logs[r.here], old)
	}
	n := Fold(r.logs[r.here]).Notices[0]
	equal(t, "state", n.State, Sent)
	equal(t, "approvals", len(n.Approved), 1)
	equal(t, "reasons", n.AsIs+n.Approved[0].AsIs, "")
}
