package check

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"warroom/model"
	"warroom/plans"
)

var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// sound is a small folder in which nothing is wrong.
func sound() *plans.Folder {
	zone := time.UTC
	phones := []model.Contact{{Way: "mobile", Value: "+49 170 555 0100"}, {Way: "landline", Value: "+49 69 555 0101"}}
	confirmed := today.AddDate(0, 0, -10)
	plan := &model.Plan{
		Digest: "now", Languages: []model.Language{"en"}, Follow: "status.example.com",
		Severities: []model.SeverityRule{{Level: model.SEV1}},
		Roles: []model.RoleRule{
			{ID: "commander", Title: "Commander", Duties: []string{"decide"}, Holders: []model.PersonID{"ana", "bo"}},
			{ID: "liaison", Title: "Liaison", Duties: []string{"tell"}, Holders: []model.PersonID{"bo", "ana"}},
		},
		People: []model.Person{
			{ID: "ana", Name: "Ana", Contacts: phones, Confirmed: confirmed}, {ID: "bo", Name: "Bo", Contacts: phones, Confirmed: confirmed},
		},
		Audiences:   []model.Audience{{ID: "customers", Title: "Customers", Channels: []model.ChannelID{"mail", "call"}, Owner: "liaison", To: model.Members{Customers: true}}},
		Channels:    []model.Channel{{ID: "mail", Title: "Mail", Kind: "mail"}, {ID: "call", Title: "Announcement", Kind: "announcement"}},
		Cadences:    []model.Cadence{{Severity: model.SEV1, Audience: "customers", First: time.Minute}},
		Bridges:     []model.Bridge{{Title: "Bridge", DialIn: "1"}},
		HeadNumbers: []model.HeadNumber{{Number: "1", Title: "Support", Contact: "ana", Text: "We know."}},
		Scenarios: []model.Scenario{{
			ID: "cut", Title: "Cut", Criteria: []string{"a"}, First: []string{"b"}, Checklists: []string{"detect"}, Workarounds: []string{"c"},
			Recovery: []string{"d"}, Says: map[model.Stage]string{model.StageResolved: "e"},
		}},
	}
	f := &plans.Folder{
		Plan:    plan,
		Systems: []plans.System{{ID: "power", Kind: plans.Technical, Title: "Power"}, {ID: "calls", Kind: plans.Process, Title: "Calls", Fallback: "paper"}},
		Standby: plans.Standby{Zone: zone, MaxTurns: 2, Rotations: []plans.Rotation{{
			ID: "duty", Title: "Duty", Role: "commander", People: []model.PersonID{"ana", "bo"}, Start: today.AddDate(0, 0, -14).Truncate(24 * time.Hour), Days: 7,
		}}},
		Review: plans.Review{Every: 180 * 24 * time.Hour},
		Drills: []plans.Drill{{ID: "cut", Title: "Cut", Last: confirmed}},
		Regulators: []plans.Regulator{{ID: "law", Title: "Law", Checked: confirmed, Clocks: []plans.RegulatorClock{
			{ID: "first", Title: "First", Verified: true},
		}}},
	}
	for _, area := range model.Areas {
		f.Workflows = append(f.Workflows, plans.Workflow{ID: string(area), Area: area})
		plan.Checklists = append(plan.Checklists, model.Checklist{ID: string(area), Title: string(area), Area: area})
	}
	for _, stage := range model.Stages {
		plan.Templates = append(plan.Templates, model.NoticeTemplate{
			ID: "c-" + string(stage), Title: string(stage), Audience: "customers", Stage: stage, Status: stage.Status(), Language: "en",
			Short: "News by {{next_update}}", Body: "News by {{next_update}}.",
		})
	}
	for _, section := range plans.Sections {
		f.Records.Confirmed = append(f.Records.Confirmed, plans.Confirmation{What: section, At: confirmed})
	}
	for _, document := range []string{"plan", "contacts", "card", "forms"} {
		f.Records.Printed = append(f.Records.Printed, plans.Printing{Document: document, Digest: "now", At: confirmed})
	}
	return f
}

func TestSoundFolderHasNoFindings(t *testing.T) {
	if found := Folder(sound(), today, "en"); len(found) > 0 {
		t.Errorf("found\n%v", found)
	}
}

const year = 365 * 24 * time.Hour

// spoiled says for every rule how a sound folder comes to break it. open.blank needs files and has a test of its own.
var spoiled = map[string]func(*plans.Folder){
	"open.contact":     func(f *plans.Folder) { f.Plan.People[0].Contacts = nil },
	"open.volume":      func(f *plans.Folder) { f.Systems[1].Overflow = "calls" },
	"bridge.none":      func(f *plans.Folder) { f.Plan.Bridges = nil },
	"head-number.none": func(f *plans.Folder) { f.Plan.HeadNumbers = nil },
	"head-number.bare": func(f *plans.Folder) { f.Plan.HeadNumbers[0].Text = "" },
	"follow.none":      func(f *plans.Folder) { f.Plan.Follow = "" },
	"role.vacant":      func(f *plans.Folder) { f.Plan.Roles[1].Holders = nil },
	"role.no-deputy":   func(f *plans.Folder) { f.Plan.Roles[1].Holders = []model.PersonID{"bo"} },
	"role.no-duties":   func(f *plans.Folder) { f.Plan.Roles[1].Duties = nil },
	"role.twice":       func(f *plans.Folder) { f.Plan.Roles[1].Holders = []model.PersonID{"ana", "bo"} },
	"person.one-way": func(f *plans.Folder) {
		f.Plan.People[0].Contacts = []model.Contact{{Way: "mobile", Value: "+49 (170) 1"}, {Way: "other", Value: "+491701"}}
	},
	"person.own-deputy": func(f *plans.Folder) { f.Plan.People[0].Deputy = "ana" },
	"person.unused":     func(f *plans.Folder) { f.Plan.People = append(f.Plan.People, model.Person{ID: "cy", Name: "Cy"}) },
	"channel.unused":    func(f *plans.Folder) { f.Plan.Audiences[0].Channels = []model.ChannelID{"mail"} },
	"checklist.unused":  func(f *plans.Folder) { f.Plan.Checklists[1].OnDemand = true },
	"template.double":   func(f *plans.Folder) { f.Plan.Templates = append(f.Plan.Templates, f.Plan.Templates[0]) },
	"cadence.none":      func(f *plans.Folder) { f.Plan.Cadences = nil },
	"audience.nobody":   func(f *plans.Folder) { f.Plan.Audiences[0].To = model.Members{} },
	"audience.language": func(f *plans.Folder) {
		f.Plan.Audiences[0].To.Roles, f.Plan.People[1].Languages = []model.RoleID{"liaison"}, []model.Language{"de"}
	},
	"page.none": func(f *plans.Folder) {
		f.Plan.Channels = append(f.Plan.Channels, model.Channel{ID: "page", Title: "Page", Kind: "page"})
	},
	"template.none":         func(f *plans.Folder) { f.Plan.Templates = f.Plan.Templates[1:] },
	"template.language":     func(f *plans.Folder) { f.Plan.Languages = []model.Language{"en", "de"} },
	"template.long-subject": func(f *plans.Folder) { f.Plan.Templates[0].Subject = strings.Repeat("x", longSubject+1) },
	"template.long-sms": func(f *plans.Folder) {
		f.Plan.Templates[0].Short = "{{next_update}}" + strings.Repeat("x", 153*longSMS)
	},
	"template.parts": func(f *plans.Folder) { f.Plan.Templates[0].Short = "{{next_update}}ã" + strings.Repeat("x", 70) },
	"template.long-spoken": func(f *plans.Folder) {
		f.Plan.Templates[0].Channel, f.Plan.Templates[0].Body = "call", strings.Repeat("word ", longSpoken+1)
	},
	"template.no-next":        func(f *plans.Folder) { f.Plan.Templates[0].Body = "We will see." },
	"template.short-no-next":  func(f *plans.Folder) { f.Plan.Templates[0].Short = "We will see." },
	"scenario.none":           func(f *plans.Folder) { f.Plan.Scenarios = nil },
	"scenario.no-first":       func(f *plans.Folder) { f.Plan.Scenarios[0].First = nil },
	"scenario.no-criteria":    func(f *plans.Folder) { f.Plan.Scenarios[0].Criteria = nil },
	"scenario.no-checklists":  func(f *plans.Folder) { f.Plan.Scenarios[0].Checklists = nil },
	"scenario.no-workarounds": func(f *plans.Folder) { f.Plan.Scenarios[0].Workarounds = nil },
	"scenario.no-recovery":    func(f *plans.Folder) { f.Plan.Scenarios[0].Recovery = nil },
	"scenario.no-words":       func(f *plans.Folder) { f.Plan.Scenarios[0].Says = nil },
	"scenario.both":           func(f *plans.Folder) { f.Plan.Scenarios[0].Without = []string{"detect"} },
	"area.no-workflow":        func(f *plans.Folder) { f.Workflows = f.Workflows[1:] },
	"area.no-checklist":       func(f *plans.Folder) { f.Plan.Checklists = f.Plan.Checklists[1:] },
	"standby.none":            func(f *plans.Folder) { f.Standby = plans.Standby{} },
	"standby.gap":             func(f *plans.Folder) { f.Standby.Rotations[0].Start = today.AddDate(0, 0, 1) },
	"calendar.unplaced":       func(f *plans.Folder) { f.Standby.Unplaced = []plans.Unplaced{{File: "x.ics", Summary: "Dentist"}} },
	"standby.absent": func(f *plans.Folder) {
		f.Standby.Away = []plans.Away{{Person: "ana", From: today, To: today.AddDate(0, 0, 20)}}
	},
	"standby.exhausted": func(f *plans.Folder) {
		f.Standby.Away = []plans.Away{{Person: "ana", From: today, To: today}, {Person: "bo", From: today, To: today}}
	},
	"standby.overlap": func(f *plans.Folder) {
		f.Standby.Overrides = []plans.Override{{Rotation: "duty", From: today, To: today.Add(time.Hour), Person: "ana"}, {Rotation: "duty", From: today, To: today.Add(time.Hour), Person: "bo"}}
	},
	"standby.twice": func(f *plans.Folder) {
		second := f.Standby.Rotations[0]
		second.ID = "second"
		f.Standby.Rotations = append(f.Standby.Rotations, second)
	},
	"standby.overload":   func(f *plans.Folder) { f.Standby.Rotations[0].People = []model.PersonID{"ana"} },
	"system.none":        func(f *plans.Folder) { f.Systems = nil },
	"system.no-fallback": func(f *plans.Folder) { f.Systems[1].Fallback = "" },
	"system.rto":         func(f *plans.Folder) { f.Systems[1].RTO, f.Systems[1].MTPD = time.Hour, time.Hour },
	"system.circle": func(f *plans.Folder) {
		f.Systems[0].Needs, f.Systems[1].Needs = [][]string{{"calls"}}, [][]string{{"power"}}
	},
	"system.late": func(f *plans.Folder) {
		f.Systems[0].RTO, f.Systems[1].RTO, f.Systems[1].Needs = 2*time.Hour, time.Hour, [][]string{{"power"}}
	},
	"system.order": func(f *plans.Folder) {
		f.Systems[0].Stage, f.Systems[1].Stage, f.Systems[1].Needs = 2, 1, [][]string{{"power"}}
	},
	"system.overload": func(f *plans.Folder) {
		f.Systems[1].Overflow, f.Systems[1].Volume, f.Systems[1].Capacity = "mails", 60, 60
		f.Systems = append(f.Systems, plans.System{ID: "mails", Title: "Mails", Kind: plans.Process, Fallback: "paper", Volume: 10, Capacity: 60})
	},
	"review.never":         func(f *plans.Folder) { f.Records.Confirmed = nil },
	"review.stale":         func(f *plans.Folder) { f.Records.Confirmed[1].At = today.Add(-year) },
	"contact.never":        func(f *plans.Folder) { f.Plan.People[0].Confirmed = time.Time{} },
	"contact.stale":        func(f *plans.Folder) { f.Plan.People[0].Confirmed = today.Add(-year) },
	"drill.none":           func(f *plans.Folder) { f.Drills = nil },
	"drill.never":          func(f *plans.Folder) { f.Drills[0].Last = time.Time{} },
	"drill.overdue":        func(f *plans.Folder) { f.Drills[0].Last = today.Add(-year) },
	"regulator.old":        func(f *plans.Folder) { f.Regulators[0].Checked = today.Add(-year) },
	"regulator.unverified": func(f *plans.Folder) { f.Regulators[0].Clocks[0].Verified = false },
	"paper.never":          func(f *plans.Folder) { f.Records.Printed = f.Records.Printed[1:] },
	"paper.old":            func(f *plans.Folder) { f.Plan.Digest = "later" },
}

func TestEveryRuleFindsWhatItIsFor(t *testing.T) {
	for code, spoil := range spoiled {
		f := sound()
		spoil(f)
		for lang := range read() {
			found := Folder(f, today, model.Language(lang))
			at := slices.IndexFunc(found, func(one *plans.Finding) bool { return one.Code == code })
			if at < 0 {
				t.Errorf("%s: not found, but\n%v", code, found)
				continue
			}
			one := found[at]
			if said := one.Message + one.Why + one.Hint; one.Message == "" || one.Why == "" || one.Hint == "" || left.MatchString(said) {
				t.Errorf("%s, %s: %q, %q, %q", code, lang, one.Message, one.Why, one.Hint)
			}
		}
	}
	for code := range read()["en"] {
		if _, tried := spoiled[code]; !tried && code != "open.blank" {
			t.Errorf("no folder is spoiled for %s", code)
		}
	}
}

// left is a name in braces that nothing was put in for; double braces are meant for the reader.
var left = regexp.MustCompile(`(?:^|[^{])\{[a-z]+\}(?:[^}]|$)`)

func TestRulesSayTheSameInEveryLanguage(t *testing.T) {
	names := regexp.MustCompile(`\{[a-z_]+\}`)
	args := func(text string) []string {
		found := names.FindAllString(text, -1)
		slices.Sort(found)
		return slices.Compact(found)
	}
	english := read()["en"]
	for lang, all := range read() {
		if got, want := slices.Sorted(maps.Keys(all)), slices.Sorted(maps.Keys(english)); !slices.Equal(got, want) {
			t.Errorf("%s has the rules %q, want %q", lang, got, want)
		}
		for code, text := range all {
			if !slices.Equal(args(text.Says), args(english[code].Says)) {
				t.Errorf("%s, %s: %q, want the names of %q", lang, code, text.Says, english[code].Says)
			}
			if lang != "en" && (text.Says == english[code].Says || text.Why == english[code].Why) {
				t.Errorf("%s, %s: is as in English", lang, code)
			}
		}
	}
}

func TestBlanksAreQuestionsAndPointToTheirLine(t *testing.T) {
	f := plans.DefaultFolder("en")
	found := Folder(f, today, "en")
	at := slices.IndexFunc(found, func(one *plans.Finding) bool { return one.Code == "open.blank" && one.File == "plan.yaml" })
	if at < 0 || found[at].Line == 0 || !Open(found[at]) {
		t.Fatalf("the shipped plan leaves nothing open: %v", found)
	}
}

// TestShippedPlansHaveNothingWorseThanInfo: what only the owner can know is all that is left to do.
func TestShippedPlansHaveNothingWorseThanInfo(t *testing.T) {
	for _, lang := range languages {
		for _, one := range Folder(plans.DefaultFolder(model.Language(lang)), today, "en") {
			if one.Level < plans.Info {
				t.Errorf("%s: %s: %v: %v", lang, one.Level, one.Code, one)
			}
		}
	}
}

func BenchmarkCheckDefault(b *testing.B) {
	for b.Loop() {
		Folder(plans.DefaultFolder("en"), today, "en")
	}
}
