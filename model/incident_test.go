package model

import (
	"strings"
	"testing"
	"time"
)

func TestDeclaringProposesSeverityAndAsksTheHolders(t *testing.T) {
	r := newRoom(t).as("dora")
	r.do(Declare{Title: "lines down", Scope: SeveralCustomers, Urgency: Now})
	inc := r.incident()
	equal(t, "number", inc.Number, "2026-R01")
	equal(t, "kind", inc.Kind, Real)
	equal(t, "severity", inc.Severity.Level, SEV2)
	equal(t, "override", inc.Severity.Override, false)
	equal(t, "phase", inc.Phase, Assess)
	equal(t, "plan", inc.Plan.Digest, "d1")
	equal(t, "commander asked", inc.Roles[CommanderRole].Asked, "anna")
	equal(t, "whoever declares takes their own role by acting", inc.Roles["liaison"].Holder, "dora")
	if _, asked := inc.Roles["scribe"]; asked {
		t.Error("a scribe is needed from SEV1 on only")
	}
}

func TestDeclaring(t *testing.T) {
	r := newRoom(t)
	r.refuses(CodeEmpty, Declare{Title: "  "})
	r.refuses(CodeUnknownWord, Declare{Title: "x", Kind: "party"})
	r.refuses(CodeUnknownWord, Declare{Title: "x", Scope: "galaxy"})
	r.refuses(CodeUnknownWord, Declare{Title: "x", Severity: 7})
	r.refuses(CodeNotFound, Declare{Title: "x", Scenario: "flood"})
	r.refuses(CodeNoIncident, Note{Text: "to nobody"})

	r.do(Declare{Title: "x", Scenario: "cable"})
	equal(t, "the scenario's usual severity", r.incident().Severity.Level, SEV2)
	r.do(Declare{Title: "x"})
	equal(t, "nobody has said", r.incident().Severity.Level, SeverityUnknown)
	equal(t, "an unknown severity counts as the worst", r.role("scribe").Asked, "finn")
	r.do(Declare{Title: "x", Severity: SEV1, Scope: SeveralCustomers, Urgency: Now})
	equal(t, "set against the proposal", r.incident().Severity.Override, true)
	r.do(Declare{Title: "x", Kind: Exercise})
	equal(t, "exercise", r.incident().IsExercise(), true)
	r.do(Declare{Title: "x", Kind: Backfilled})
	equal(t, "a backfilled incident asks nobody", len(r.incident().Roles), 0)
}

func TestSeverityAgainstTheProposalNeedsAReason(t *testing.T) {
	r := declared(t)
	r.refuses(CodeUnknownWord, SetSeverity{Level: 9})
	r.refuses(CodeAlready, SetSeverity{Level: SEV2})
	r.refuses(CodeEmpty, SetSeverity{Level: SEV1})
	r.do(SetSeverity{Level: SEV1, Reason: "the bank's end of day is near"})
	severity := r.incident().Severity
	equal(t, "level", severity.Level, SEV1)
	equal(t, "override", severity.Override, true)
	equal(t, "by", severity.By.Person, "olga")
	r.do(AssessImpact{Impact{Scope: SeveralCustomers, Urgency: Today}})
	equal(t, "proposed", r.incident().Severity.Proposed, SEV3)
	equal(t, "a proposal sets nothing", r.incident().Severity.Level, SEV1)
	r.do(SetSeverity{Level: SEV3})
	equal(t, "accepting the proposal needs no reason", r.incident().Severity.Override, false)
}

func TestRaisingSeverityAsksFurtherRoles(t *testing.T) {
	r := declared(t)
	r.do(AcceptRole{Role: CommanderRole, Person: "ben"})
	r.wait(time.Minute).do(SetSeverity{Level: SEV1, Reason: "worse"})
	equal(t, "scribe asked", r.role("scribe").Asked, "finn")
	equal(t, "the commander stays", r.role(CommanderRole).Holder, "ben")
	equal(t, "nobody is asked twice", r.role("liaison").AskedAt.At, noon)
}

func TestAssessingKeepsWhatIsLeftOpen(t *testing.T) {
	r := declared(t)
	users, none := 1200, -1
	r.do(AssessImpact{Impact{Users: &users, Systems: []string{"core"}, Security: LowRisk, Statement: "transfers wait"}})
	r.do(AssessImpact{Impact{Urgency: Today}})
	impact := r.incident().Impact
	equal(t, "users", *impact.Users, 1200)
	equal(t, "systems", strings.Join(impact.Systems, ","), "core")
	equal(t, "statement", impact.Statement, "transfers wait")
	equal(t, "scope", impact.Scope, SeveralCustomers)
	equal(t, "history", len(r.incident().ImpactHistory), 3)
	r.refuses(CodeUnknownWord, AssessImpact{Impact{Users: &none}})
	r.refuses(CodeUnknownWord, AssessImpact{Impact{Security: "some"}})
	r.refuses(CodeUnknownWord, AssessImpact{Impact{Urgency: "soon"}})
}

func TestPhasesMoveInAnyOrder(t *testing.T) {
	r := declared(t)
	for _, phase := range []Phase{Recover, Respond, Review, Assess, Recover} {
		r.wait(time.Minute).do(MovePhase{Phase: phase})
		equal(t, "phase", r.incident().Phase, phase)
	}
	equal(t, "first entered", r.incident().PhaseStarts[Recover].At, noon.Add(time.Minute))
	equal(t, "since", r.incident().PhaseSince.At, noon.Add(5*time.Minute))
	r.refuses(CodeAlready, MovePhase{Phase: Recover})
	r.refuses(CodeUnknownWord, MovePhase{Phase: "panic"})
	r.refuses(CodeNotNow, MovePhase{Phase: Closed})
}

func TestClosingAsksOnceForWhatIsMissing(t *testing.T) {
	r := declared(t)
	r.do(OpenAttempt{Action: "restart"})
	r.do(StartWorkaround{Text: "by fax"})
	r.do(DraftNotice{Audience: "staff", Text: "soon"})
	r.do(AddItem{Text: "feed the cat"})
	asked := r.refuses(CodeMissing, Close{})
	equal(t, "most important first", asked.Args["first"], string(GapResolved))
	r.do(Close{Reason: "enough", Anyway: true})
	var kinds []string
	for _, gap := range r.incident().Closing.Missing {
		if len(kinds) == 0 || kinds[len(kinds)-1] != string(gap.Kind) {
			kinds = append(kinds, string(gap.Kind))
		}
	}
	equal(t, "missing", strings.Join(kinds, " "), "not-resolved notice-unsent workaround-in-force attempt-open milestone-missing item-open")
	equal(t, "phase", r.incident().Phase, Closed)
	r.refuses(CodeAlready, Close{})
	r.refuses(CodeNotNow, MovePhase{Phase: Recover})
	equal(t, "time stands still", r.incident().Elapsed(noon.Add(time.Hour)), 0)
}

func TestClosingWithNothingMissing(t *testing.T) {
	r := declared(t)
	for _, milestone := range []Milestone{ImpactStart, Detected, Mitigated, ImpactEnd} {
		r.do(MarkMilestone{Milestone: milestone})
	}
	r.do(RecordNotice{Audience: "customers", Text: "over", Status: Resolved})
	for _, gap := range Missing(r.incident(), r.plan) {
		if gap.Kind == GapClosing {
			equal(t, "staff were never told and never told it is over", gap.Subject, "staff")
		}
	}
	r.do(RecordNotice{Audience: "staff", Text: "over", Status: Resolved})
	r.do(TickItem{Item: "first/look"})
	r.do(SkipItem{Item: "first/call", Reason: "they called us"})
	r.do(Close{})
	equal(t, "missing", len(r.incident().Closing.Missing), 0)
}

func TestReopeningNeedsAReason(t *testing.T) {
	r := declared(t)
	r.refuses(CodeAlready, Reopen{Reason: "x"})
	r.do(Close{Anyway: true})
	r.refuses(CodeEmpty, Reopen{})
	r.refuses(CodeUnknownWord, Reopen{Reason: "again", Phase: Closed})
	r.do(Reopen{Reason: "it is back"})
	equal(t, "phase", r.incident().Phase, Respond)
	equal(t, "open", r.incident().Open(), true)
	r.do(Close{Anyway: true})
	r.do(Reopen{Reason: "paper work", Phase: Review})
	equal(t, "phase", r.incident().Phase, Review)
}

func TestAMoveRecordedElsewhereDoesNotOpenAClosedIncident(t *testing.T) {
	r := declared(t)
	r.do(MovePhase{Phase: Recover})
	log := r.logs[r.here]
	moved := log[len(log)-1]
	r.wait(time.Minute).do(Close{Anyway: true})
	moved.Site, moved.HLC = "LIS-00000002", HLCFromTime(noon.Add(time.Hour))
	inc := Fold(append(r.logs[r.here], moved))
	equal(t, "phase", inc.Phase, Closed)
	equal(t, "open", inc.Open(), false)
}

func TestTitleScenarioAndPlan(t *testing.T) {
	r := declared(t)
	r.refuses(CodeEmpty, Rename{})
	r.refuses(CodeAlready, Rename{Title: "lines down"})
	r.do(Rename{Title: "cable cut"})
	equal(t, "title", r.incident().Title, "cable cut")
	r.refuses(CodeNotFound, SetScenario{Scenario: "flood"})
	r.do(SetScenario{Scenario: "cable"})
	r.refuses(CodeAlready, SetScenario{Scenario: "cable"})
	if _, listed := r.item("cable/map"); !listed {
		t.Error("the scenario brings its checklist")
	}
	r.refuses(CodeEmpty, AdoptPlan{})
	r.refuses(CodeAlready, AdoptPlan{Plan: PlanRef{Digest: "d1"}})
	r.do(AdoptPlan{Plan: PlanRef{Digest: "d2", Version: "2"}})
	equal(t, "plan", r.incident().Plan.Version, "2")
}
