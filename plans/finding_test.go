package plans

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// small is a plan without findings that tests break in one place at a time.
var small = map[string]string{
	"plan.yaml": `name: Small plan
product: Portal
version: 1.0
language: en
severities:
  SEV1: {title: All down, acknowledge: 5m}
  SEV2: {title: Some down}
roles:
  commander: {title: Commander, holders: [ana], fill_within: 5m}
  liaison: {title: Liaison, holders: [ana, bo], from: SEV2}
channels:
  mail: {title: Mail}
audiences:
  customers: {title: Customers, channels: [mail], owner: liaison, public: yes}
cadence:
  SEV1:
    customers: {first: 10m, every: 20m}
`,
	"people.yaml": `ana:
  name: Ana
  contacts:
    - mobile: +351 900 000 000
    - landline: 0069 123
      note: only at night
bo: {name: Bo, contacts: [{mobile: }]}
`,
	"checklists/first.md": `---
title: First steps
phase: assess
role: commander
---
- [ ] Take command {within: 2m}
- [ ] Call everybody {role: liaison}
`,
	"templates/sorry.md": `---
title: Sorry
audience: customers
status: investigating
subject: "{{product}} is down"
---
Dear customer,

next news by {{next_update}}.
`,
}

// archiveOf is the archive of the small plan with files replaced.
func archiveOf(changes map[string]string) Archive {
	var files []file
	for path, text := range small {
		if changed, ok := changes[path]; ok {
			text = changed
		}
		files = append(files, file{path, []byte(text)})
	}
	for path, text := range changes {
		if _, known := small[path]; !known {
			files = append(files, file{path, []byte(text)})
		}
	}
	return pack(files)
}

func TestSmallPlanHasNoFindings(t *testing.T) {
	plan, err := Parse(archiveOf(nil))
	if err != nil {
		t.Fatal(err)
	}
	ana, _ := plan.Person("ana")
	if len(ana.Contacts) != 2 || ana.Contacts[1].Value != "0069 123" || ana.Contacts[1].Note != "only at night" {
		t.Errorf("contacts = %+v", ana.Contacts)
	}
	if bo, _ := plan.Person("bo"); len(bo.Contacts) != 0 {
		t.Errorf("a blank to fill in counts as a contact: %+v", bo.Contacts)
	}
	if plan.Version != "1.0" {
		t.Errorf("version = %q, want it as typed", plan.Version)
	}
}

// smallBreakages break the small plan in one place at a time.
var smallBreakages = []struct {
	name, file, old, new string
	want                 []string // each a whole finding
}{
	{
		"unknown key", "plan.yaml", "fill_within: 5m", "fil_within: 5m",
		[]string{`plan.yaml:9:49: "fil_within" is not known here; did you mean "fill_within"?`},
	},
	{
		"unknown top key", "plan.yaml", "channels:\n", "chanels: {}\nchannels:\n",
		[]string{`plan.yaml:11:1: "chanels" is not known here; did you mean "channels"?`},
	},
	{
		"missing text", "plan.yaml", "name: Small plan\n", "",
		[]string{`plan.yaml:1:1: name is missing; write a line "name: …"`},
	},
	{
		"not a time span", "plan.yaml", "every: 20m", "every: 20",
		[]string{`plan.yaml:17:36: "20" is not a time span; write a number and a unit: 90s, 15m, 2h, 1h30m or 3d`},
	},
	{
		"severity out of range", "plan.yaml", "from: SEV2", "from: SEV7",
		[]string{`plan.yaml:10:55: severity "SEV7" is not known; use SEV1, SEV2, SEV3 or SEV4`},
	},
	{
		"severity not in the plan", "plan.yaml", "from: SEV2", "from: SEV3",
		[]string{`plan.yaml:10:55: severity "SEV3" is not in this plan; use one of SEV1, SEV2`},
	},
	{
		"unknown holder", "plan.yaml", "[ana, bo]", "[ana, Bö]",
		[]string{`plan.yaml:10:44: person "Bö" is not in this plan; did you mean "bo"?`},
	},
	{
		"unknown audience in cadence", "plan.yaml", "    customers: {first", "    custmers: {first",
		[]string{`plan.yaml:17:5: audience "custmers" is not in this plan; did you mean "customers"?`},
	},
	{
		"a text where a list of fields belongs", "plan.yaml", "  mail: {title: Mail}", "  mail: Mail",
		[]string{
			`plan.yaml:12:9: a mapping belongs here; write lines of the form "name: value" below it`,
			`plan.yaml:12:9: title is missing; write a line "title: …"`,
		},
	},
	{
		"key twice", "people.yaml", "  name: Ana\n", "  name: Ana\n  name: Anna\n",
		[]string{`people.yaml:3:3: "name" is given twice, first on line 2; keep one of them`},
	},
	{
		"pin in the clear", "people.yaml", "bo: {name: Bo,", "bo: {name: Bo, pin: 4711,",
		[]string{"people.yaml:7:21: the PIN is written in the clear, or its hash is damaged; put the hash of the PIN here (it begins with $argon2id$) and choose another PIN, since this one was readable"},
	},
	{
		"half a matrix", "plan.yaml", "roles:\n", "matrix:\n  all: {now: SEV1, today: SEV2, can-wait: SEV2}\n  several: {now: SEV1, today: SEV2}\nroles:\n",
		[]string{
			`plan.yaml:10:3: row "several" of the matrix has no "can-wait"; add it, for example "can-wait: SEV2"`,
			`plan.yaml:8:1: the matrix has no row "one"; add it, for example "one: {now: SEV1, today: SEV2, can-wait: SEV3}"`,
		},
	},
	{
		"level of escalation", "plan.yaml", "roles:\n", "escalations:\n  - level: first\n    title: Duty\n    trigger: any\n    roles: [boss]\nroles:\n",
		[]string{
			`plan.yaml:12:13: role "boss" is not in this plan; use one of commander, liaison`,
			`plan.yaml:9:12: "first" is not a level of escalation; write "level: 1" for the first`,
		},
	},
	{
		"nobody commands", "plan.yaml", "  commander: {title: Commander", "  leader: {title: Leader",
		[]string{
			`checklists/first.md:4:7: role "commander" is not in this plan; use one of leader, liaison`,
			`plan.yaml:8:1: nobody commands: the plan has no role "commander"; define "commander" under "roles"`,
		},
	},
	{
		"neither yes nor no", "plan.yaml", "public: yes", "public: maybe",
		[]string{`plan.yaml:14:75: "maybe" is neither yes nor no; write yes or no`},
	},
	{
		"kind of channel", "plan.yaml", "  mail: {title: Mail}", "  mail: {title: Mail}\n  pigeon: {title: Pigeon}",
		[]string{`plan.yaml:13:3: it is not said what kind of channel "pigeon" is; write "kind: " and one of mail, sms, chat, page, phone-tree, announcement, paper, radio, webhook, command`},
	},
	{
		"language", "plan.yaml", "language: en", "language: english",
		[]string{`plan.yaml:4:11: "english" is not a language; write a language tag: en, de, pt-BR …`},
	},
	{
		"two ways in one contact", "people.yaml", "      note: only at night", "      mail: ana@example.org",
		[]string{`people.yaml:5:7: a contact has one way, such as mobile, landline, mail, chat or radio; write "- mobile: number", one dash for each way`},
	},
	{
		"person twice", "people.yaml", "bo: {", "ana: {name: Anna}\nbo: {",
		[]string{`people.yaml:7:1: "ana" is given twice, first on line 1; keep one of them`},
	},
	{
		"template id with a space", "templates/sorry.md", "title: Sorry\n", "title: Sorry\nid: Sorry Note\n",
		[]string{`templates/sorry.md:3:5: template name "Sorry Note" cannot be typed everywhere; use lower-case letters, digits and dashes, for example sorry-note`},
	},
	{
		"anchor", "people.yaml", "  name: Ana", "  name: &a Ana",
		[]string{`people.yaml:2:9: "&" has a special meaning in YAML that plans do not use; write the text out; put it in quotes if it should begin with this sign`},
	},
	{
		"not YAML", "people.yaml", "  name: Ana", "  name: 'Ana",
		[]string{
			`people.yaml:2:9: cannot be read as YAML: could not find end character of single-quoted text; check indentation, colons and quotes on this line and the one before`,
		},
	},
	{
		"two documents", "people.yaml", "bo: {", "---\nbo: {",
		[]string{
			`people.yaml:8:3: there is more than one document in this file; remove the line --- between them`,
			`plan.yaml:10:44: person "bo" is not in this plan; use one of ana`,
		},
	},
	{
		"step setting", "checklists/first.md", "{within: 2m}", "{witin: 2m}",
		[]string{`checklists/first.md:6:21: "witin" is not known here; did you mean "within"?`},
	},
	{
		"step role", "checklists/first.md", "{role: liaison}", "{role: lisaison}",
		[]string{`checklists/first.md:7:29: role "lisaison" is not in this plan; did you mean "liaison"?`},
	},
	{
		"box without a space", "checklists/first.md", "- [ ] Call", "- [] Call",
		[]string{`checklists/first.md:7:3: this line is not a step; write "- [ ] " before the text to make it one`},
	},
	{
		"dash without a space", "checklists/first.md", "- [ ] Call", "-[ ] Call",
		[]string{`checklists/first.md:7:1: this line looks like a step and is none; write "- [ ] " with these two spaces, and an empty line before the list`},
	},
	{
		"steps indented like code", "checklists/first.md", "- [ ] Take", "Text.\n\n    - [ ] Look around\n\n- [ ] Take",
		[]string{`checklists/first.md:8:5: this line looks like a step and is none; write "- [ ] " with these two spaces, and an empty line before the list`},
	},
	{
		"phase", "checklists/first.md", "phase: assess", "phase: asess",
		[]string{
			`checklists/first.md:3:8: it is not said in which phase this list is worked; write "phase: respond" or another phase`,
			`checklists/first.md:3:8: phase "asess" is not known; did you mean "assess"?`,
		},
	},
	{
		"no head", "checklists/first.md", "---\ntitle", "title",
		[]string{
			`checklists/first.md:1:1: it is not said in which phase this list is worked; write "phase: respond" or another phase`,
			`checklists/first.md:1:1: the head of this file is missing; begin with a line of three dashes, lines such as "title: …", and three dashes again`,
			`checklists/first.md:1:1: title is missing; write a line "title: …"`,
		},
	},
	{
		"placeholder in the body", "templates/sorry.md", "{{next_update}}", "{{next_updat}}",
		[]string{`templates/sorry.md:9:14: placeholder "next_updat" is not known; did you mean "next_update"?`},
	},
	{
		"placeholder in the subject", "templates/sorry.md", "{{product}}", "{{prodct}}",
		[]string{`templates/sorry.md:5:10: placeholder "prodct" is not known; did you mean "product"?`},
	},
	{
		"more than a placeholder", "templates/sorry.md", "{{next_update}}", `{{printf "%9999999d" 1}}`,
		[]string{`templates/sorry.md:9:14: {{printf "%9999999d" 1}} is more than a placeholder may do; write a placeholder as {{next_update}}, and an option as {{if workaround}} … {{end}}`},
	},
	{
		"open placeholder", "templates/sorry.md", "{{next_update}}.", "{{next_update",
		[]string{`templates/sorry.md:9:14: a placeholder cannot be read: unclosed action; write a placeholder as {{next_update}}, and an option as {{if workaround}} … {{end}}`},
	},
}

func TestFindingsNamePlaceAndRemedy(t *testing.T) {
	for _, test := range smallBreakages {
		t.Run(test.name, func(t *testing.T) {
			broken := strings.Replace(small[test.file], test.old, test.new, 1)
			if broken == small[test.file] {
				t.Fatalf("%q is not in %s", test.old, test.file)
			}
			_, err := Parse(archiveOf(map[string]string{test.file: broken}))
			var got []string
			var all Findings
			if errors.As(err, &all) {
				for _, finding := range all {
					got = append(got, finding.Error())
				}
			}
			slices.Sort(got)
			slices.Sort(test.want)
			if !slices.Equal(got, test.want) {
				t.Errorf("findings:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestFindingsAreReachable(t *testing.T) {
	_, err := Parse(archiveOf(map[string]string{"plan.yaml": "name: x\n"}))
	var one *Finding
	if !errors.As(err, &one) || one.File != "checklists/first.md" || one.Hint == "" {
		t.Errorf("errors.As found %+v in %v", one, err)
	}
}
