package locale

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
)

var entryTime = time.Date(2026, 11, 20, 10, 0, 0, 0, time.UTC)

// said is one body with what it reads in English.
type said struct {
	body model.Body
	kind string
	want string
}

func in(d time.Duration) model.Stamp { return model.StampAt(entryTime.Add(d), "") }

func number(n int) *int { return &n }

func everyBody() []said {
	ref := model.Ref{Site: "FRA-3f9a2c71", Seq: 214}
	return []said{
		{model.Declared{Title: "Hotline down", IncidentKind: model.Exercise, Severity: model.SeveritySet{Level: 1}}, "declared", "exercise, SEV1, Hotline down"},
		{model.Renamed{Title: "Hotline and mail down"}, "renamed", "the title is now: Hotline and mail down"},
		{model.ScenarioSet{Scenario: "cut-off"}, "scenario", "scenario Site cut off applies"},
		{model.PlanAdopted{Plan: model.PlanRef{Digest: "d", Name: "Crisis plan", Version: "2"}}, "plan", "plan in force: Crisis plan 2"},
		{
			model.ImpactAssessed{Impact: model.Impact{Scope: "all", Urgency: "now", Users: number(48000), Systems: []string{"PBX"}, Security: "low"}, Proposed: 1},
			"impact", "all customers × now → SEV1 · users 48,000 · systems PBX · security risk low",
		},
		{model.SeveritySet{Level: 2, Proposed: 1, Override: true, Reason: "one region"}, "severity", "SEV2, not SEV1 as proposed · one region"},
		{model.PhaseMoved{Phase: model.Respond}, "phase", "now: respond"},
		{model.PublicStatusSet{Status: model.Identified}, "public", "customers are told: identified"},
		{model.IncidentClosed{Missing: []model.Gap{{Kind: model.GapResolved}}}, "closed", "closed, with 1 thing missing"},
		{model.IncidentReopened{Reason: "came back", Phase: model.Respond}, "reopened", "open again, now: respond · came back"},
		{model.IncidentRelated{Relation: model.MergedInto, Other: "i-9"}, "relation", "continues in i-9"},
		{model.MilestoneReached{Milestone: model.Detected, Text: "by a customer"}, "milestone", "detected · by a customer"},
		{model.RoleAssigned{Role: "commander", Person: "ben"}, "role", "Ben Okafor is asked to be Commander"},
		{model.RoleAnswered{Role: "commander", Person: "ben", Decline: true, Reason: "on a plane"}, "role", "Ben Okafor declines: Commander · on a plane"},
		{model.RoleReleased{Role: "commander"}, "role", "vacant: Commander"},
		{model.DeputyNamed{Role: "commander", Person: "guest"}, "deputy", "guest is deputy: Commander"},
		{model.PersonCheckedIn{Person: "ben", Place: model.Remote}, "check-in", "Ben Okafor: remote"},
		{model.PersonCheckedOut{Person: "ben"}, "check-out", "Ben Okafor has left"},
		{model.ReachTried{Person: "ben", Via: "+49 1", Outcome: model.Voicemail}, "call", "Ben Okafor: voicemail · +49 1"},
		{model.ReachTried{Person: "ben", Via: "landline", Outcome: model.NoAnswer}, "call", "Ben Okafor: no answer · landline"},
		{model.NoteWritten{Text: "a note"}, "note", "a note"},
		{model.ObservationWritten{Text: "seen"}, "observed", "seen"},
		{model.DecisionTaken{Text: "wait", Agreed: []model.PersonID{"ben"}, Objected: []model.PersonID{"guest"}}, "decision", "wait · agreed: Ben Okafor · objected: guest"},
		{model.AttemptOpened{Number: 3, Hypothesis: "cut line", Action: "reroute"}, "attempt", "3: cut line → reroute"},
		{model.AttemptFinished{Number: 3, Result: model.NoEffect, Finding: "same alarms"}, "attempt", "3: no effect · same alarms"},
		{model.AttemptReopened{Number: 3}, "attempt", "3 goes on"},
		{model.EvidenceAttached{Name: "trace.pcap", SHA256: strings.Repeat("ab", 32)}, "evidence", "trace.pcap, SHA-256 abababababab…"},
		{model.EntryStruck{Entry: ref, Reason: "wrong room"}, "struck", "takes back FRA:214 · wrong room"},
		{model.EntryCorrected{Entry: ref, Text: "right"}, "corrected", "corrects FRA:214: right"},
		{model.EntryPinned{Entry: ref}, "pin", "pins FRA:214"},
		{model.ItemMarked{Item: "first/bridge", State: model.ItemSkipped, Reason: "no uplink"}, "step", "skipped: open the bridge · no uplink"},
		{model.ItemAssigned{Item: "first/bridge", Role: "commander"}, "step", "open the bridge → Commander"},
		{model.ItemBoxed{Item: "first/bridge", Back: in(10 * time.Minute)}, "step", "back in 10 min: open the bridge"},
		{model.ItemAdded{Item: "first/new", Text: "new step", Due: in(2 * time.Hour)}, "step", "added, due in 2 h: new step"},
		{model.NoticeDrafted{Number: 3, Audience: "customers", Text: "soon"}, "notice", "draft 3 to Customers: soon"},
		{model.NoticeEdited{Number: 3, Text: "sooner"}, "notice", "draft 3 reworded: sooner"},
		{model.NoticeApproved{Number: 3, Role: "commander"}, "notice", "draft 3 approved, Commander"},
		{
			model.NoticeSent{Number: 3, Channels: []model.ChannelID{"mail"}, Promise: in(30 * time.Minute), Missing: []model.RoleID{"commander"}},
			"notice", "notice 3 sent · by Mail · next in 30 min · without approval: Commander",
		},
		{model.NoticeApproved{Number: 3, Override: "no time"}, "notice", "draft 3 approved · as it was: no time"},
		{model.NoticeSent{Number: 3, Override: "no time"}, "notice", "notice 3 sent · as it was: no time"},
		{model.NoticeRecorded{Audience: "customers", Text: "soon", Channels: []model.ChannelID{"mail"}}, "notice", "told Customers by Mail: soon"},
		{model.NoticeWithdrawn{Number: 3, Reason: "passed"}, "notice", "draft 3 withdrawn · passed"},
		{model.ObligationSnoozed{Obligation: "notice/customers", Until: in(10 * time.Minute)}, "snooze", "put off, due in 10 min: Customers"},
		{model.UpdateWaived{Audience: "customers"}, "no news", "nothing new for Customers"},
		{model.WorkaroundStarted{Number: 1, Process: "orders", Text: "paper"}, "workaround", "1, orders: paper"},
		{model.WorkaroundLifted{Number: 1}, "workaround", "1 lifted, the usual way works again"},
	}
}

func entryPlan() *model.Plan {
	return &model.Plan{
		Roles:     []model.RoleRule{{ID: "commander", Title: "Commander"}},
		People:    []model.Person{{ID: "ben", Name: "Ben Okafor"}},
		Audiences: []model.Audience{{ID: "customers", Title: "Customers"}},
		Channels:  []model.Channel{{ID: "mail", Title: "Mail"}},
		Scenarios: []model.Scenario{{ID: "cut-off", Title: "Site cut off"}},
		Checklists: []model.Checklist{{ID: "first", Items: []model.ItemRule{
			{ID: "first/bridge", Text: "open the bridge"},
		}}},
	}
}

func entryOf(t *testing.T, body model.Body) *model.Entry {
	t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	event := model.Event{Kind: body.Kind(), HappenedAt: model.StampAt(entryTime, ""), Body: raw}
	fact, err := event.Decode()
	if err != nil || fact == nil {
		t.Fatalf("%s: %v", body.Kind(), err)
	}
	return &model.Entry{Event: event, Fact: fact}
}

func TestEveryKindOfEntryHasWords(t *testing.T) {
	covered := map[model.Kind]bool{}
	for _, c := range slices.Concat(everyBody(), ledgerBodies(), tellBodies()) {
		covered[c.body.Kind()] = true
		e := entryOf(t, c.body)
		if kind, text := New(English).Entry(e, entryPlan()); kind != c.kind || text != c.want {
			t.Errorf("%s: got %q %q, want %q %q", c.body.Kind(), kind, text, c.kind, c.want)
		}
		for _, lang := range Languages() {
			kind, text := New(lang).Entry(e, entryPlan())
			if kind == string(c.body.Kind()) || text == "" || strings.Contains(text, missing) || strings.Contains(text, "said.") {
				t.Errorf("%s %s: %q %q", lang, c.body.Kind(), kind, text)
			}
			if n := len([]rune(kind)); n > 11 {
				t.Errorf("%s: the column of kinds has 11 cells, %q has %d", lang, kind, n)
			}
		}
	}
	raw, err := os.ReadFile("../../model/decoders.go")
	if err != nil {
		t.Fatal(err)
	}
	known := regexp.MustCompile(`(\w+)\{\}\.Kind\(\):`).FindAllStringSubmatch(string(raw), -1)
	if len(known) < 40 || len(known) != len(covered) {
		t.Errorf("the model decodes %d kinds, this table has %d", len(known), len(covered))
	}
}

func TestEntryOfANewerVersion(t *testing.T) {
	e := &model.Entry{Event: model.Event{Kind: "moon.phase"}}
	kind, text := New(German).Entry(e, model.EmptyPlan)
	if kind != "moon.phase" || text != "von einer neueren Version aufgezeichnet (moon.phase)" {
		t.Errorf("got %q %q", kind, text)
	}
}

func TestObligation(t *testing.T) {
	for _, c := range []struct {
		lang model.Language
		o    model.Obligation
		want string
	}{
		{English, model.Obligation{Kind: model.OweNotice, Subject: "customers", Detail: "update", Text: "Customers"}, "Customers update"},
		{German, model.Obligation{Kind: model.OweNotice, Subject: "customers", Detail: "first", Text: "Kunden"}, "Kunden: erste Mitteilung"},
		{English, model.Obligation{Kind: model.OweRole, Subject: "commander", Detail: "asked", Person: "ben"}, "Commander: Ben Okafor must answer"},
		{Portuguese, model.Obligation{Kind: model.OweRole, Subject: "commander", Detail: "vacant"}, "função vaga: Commander"},
		{English, model.Obligation{Kind: model.OweAnnouncement, Subject: "+49 69 5550", Text: "Hotline"}, "switch off the announcement on Hotline"},
		{German, model.Obligation{Kind: model.OweCall, Subject: "customer/acme", Text: "Acme"}, "Acme wieder anrufen"},
		{English, model.Obligation{Kind: model.OweBack, Text: "open the bridge"}, "look again: open the bridge"},
	} {
		if got := New(c.lang).Obligation(c.o, entryPlan()); got != c.want {
			t.Errorf("%s %s: got %q, want %q", c.lang, c.o.Kind, got, c.want)
		}
	}
}

func TestGap(t *testing.T) {
	for _, c := range []struct {
		gap  model.Gap
		want string
	}{
		{model.Gap{Kind: model.GapResolved}, "the public status is not resolved"},
		{model.Gap{Kind: model.GapAttempt, Subject: "2"}, "attempt 2 has no result"},
		{model.Gap{Kind: model.GapItem, Subject: "first/bridge"}, "step still open: open the bridge"},
		{model.Gap{Kind: model.GapMilestone, Subject: "detected"}, "no time for: detected"},
		{model.Gap{Kind: model.GapClosing, Subject: "customers"}, "closing notice to Customers is not sent"},
		{model.Gap{Kind: "new-gap", Subject: "x"}, "new-gap x"},
	} {
		if got := New(English).Gap(c.gap, entryPlan()); got != c.want {
			t.Errorf("%s: got %q, want %q", c.gap.Kind, got, c.want)
		}
	}
}
