package plans

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// breakages break the full plan in one place at a time.
var breakages = []struct {
	file, old, new string
	want           []string // each a whole finding
}{
	{"plan.yaml", "regulators: [sea]", "regulators: [see]", []string{
		`plan.yaml:50:14: regulator "see" is not in this plan; did you mean "sea"?`,
	}},
	{"plan.yaml", "    contacts: 90d", "    contact: 90d", []string{
		`plan.yaml:54:5: "contact" is not known here; did you mean "contacts"?`,
	}},
	{"plan.yaml", "follow:", "folow:", []string{`plan.yaml:6:1: "folow" is not known here; did you mean "follow"?`}},
	{"people.yaml", "roles: [liaison]", "roles: [laison]", []string{
		`people.yaml:10:11: role "laison" is not in this plan; did you mean "liaison"?`,
	}},
	{"people.yaml", "deputy: bo", "deputy: boo", []string{`people.yaml:11:11: person "boo" is not in this plan; did you mean "bo"?`}},
	{"people.yaml", "2026-10-01", "01.10.2026", []string{
		`people.yaml:12:14: "01.10.2026" is not a date; write it as 2026-11-22: year, month, day`,
	}},
	{"people.yaml", "2026-10-01", "2026-02-30", []string{
		`people.yaml:12:14: "2026-02-30" is not a date; write it as 2026-11-22: year, month, day`,
	}},
	{"people.yaml", "private: yes", "private: often", []string{`people.yaml:8:16: "often" is neither yes nor no; write yes or no`}},
	{"scenarios/lamp-out.yaml", "title: The lamp is out\n", "", []string{
		`scenarios/lamp-out.yaml:1:1: title is missing; write a line "title: …"`,
	}},
	{"scenarios/lamp-out.yaml", "people: [bo]", "people: [boo]", []string{
		`scenarios/lamp-out.yaml:8:10: person "boo" is not in this plan; did you mean "bo"?`,
	}},
	{"scenarios/lamp-out.yaml", "workflows: [communicate]", "workflows: [comunicate]", []string{
		`scenarios/lamp-out.yaml:11:13: workflow "comunicate" is not in this plan; did you mean "communicate"?`,
	}},
	{"scenarios/lamp-out.yaml", "templates: [customers-acknowledge]", "templates: [customers-acknowledged]", []string{
		`scenarios/lamp-out.yaml:12:13: template "customers-acknowledged" is not in this plan; did you mean "customers-acknowledge"?`,
	}},
	{"scenarios/lamp-out.yaml", "without: [first]", "without: [fist]", []string{
		`scenarios/lamp-out.yaml:10:11: checklist "fist" is not in this plan; did you mean "first"?`,
	}},
	{"scenarios/lamp-out.yaml", "  follow-up:", "  followup:", []string{
		`scenarios/lamp-out.yaml:25:3: "followup" is not known here; did you mean "follow-up"?`,
	}},
	{"scenarios/lamp-out.yaml", "    why: It is wet, and the lamp is below it\n", "", []string{
		`scenarios/lamp-out.yaml:15:5: why is missing; write a line "why: …"`,
	}},
	{"checklists/first.md", "area: learn", "area: learning", []string{
		`checklists/first.md:3:7: area "learning" is not known; did you mean "learn"?`,
	}},
	{"checklists/first.md", "phase: prepare", "phase: prepared", []string{
		`checklists/first.md:4:8: it is not said in which phase this list is worked; write "phase: respond" or another phase`,
		`checklists/first.md:4:8: phase "prepared" is not known; did you mean "prepare"?`,
	}},
	{"templates/customers-acknowledge.md", "stage: acknowledge", "stage: acknowledged", []string{
		`templates/customers-acknowledge.md:5:8: stage "acknowledged" is not known; did you mean "acknowledge"?`,
	}},
	{"templates/press-resolved.md", "status: resolved", "status: resolved\nstage: resolved", []string{
		`templates/press-resolved.md:4:9: the template names a stage and a status; remove this line; the stage says it`,
	}},
	{"templates/customers-acknowledge.md", "{{situation}} Next", "{{situtation}} Next", []string{
		`templates/customers-acknowledge.md:10:21: placeholder "situtation" is not known; did you mean "situation"?`,
	}},
	{"workflows/communicate.md", "owner: liaison", "owner: laison", []string{
		`workflows/communicate.md:5:8: role "laison" is not in this plan; did you mean "liaison"?`,
	}},
	{"workflows/communicate.md", "forms: [calls]", "forms: [call]", []string{
		`workflows/communicate.md:11:9: form "call" is not in this plan; did you mean "calls"?`,
	}},
	{"workflows/communicate.md", "done: Every ship has answered.\n", "", []string{
		`workflows/communicate.md:1:1: done is missing; write a line "done: …"`,
	}},
	{"workflows/communicate.md", "## Begin\n\n1. Call the harbour.\n", "", []string{
		`workflows/communicate.md:1:1: the workflow is empty; write below the head who does what, in order`,
	}},
	{"forms/calls.md", "records: contact", "records: contacts", []string{
		`forms/calls.md:4:10: it is not said what a line of this form becomes; write "records: note" or another kind`,
		`forms/calls.md:4:10: kind of record "contacts" is not known; did you mean "contact"?`,
	}},
	{"forms/calls.md", "kind: time", "kind: tine", []string{
		`forms/calls.md:8:35: kind of field "tine" is not known; did you mean "time"?`,
	}},
	{"forms/calls.md", "{id: what,", "{id: time,", []string{
		`forms/calls.md:9:10: field "time" is already used above; give one of them another name`,
	}},
	{"forms/calls.md", "kind: choice, ", "", []string{
		`forms/calls.md:6:5: kind and choices of field "site" do not go together; write "kind: choice" together with "choices: [one, another]"`,
	}},
	{"forms/calls.md", "rows: 14", "rows: 1400", []string{`forms/calls.md:10:7: 1400 is too much here; write a number up to 60`}},
	{"drills/night.yaml", "scenario: lamp-out", "scenario: lampout", []string{
		`drills/night.yaml:2:11: scenario "lampout" is not in this plan; did you mean "lamp-out"?`,
	}},
	{"drills/night.yaml", "kind: tabletop", "kind: table", []string{
		`drills/night.yaml:3:7: kind of drill "table" is not known; use one of tabletop, communication, functional, full`,
	}},
	{"drills/night.yaml", "minutes: 90", "minutes: 1.5h", []string{
		`drills/night.yaml:4:10: "1.5h" is not a number; write a whole number such as 120, without a unit`,
	}},
	{"drills/night.yaml", "by: phone", "by: fone", []string{`drills/night.yaml:11:33: way "fone" is not known; did you mean "phone"?`}},
	{"drills/night.yaml", "at: 5m, ", "", []string{`drills/night.yaml:11:5: at is missing; write a line "at: 5m"`}},
	{"examples/old-light.md", "stages: [acknowledge, resolved]", "stages: [acknowledge, resolve]", []string{
		`examples/old-light.md:8:23: stage "resolve" is not known; did you mean "resolved"?`,
	}},
	{"regulators.yaml", "within: 24h", "within: 24 hours", []string{
		`regulators.yaml:10:15: "24 hours" is not a legal time; write a number and h, d, bd (working days) or mo (months): 24h, 14d, 3bd, 1mo`,
	}},
	{"regulators.yaml", "      after: notice\n", "", []string{
		`regulators.yaml:19:14: it is not said which report was submitted; add "after: " and the id of the clock whose report was submitted`,
	}},
	{"regulators.yaml", "      after: notice\n", "      after: notise\n", []string{
		`regulators.yaml:20:14: clock "sea/notise" is not in this plan; did you mean "sea/notice"?`,
	}},
	{"regulators.yaml", "id: report", "id: notice", []string{
		`regulators.yaml:17:11: clock "sea/notice" is already defined at regulators.yaml:7; give one of them another name`,
	}},
	{"systems.yaml", "[dynamo, batteries]", "[dinamo, batteries]", []string{
		`systems.yaml:5:14: system "dinamo" is not in this plan; did you mean "dynamo"?`,
	}},
	{"systems.yaml", "overflow: harbour-calls", "overflow: dynamo", []string{
		`systems.yaml:7:15: process "dynamo" is not in this plan; use one of harbour-calls`,
	}},
	{"systems.yaml", "volume: 12", "volume: -12", []string{
		`systems.yaml:8:13: "-12" is not a number; write a whole number such as 120, without a unit`,
	}},
	{"systems.yaml", "  batteries:", "  dynamo:", []string{
		`systems.yaml:21:3: system "dynamo" is already defined at systems.yaml:17; give one of them another name`,
		`systems.yaml:5:22: system "batteries" is not in this plan; use one of dynamo, harbour-calls, lamp`,
	}},
	{"standby.yaml", "zone: Europe/Lisbon", "zone: Lisbon", []string{
		`standby.yaml:1:7: "Lisbon" is not a time zone; write a name such as Europe/Berlin or America/Sao_Paulo`,
	}},
	{"standby.yaml", "zone: Europe/Lisbon", "zone: ../../etc/passwd", []string{
		`standby.yaml:1:7: "../../etc/passwd" is not a time zone; write a name such as Europe/Berlin or America/Sao_Paulo`,
	}},
	{"standby.yaml", "mon 09:00", "tue 09:00", []string{
		`standby.yaml:8:15: the handover is on tue, but 2026-01-05 is a mon; let "start" be the day of the first handover`,
	}},
	{"standby.yaml", "mon 09:00", "monday 9", []string{
		`standby.yaml:8:15: "monday 9" is not a time of handover; write "mon 09:00": mon, tue, wed, thu, fri, sat or sun, and a time`,
	}},
	{"standby.yaml", "turn: 1w", "turn: 12h", []string{
		`standby.yaml:9:11: "12h" is not a number of days; write whole days or weeks: 1d, 1w or 2w`,
	}},
	{"standby.yaml", "{rotation: keepers,", "{rotation: keeper,", []string{
		`standby.yaml:11:16: rotation "keeper" is not in this plan; did you mean "keepers"?`,
	}},
	{"standby.yaml", "from: 2026-08-01", "from: 2026-08-15", []string{
		`standby.yaml:13:5: this ends before it begins; exchange "from" and "to"`,
	}},
	{"standby.yaml", "from: \"2026-12-24 09:00\", ", "", []string{
		`standby.yaml:11:5: from is missing; write a line "from: "2026-12-24 09:00""`,
	}},
	{"standby.yaml", "2026-12-24 09:00", "2026-12-24", []string{
		`standby.yaml:11:31: "2026-12-24" is not a day and a time; write it as "2026-12-24 09:00"`,
	}},
	{"standby.yaml", "2026-12-25:", "Christmas:", []string{
		`standby.yaml:15:5: "Christmas" is not a date; write "- 2026-12-25: Christmas Day"`,
	}},
	{"records.yaml", "at: 2026-10-02", "at: autumn", []string{
		`records.yaml:4:44: "autumn" is not a point in time; write it as 2026-11-22 or 2026-11-22T09:00:00Z`,
	}},
}

// TestFindingsInEveryKindOfFile breaks the full plan in one place at a time.
func TestFindingsInEveryKindOfFile(t *testing.T) {
	for _, test := range breakages {
		t.Run(test.file+" "+test.new, func(t *testing.T) {
			text := sample(t, test.file)
			broken := strings.Replace(text, test.old, test.new, 1)
			if broken == text {
				t.Fatalf("%q is not in %s", test.old, test.file)
			}
			dir := copyOf(t, full)
			put(t, dir, test.file, broken)
			folder, err := OpenFolder(dir)
			if folder == nil {
				t.Fatal(err)
			}
			got := said(err)
			slices.Sort(test.want)
			if !slices.Equal(got, test.want) {
				t.Errorf("findings:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// said are the findings in an error, each in one line, sorted by their words.
func said(err error) []string {
	var all Findings
	if !errors.As(err, &all) {
		return nil
	}
	var lines []string
	for _, finding := range all {
		lines = append(lines, finding.Error())
	}
	slices.Sort(lines)
	return lines
}

// TestPlanAloneIsNotHeldUpByWhatStandsBeside: an incident can be declared though a drill or a form is wrong.
func TestPlanAloneIsNotHeldUpByWhatStandsBeside(t *testing.T) {
	dir := copyOf(t, full)
	for _, file := range []string{
		"workflows/communicate.md", "forms/calls.md", "drills/night.yaml", "examples/old-light.md", "regulators.yaml",
		"systems.yaml", "standby.yaml", "records.yaml",
	} {
		put(t, dir, file, "nonsense: {\n")
	}
	if _, _, err := Load(dir); err != nil {
		t.Error(err)
	}
	folder, err := OpenFolder(dir)
	if folder == nil || len(said(err)) < 8 {
		t.Errorf("OpenFolder = %v, %v; want a folder and a finding for each file", folder, err)
	}
}
