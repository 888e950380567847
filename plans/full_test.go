package plans

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"warroom/model"
)

// full is a small plan in which every key occurs.
const full = "testdata/full"

// sample is the text of one file of the full plan.
func sample(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(full, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// copyOf is a folder with the same files.
func copyOf(t *testing.T, from string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}

func opened(t *testing.T) *Folder {
	t.Helper()
	folder, err := OpenFolder(full)
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestFolderHoldsTheScenario(t *testing.T) {
	scenario, _ := opened(t).Plan.Scenario("lamp-out")
	want := model.Scenario{
		ID: "lamp-out", Title: "The lamp is out", Criteria: []string{"No light from the sea", "The dynamo runs"}, Severity: model.SEV1,
		First: []string{"Light the spare lamp", "Call the harbour (liaison)"}, Roles: []model.RoleID{"liaison"}, People: []model.PersonID{"bo"},
		Checklists: []string{"dark"}, Without: []string{"first"}, Workflows: []string{"communicate"}, Templates: []string{"customers-acknowledge"},
		Workarounds: []string{"Sound the horn"}, Unfit: []model.Unfit{{Measure: "Climb the mast", Why: "It is wet, and the lamp is below it"}},
		Recovery: []string{"Lamp", "Logbook"}, Says: map[model.Stage]string{
			"acknowledge": "The light is out.", "investigating": "We are looking at the lamp.", "identified": "The lamp is broken.",
			"workaround": "A spare lamp is lit.", "monitoring": "The lamp is lit again.", "resolved": "The light is as it was.",
			"follow-up": "We keep two spare lamps now.",
		}, Advice: "Keep to the buoys.", Inside: "We know, and we are on it.",
		Translations: map[model.Language]model.Telling{"pt-BR": {
			Says: map[model.Stage]string{"acknowledge": "A luz se apagou.", "resolved": "A luz está como antes."}, Advice: "Siga as boias.",
		}},
	}
	if !reflect.DeepEqual(scenario, want) {
		t.Errorf("got  %+v\nwant %+v", scenario, want)
	}
}

func TestFolderHoldsWhatIsNewInThePlan(t *testing.T) {
	plan := opened(t).Plan
	ana, _ := plan.Person("ana")
	press, _ := plan.Audience("press")
	first, _ := plan.Template("customers-acknowledge")
	last, _ := plan.Template("press-resolved")
	checks := map[string]bool{
		"follow":    plan.Follow == "https://status.example.org",
		"deputy":    ana.Deputy == "bo" && ana.Roles[0] == "liaison",
		"confirmed": ana.Confirmed.Equal(time.Date(2026, 10, 1, 0, 0, 0, 0, time.UTC)),
		"private":   ana.Contacts[0].Private && !ana.Contacts[1].Private && ana.Contacts[0].Note == "only at night",
		"on demand": press.OnDemand,
		"stage":     first.Stage == model.StageAcknowledge && first.Status == model.Investigating && first.Short != "",
		"status":    last.Stage == model.StageResolved && last.Status == model.Resolved,
		"prepared":  plan.Checklists[0].ID == "first" && plan.Checklists[0].Phase == "" && plan.Checklists[0].Area == model.AreaLearn,
		"dark":      plan.Checklists[1].OnDemand && plan.Checklists[1].Phase == model.Respond,
	}
	for what, ok := range checks {
		if !ok {
			t.Errorf("%s is not as written", what)
		}
	}
}

func TestFolderHoldsWhatStandsBesideThePlan(t *testing.T) {
	f := opened(t)
	day := func(month time.Month, day int) time.Time { return time.Date(2026, month, day, 0, 0, 0, 0, time.UTC) }
	lisbon, err := time.LoadLocation("Europe/Lisbon")
	if err != nil {
		t.Fatal(err) // the zones are compiled in
	}
	checks := []struct{ got, want any }{
		{f.Workflows, []Workflow{{
			ID: "communicate", Title: "Tell the ships", Area: model.AreaCommunicate, Owner: "liaison", When: "The light is dim or out.",
			Done: "Every ship has answered.", Roles: []model.RoleID{"commander", "liaison"}, Checklists: []string{"dark"},
			Templates: []string{"customers-acknowledge"}, Forms: []string{"calls"}, Text: "## Begin\n\n1. Call the harbour.",
		}}},
		{f.Forms, []Form{{
			ID: "calls", Title: "Calls", Records: RecordContact, Rows: 14, Text: "Write one line for each call.",
			Head: []Field{{ID: "site", Title: "Site", Kind: ChoiceField, Choices: []string{"North", "South"}, Lines: 1, Width: 1}},
			Columns: []Field{
				{ID: "time", Title: "Time", Kind: TimeField, Lines: 1, Width: 2},
				{ID: "what", Title: "What", Kind: TextField, Lines: 2, Width: 8},
			},
		}}},
		{f.Drills, []Drill{{
			ID: "night", Title: "A night without a lamp", Scenario: "lamp-out", Kind: Tabletop, Length: 90 * time.Minute,
			Every: 365 * 24 * time.Hour, Last: day(3, 1), Goal: []string{"Find the spare lamp"}, Roles: []model.RoleID{"commander"},
			Needs: []string{"A dark room"}, Debrief: []string{"What took longest?"}, Injects: []Inject{{
				At: 5 * time.Minute, To: "commander", By: "phone", Text: "A ship asks where the light is.", Expect: []string{"Call the harbour"},
			}},
		}}},
		{f.Examples, []Example{{
			ID: "old-light", Title: "The old light", Organisation: "Harbour board", Date: "March 1899", Scenario: "lamp-out",
			Source: "https://example.org/old-light", Stages: []model.Stage{"acknowledge", "resolved"},
			Lessons: []string{"Say it before the ships do"}, Text: "The lamp was out for a night.",
		}}},
		{f.Regulated, []string{"sea"}},
		{f.Regulators, []Regulator{{
			ID: "sea", Title: "Law of the sea", Jurisdiction: "All seas", Applies: "Do ships rely on the light?", Checked: day(11, 1),
			Clocks: []RegulatorClock{{
				ID: "notice", Title: "Notice to mariners", Limb: Limb{Start: "aware", Within: Term{24, Hours}}, To: "Harbour board",
				Contents: []string{"Where", "Since when"}, Basis: "Art. 1", Source: "https://example.org/law", Verified: true, Note: "By radio is enough.",
			}, {
				ID: "report", Title: "Report", Limb: Limb{"submitted", "notice", Term{1, Months}}, Or: Limb{"submitted", "notice", Term{20, WorkingDays}},
			}},
		}}},
		{f.Systems, []System{{
			ID: "lamp", Title: "Lamp", Kind: Technical, Owner: "commander", Needs: [][]string{{"dynamo", "batteries"}},
			Fallback: "The spare lamp in the cellar", Overflow: "harbour-calls", Volume: 12, Capacity: 20, RTO: time.Hour,
			MTPD: 24 * time.Hour, Priority: 1, Stage: 1, Core: true, Customers: 40,
		}, {ID: "dynamo", Title: "Dynamo", Kind: Technical}, {
			ID: "harbour-calls", Title: "Calls to the harbour", Kind: Process, Needs: [][]string{{"lamp"}},
		}, {ID: "batteries", Title: "Batteries", Kind: Supplier}}},
		{f.Standby, Standby{
			Zone: lisbon, MaxTurns: 2, Rotations: []Rotation{{
				ID: "keepers", Title: "Keepers", Role: "commander", People: []model.PersonID{"ana", "bo"}, Start: day(1, 5), At: 9 * time.Hour, Days: 7,
			}},
			Overrides: []Override{{
				Rotation: "keepers", From: time.Date(2026, 12, 24, 9, 0, 0, 0, lisbon), To: time.Date(2026, 12, 27, 9, 0, 0, 0, lisbon), Person: "bo", Reason: "Feast",
			}},
			Away:     []Away{{Person: "ana", From: day(8, 1), To: day(8, 14), Reason: "Holiday"}},
			Holidays: []Holiday{{Day: day(12, 25), Name: "Christmas Day"}},
		}},
		{f.Review.Every, 180 * 24 * time.Hour},
		{len(f.Review.Sections), len(Sections)},
		{f.Records, Records{
			Confirmed: []Confirmation{{What: "contacts/ana", By: "ana", At: time.Date(2026, 10, 1, 9, 0, 0, 0, time.UTC)}},
			Printed:   []Printing{{Document: "plan", Digest: "9f86d081", At: day(10, 2)}},
			Drills:    []DrillHeld{{Drill: "night", Incident: "2026-003", At: day(3, 1)}},
		}},
	}
	for _, check := range checks {
		if !reflect.DeepEqual(check.got, check.want) {
			t.Errorf("got  %+v\nwant %+v", check.got, check.want)
		}
	}
}

// TestFolderComesBackFromItsArchive: everything but what is kept apart from the plan.
func TestFolderComesBackFromItsArchive(t *testing.T) {
	folder := opened(t)
	again, err := ParseFolder(folder.Archive)
	if err != nil {
		t.Fatal(err)
	}
	if len(again.Records.Drills) > 0 {
		t.Error("the archive holds the records")
	}
	again.Records = folder.Records
	if !reflect.DeepEqual(folder, again) {
		t.Errorf("got  %+v\nwant %+v", again, folder)
	}
	dir := filepath.Join(t.TempDir(), "out")
	if err := folder.Archive.Extract(dir); err != nil {
		t.Fatal(err)
	}
	third, err := OpenFolder(dir)
	if err != nil || !slices.Equal(third.Archive, folder.Archive) {
		t.Errorf("the folder written from the archive is another one: %v", err)
	}
	plan, archive, err := Load(full)
	if err != nil || !reflect.DeepEqual(plan, folder.Plan) || archive.Digest() != folder.Plan.Digest {
		t.Errorf("Load reads another plan than OpenFolder: %v", err)
	}
}

// TestRecordsAndCustomersAreNotThePlan: what the program writes beside the plan must not make another plan of it.
func TestRecordsAndCustomersAreNotThePlan(t *testing.T) {
	dir := copyOf(t, full)
	before, _, _ := Load(dir)
	put(t, dir, "records.yaml", "confirmed: []\n")
	put(t, dir, "customers.csv", "id,name\n1,Ship\n")
	after, err := OpenFolder(dir)
	if err != nil || after.Plan.Digest != before.Digest {
		t.Errorf("the digest changed from %s to %s, %v", before.Digest, after.Plan.Digest, err)
	}
	put(t, dir, "watch.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")
	with, _, err := Load(dir)
	if err != nil || with.Digest == before.Digest {
		t.Errorf("a calendar is not part of the plan: %v", err)
	}
}

func TestPlacesAreWhereThingsAreDefined(t *testing.T) {
	folder := opened(t)
	for id, want := range map[[2]string]place{
		{"scenario", "fog"}:         {"plan.yaml", 49, 3},
		{"scenario", "lamp-out"}:    {"scenarios/lamp-out.yaml", 1, 1},
		{"person", "ana"}:           {"people.yaml", 1, 1},
		{"role", "liaison"}:         {"plan.yaml", 27, 3},
		{"template", "x"}:           {file: "plan.yaml"},
		{"workflow", "communicate"}: {"workflows/communicate.md", 2, 5},
		{"form", "calls"}:           {"forms/calls.md", 2, 5},
		{"drill", "night"}:          {"drills/night.yaml", 1, 1},
		{"system", "lamp"}:          {"systems.yaml", 2, 3},
		{"checklist", "first"}:      {"checklists/first.md", 1, 1},
		{"audience", "press"}:       {"plan.yaml", 40, 3},
		{"channel", "radio"}:        {"plan.yaml", 30, 3},
		{"rotation", "keepers"}:     {"standby.yaml", 3, 3},
		{"regulator", "sea"}:        {"regulators.yaml", 1, 1},
		{"clock", "sea/report"}:     {"regulators.yaml", 17, 11},
	} {
		if got := folder.place(id[0], id[1]); got != want {
			t.Errorf("%s %s is defined at %+v, want %+v", id[0], id[1], got, want)
		}
	}
}
