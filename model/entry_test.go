package model

import (
	"testing"
)

func TestAStrikeUndoesAnyEffect(t *testing.T) {
	users := 7
	for name, effect := range map[string]struct {
		intent Intent
		undone func(*Incident) bool
	}{
		"severity":  {SetSeverity{Level: SEV1, Reason: "x"}, func(i *Incident) bool { return i.Severity.Level == SEV2 }},
		"impact":    {AssessImpact{Impact{Users: &users}}, func(i *Incident) bool { return i.Impact.Users == nil && len(i.ImpactHistory) == 1 }},
		"phase":     {MovePhase{Phase: Recover}, func(i *Incident) bool { return i.Phase == Assess && len(i.PhaseStarts) == 1 }},
		"status":    {SetPublicStatus{Status: Resolved}, func(i *Incident) bool { return i.Public == "" }},
		"title":     {Rename{Title: "x"}, func(i *Incident) bool { return i.Title == "lines down" }},
		"scenario":  {SetScenario{Scenario: "cable"}, func(i *Incident) bool { return i.Scenario == "" }},
		"plan":      {AdoptPlan{Plan: PlanRef{Digest: "d2"}}, func(i *Incident) bool { return i.Plan.Digest == "d1" }},
		"close":     {Close{Anyway: true}, func(i *Incident) bool { return i.Open() && i.Phase == Assess }},
		"role":      {AssignRole{Role: CommanderRole}, func(i *Incident) bool { return i.Commander() == "" && i.Roles[CommanderRole].Asked == "anna" }},
		"deputy":    {NameDeputy{Role: CommanderRole, Person: "zoe"}, func(i *Incident) bool { return i.Roles[CommanderRole].Deputy == "" }},
		"check-in":  {CheckIn{}, func(i *Incident) bool { return len(i.People) == 0 }},
		"reach":     {RecordReach{Person: "zoe", Outcome: Reached}, func(i *Incident) bool { return len(i.Reaches) == 0 }},
		"item":      {TickItem{Item: "first/look"}, func(i *Incident) bool { return len(i.Items) == 0 }},
		"attempt":   {OpenAttempt{Action: "x"}, func(i *Incident) bool { return len(i.Attempts) == 0 }},
		"notice":    {RecordNotice{Audience: "staff", Text: "x", Status: Resolved}, func(i *Incident) bool { return len(i.Notices) == 0 && i.Public == "" }},
		"waived":    {NothingNew{Audience: "staff"}, func(i *Incident) bool { return len(i.Answers) == 0 }},
		"fallback":  {StartWorkaround{Text: "x"}, func(i *Incident) bool { return len(i.Workarounds) == 0 }},
		"evidence":  {AttachEvidence{Name: "x", SHA256: Hash{}.String()}, func(i *Incident) bool { return len(i.Evidence) == 0 }},
		"milestone": {MarkMilestone{Milestone: Detected}, func(i *Incident) bool { return len(i.Milestones) == 0 }},
		"relation":  {Relate{Other: "i1"}, func(i *Incident) bool { return len(i.Relations) == 0 }},
	} {
		t.Run(name, func(t *testing.T) {
			r := declared(t)
			r.do(Declare{Title: "lines down", Scope: SeveralCustomers, Urgency: Now})
			act := r.do(effect.intent)
			if effect.undone(r.incident()) {
				t.Fatal("the act had no effect")
			}
			strike := r.do(Strike{Entry: act, Reason: "a slip"})
			if !effect.undone(r.incident()) {
				t.Error("the strike did not undo it")
			}
			entry, _ := r.incident().Entry(act)
			equal(t, "shown struck by", entry.Struck.Reason, "a slip")
			r.do(Strike{Entry: strike})
			if effect.undone(r.incident()) {
				t.Error("striking the strike did not bring it back")
			}
		})
	}
}

func TestStriking(t *testing.T) {
	r := declared(t)
	r.refuses(CodeNotFound, Strike{Entry: Ref{Site: "FRA-1", Seq: 99}})
	r.refuses(CodeNotNow, Strike{Entry: r.logs[r.here][0].Ref()})
	note := r.do(Note{Text: "x"})
	first := r.do(Strike{Entry: note})
	r.refuses(CodeAlready, Strike{Entry: note})
	second := r.do(Strike{Entry: first})
	r.do(Strike{Entry: second})
	entry, _ := r.incident().Entry(note)
	if entry.Struck == nil {
		t.Error("a strike whose strike was struck is in force again")
	}
}

func TestADeclarationStandsWhateverASiteSays(t *testing.T) {
	r := declared(t)
	log := r.logs[r.here]
	body, err := encode(EntryStruck{Entry: log[0].Ref()})
	if err != nil {
		t.Fatal(err)
	}
	inc := Fold(append(log, Event{Site: "LIS-00000002", Seq: 1, HLC: 1 << 62, Incident: r.here, Kind: EntryStruck{}.Kind(), Body: body}))
	equal(t, "title", inc.Title, "lines down")
	equal(t, "struck", inc.Log[0].Struck, (*Mark)(nil))
}

func TestAStrikeWorksWhereverItSorts(t *testing.T) {
	r := declared(t)
	act := r.do(SetSeverity{Level: SEV1, Reason: "x"})
	strike := r.do(Strike{Entry: act})
	r.do(Strike{Entry: strike})
	log := r.logs[r.here]
	last := &log[len(log)-1] // the strike of the strike, from a site whose clock is far behind
	last.Site, last.HLC = "LIS-00000002", 1
	equal(t, "severity", Fold(log).Severity.Level, SEV1)
	arrived := Fold(log[len(log)-2:]) // what is struck arrives last
	if arrived.Log[1].Struck == nil {
		t.Fatal("the strike is struck")
	}
}

func TestCorrectingATimeMovesTheFiguresThatDependOnIt(t *testing.T) {
	r := declared(t)
	r.doAt(after(0), MarkMilestone{Milestone: ImpactStart})
	moved := r.wait(60 * minute).do(MovePhase{Phase: Recover})
	equal(t, "mitigated after", *r.figure("time-to-mitigate").Seconds, 3600)
	r.do(Correct{Entry: moved, At: after(45 * minute), Reason: "it was earlier"})
	inc := r.incident()
	equal(t, "phase since", inc.PhaseSince.At, noon.Add(45*minute))
	equal(t, "mitigated after", *r.figure("time-to-mitigate").Seconds, 2700)
	entry, _ := inc.Entry(moved)
	equal(t, "the original stays", entry.HappenedAt.At, noon.Add(60*minute))
	equal(t, "why", entry.Corrected.Reason, "it was earlier")
}

func TestCorrectingWords(t *testing.T) {
	r := declared(t)
	note := r.do(Note{Text: "the cabel is cut"})
	moved := r.do(MovePhase{Phase: Respond})
	r.refuses(CodeEmpty, Correct{Entry: note})
	r.refuses(CodeNotFound, Correct{Text: "x"})
	r.refuses(CodeNotNow, Correct{Entry: moved, Text: "x"})
	r.refuses(CodeFuture, Correct{Entry: note, At: after(60 * minute)})
	r.refuses(CodeUnknownWord, Correct{Entry: note, At: Stamp{At: noon, Precision: "roughly"}})
	r.do(Correct{Entry: note, Text: "the cable is cut"})
	r.do(Correct{Entry: note, At: after(-5 * minute)})
	entry, _ := r.incident().Entry(note)
	equal(t, "words of the older correction", entry.Text(), "the cable is cut")
	equal(t, "time of the newer one", entry.When().At, noon.Add(-5*minute))
	again := r.do(Correct{Entry: note, Text: "both cables are cut"})
	entry, _ = r.incident().Entry(note)
	equal(t, "the newest words", entry.Text(), "both cables are cut")
	r.do(Strike{Entry: again})
	entry, _ = r.incident().Entry(note)
	equal(t, "a struck correction corrects nothing", entry.Text(), "the cable is cut")
	equal(t, "as recorded", entry.Fact.(NoteWritten).Text, "the cabel is cut")
	r.do(Correct{Entry: r.logs[r.here][0].Ref(), Text: "cables cut"})
	equal(t, "the title too", r.incident().Title, "cables cut")
	severity := r.do(SetSeverity{Level: SEV1, Reason: "wrose"})
	r.do(Correct{Entry: severity, Text: "worse"})
	equal(t, "and a reason", r.incident().Severity.Reason, "worse")
}

func TestPins(t *testing.T) {
	r := declared(t)
	note := r.do(Note{Text: "x"})
	pinned := func() bool {
		entry, _ := r.incident().Entry(note)
		return entry.Pinned
	}
	r.refuses(CodeAlready, Pin{Entry: note, Off: true})
	r.do(Pin{Entry: note})
	equal(t, "pinned", pinned(), true)
	r.refuses(CodeAlready, Pin{Entry: note})
	r.do(Pin{Entry: note, Off: true})
	equal(t, "pinned", pinned(), false)
}

func TestLogEntries(t *testing.T) {
	r := declared(t)
	for _, empty := range []Intent{Note{}, Observe{}, Decision{}, Recount{}} {
		r.refuses(CodeEmpty, empty)
	}
	for _, said := range []struct {
		intent Intent
		kind   Kind
	}{
		{Note{Text: "x"}, "log.note"},
		{Observe{Text: "x"}, "log.observation"},
		{Decision{Text: "x", Agreed: []PersonID{"anna"}, Objected: []PersonID{"ben"}}, "log.decision"},
		{Recount{Text: "x", Type: "symptom", Source: "timeline"}, "log.observation"},
		{Recount{Text: "x", Type: "decision"}, "log.decision"},
		{Recount{Text: "x", Type: "action"}, "log.note"},
	} {
		ref := r.do(said.intent)
		entry, _ := r.incident().Entry(ref)
		equal(t, "kind", entry.Kind, said.kind)
		equal(t, "words", entry.Text(), "x")
	}
}

func TestEvidence(t *testing.T) {
	r := declared(t)
	r.refuses(CodeEmpty, AttachEvidence{})
	r.refuses(CodeUnknownWord, AttachEvidence{Name: "core.dump", SHA256: "abc"})
	r.do(AttachEvidence{Name: "core.dump", SHA256: "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", Size: 7})
	equal(t, "sum", r.incident().Evidence[0].SHA256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
}
