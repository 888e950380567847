package model

import (
	"testing"
	"time"
)

func TestSuccession(t *testing.T) {
	const m = time.Minute
	r := declared(t) // anna is asked at noon, then ben, then cora, five minutes each
	for _, step := range []struct {
		at   time.Duration
		want PersonID
	}{{0, "anna"}, {5*m - 1, "anna"}, {5 * m, "ben"}, {10 * m, "cora"}, {15 * m, "cora"}, {60 * m, "cora"}} {
		r.now = noon.Add(step.at)
		equal(t, "candidate after "+step.at.String(), r.candidate(CommanderRole), step.want)
	}
	line := Roster(r.incident(), r.plan, noon.Add(14*m))[0]
	equal(t, "answered in time", line.Unanswered, false)
	line = Roster(r.incident(), r.plan, noon.Add(15*m))[0]
	equal(t, "unanswered", line.Unanswered, true)
	equal(t, "vacant", line.Vacant, true)
	equal(t, "to be filled by", line.Due, noon.Add(10*m))
	r.now = noon.Add(90 * m)
	r.do(AcceptRole{Role: CommanderRole, Person: "anna"})
	equal(t, "accepting always wins", r.role(CommanderRole).Holder, "anna")
	equal(t, "nobody is asked any more", r.candidate(CommanderRole), "")
	equal(t, "acknowledged", r.incident().Milestones[Acknowledged].At, r.now)
}

func TestDecliningMovesOnAtOnce(t *testing.T) {
	const m = time.Minute
	r := declared(t)
	r.wait(m).do(DeclineRole{Role: CommanderRole, Reason: "on a train"})
	equal(t, "after anna", r.candidate(CommanderRole), "ben")
	owed, _ := r.obligation(RoleObligation(CommanderRole))
	equal(t, "ben has the plan's time from then", owed.Due, noon.Add(6*m))
	equal(t, "and cora is next", owed.Next, "cora")
	r.do(DeclineRole{Role: CommanderRole, Person: "cora"})
	r.refuses(CodeAlready, DeclineRole{Role: CommanderRole, Person: "cora"})
	r.as("ben").wait(m).do(DeclineRole{Role: CommanderRole})
	equal(t, "all have declined", r.candidate(CommanderRole), "")
	equal(t, "unanswered", Roster(r.incident(), r.plan, r.now)[0].Unanswered, true)
	owed, _ = r.obligation(RoleObligation(CommanderRole))
	equal(t, "owed", owed.Detail, "vacant")
	equal(t, "due", owed.Due, noon.Add(10*m))
	r.as("olga").refuses(CodeNotNow, DeclineRole{Role: CommanderRole})
	r.do(AssignRole{Role: CommanderRole, Person: "anna"})
	equal(t, "who declined may be asked again", r.candidate(CommanderRole), "anna")
}

func TestWithoutATimeToAnswerNobodyElseIsAsked(t *testing.T) {
	r := declared(t).wait(24 * time.Hour)
	equal(t, "liaison", r.candidate("liaison"), "dora")
	line := Roster(r.incident(), r.plan, r.now)[1]
	equal(t, "no time is over", line.Candidate.Until, time.Time{})
	equal(t, "unanswered", line.Unanswered, false)
	owed, _ := r.obligation(RoleObligation("liaison"))
	equal(t, "due when the plan wants it filled", owed.Due, noon.Add(20*time.Minute))
	r.do(DeclineRole{Role: "liaison"})
	equal(t, "a no still moves on", r.candidate("liaison"), "emil")
}

func TestTakingARoleOneselfOwesNoAnswer(t *testing.T) {
	r := declared(t)
	r.refuses(CodeEmpty, AssignRole{})
	r.refuses(CodeNotFound, AssignRole{Role: "cook"})
	r.refuses(CodeAlready, AssignRole{Role: CommanderRole, Person: "anna"})
	r.do(AssignRole{Role: CommanderRole, Deputy: "zoe"})
	equal(t, "holder", r.incident().Commander(), "olga")
	r.refuses(CodeAlready, AssignRole{Role: CommanderRole, Person: "olga"})
	r.refuses(CodeAlready, AcceptRole{Role: CommanderRole})
	r.refuses(CodeNotNow, DeclineRole{Role: CommanderRole})
	equal(t, "first deputy", Roster(r.incident(), r.plan, r.now)[0].Deputies[0], "zoe")
	if _, owed := r.obligation(RoleObligation(CommanderRole)); owed {
		t.Error("a role that is held is not owed")
	}
}

func TestTheDeputyOfThisIncidentComesBeforeThePlans(t *testing.T) {
	r := declared(t)
	r.refuses(CodeEmpty, NameDeputy{Role: CommanderRole})
	r.do(NameDeputy{Role: CommanderRole, Person: "zoe"})
	r.refuses(CodeAlready, NameDeputy{Role: CommanderRole, Person: "zoe"})
	r.wait(5 * time.Minute)
	equal(t, "after anna", r.candidate(CommanderRole), "zoe")
}

func TestHandingOverKeepsTheHolderUntilTheOtherAccepts(t *testing.T) {
	r := declared(t)
	r.refuses(CodeNotNow, HandOver{Role: CommanderRole, To: "ben"})
	r.as("anna").do(AcceptRole{Role: CommanderRole})
	r.refuses(CodeEmpty, HandOver{Role: CommanderRole})
	r.refuses(CodeAlready, HandOver{Role: CommanderRole, To: "anna"})
	r.do(HandOver{Role: CommanderRole, To: "ben", Content: Handover{Promises: "update at two"}})
	equal(t, "still", r.incident().Commander(), "anna")
	equal(t, "asked", r.candidate(CommanderRole), "ben")
	equal(t, "handed over", *r.role(CommanderRole).Handover, Handover{From: "anna", Promises: "update at two"})
	r.wait(5 * time.Minute)
	equal(t, "who hands over is not asked to take it", r.candidate(CommanderRole), "cora")
	r.as("ben").do(AcceptRole{Role: CommanderRole})
	equal(t, "now", r.incident().Commander(), "ben")
	equal(t, "the content stays", r.role(CommanderRole).Handover.Promises, "update at two")
	r.do(HandOver{Role: CommanderRole, To: "anna"})
	r.do(AcceptRole{Role: CommanderRole})
	equal(t, "keeping it ends the handover", r.role(CommanderRole).Asked, "")
}

func TestReleasingLeavesARoleVacantFromThenOn(t *testing.T) {
	r := declared(t)
	r.do(AcceptRole{Role: CommanderRole, Person: "anna"})
	r.wait(time.Hour).do(ReleaseRole{Role: CommanderRole, Reason: "end of shift"})
	equal(t, "holder", r.incident().Commander(), "")
	owed, _ := r.obligation(RoleObligation(CommanderRole))
	equal(t, "due", owed.Due, noon.Add(70*time.Minute))
	r.refuses(CodeAlready, ReleaseRole{Role: CommanderRole})
}

func TestPresenceAndTriesToReach(t *testing.T) {
	r := declared(t)
	r.refuses(CodeUnknownWord, CheckIn{Place: "moon"})
	r.refuses(CodeAlready, CheckOut{})
	r.do(CheckIn{})
	r.refuses(CodeAlready, CheckIn{Place: OnSite})
	r.do(CheckIn{Person: "anna", Place: Unreachable})
	r.do(CheckOut{})
	r.refuses(CodeEmpty, RecordReach{Outcome: Reached})
	r.refuses(CodeUnknownWord, RecordReach{Person: "anna", Outcome: "maybe"})
	r.wait(time.Minute).do(RecordReach{Person: "anna", Via: "mobile", Outcome: Voicemail})
	r.do(RecordReach{Person: "anna", Via: "landline", Outcome: NoAnswer})
	where := Where(r.incident())
	equal(t, "first", where[0].Person, "anna")
	equal(t, "tries", where[0].Tries, 2)
	equal(t, "last", where[0].Last.Via, "landline")
	r.do(RecordReach{Person: "anna", Outcome: Reached})
	for _, w := range Where(r.incident()) {
		equal(t, "tries of "+string(w.Person), w.Tries, 0)
	}
}
