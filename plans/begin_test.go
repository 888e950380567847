package plans

import (
	"slices"
	"strings"
	"testing"

	"warroom/model"
)

const answered = `product: "Order: Desk #1"
owner: Head of Support
impact: Shops cannot sell
incidents: [site-cut-off, data-breach]
sla: {SEV1: {acknowledge: 3m, resolve: 2h}, SEV2: {resolve: 6h}}
infrastructure: [Telephone system, Order database]
follow: status.example.com
zone: America/Sao_Paulo
bridge: {dial_in: "+49 69 555 0100", pin: "0471"}
head_number: "+49 69 555 0"
people:
  - name: Anna Weber
    roles: [commander, liaison]
    languages: [de]
    contacts: [{mobile: "+49 170 555 0100"}, {landline: "+49 69 555 0101"}]
  - name: "Bo \"Bob\" Okafor"
    roles: [commander]
    contacts: [{mobile: "+49 170 555 0200"}]
`

func begun(t *testing.T, text string, lang model.Language) *Folder {
	t.Helper()
	a, err := ReadAnswers("answers.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	archive, err := Begin(a, lang)
	if err != nil {
		t.Fatal(err)
	}
	f, err := ParseFolder(archive)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestBeginPutsTheAnswersIn(t *testing.T) {
	for _, lang := range shippedIn {
		f := begun(t, answered, lang)
		p := f.Plan
		sev1, _ := p.Severity(model.SEV1)
		if p.Product != "Order: Desk #1" || p.Owner != "Head of Support" || p.Follow != "status.example.com" || sev1.Criteria[0] != "Shops cannot sell" {
			t.Errorf("%s: product %q, owner %q, follow %q, criteria %q", lang, p.Product, p.Owner, p.Follow, sev1.Criteria)
		}
		if sev1.Acknowledge.Minutes() != 3 || sev1.Resolve.Hours() != 2 {
			t.Errorf("%s: targets %s, %s", lang, sev1.Acknowledge, sev1.Resolve)
		}
		if len(p.Scenarios) != 2 || p.Bridges[0].DialIn != "+49 69 555 0100" || p.Bridges[0].PIN != "0471" || p.HeadNumbers[0].Number != "+49 69 555 0" {
			t.Errorf("%s: %d scenarios, %+v, %+v", lang, len(p.Scenarios), p.Bridges, p.HeadNumbers)
		}
		commander, _ := p.Role("commander")
		liaison, _ := p.Role("liaison")
		if !slices.Equal(commander.Holders[:2], []model.PersonID{"anna-weber", "bo-bob-okafor"}) || liaison.Holders[0] != "anna-weber" {
			t.Errorf("%s: commander %q, liaison %q", lang, commander.Holders, liaison.Holders)
		}
		anna, known := p.Person("anna-weber")
		if !known || anna.Name != "Anna Weber" || len(anna.Contacts) != 2 {
			t.Errorf("%s: %+v", lang, anna)
		}
		if f.Standby.Zone.String() != "America/Sao_Paulo" || !slices.ContainsFunc(f.Systems, func(s System) bool { return s.Title == "Order database" }) {
			t.Errorf("%s: zone %v, systems %+v", lang, f.Standby.Zone, f.Systems)
		}
		for _, r := range f.Standby.Rotations {
			if r.Role == "commander" && r.People[0] != "anna-weber" {
				t.Errorf("%s: standby %+v", lang, r)
			}
		}
	}
}

// TestBeginKeepsComments: the folder is for people to go on writing in.
func TestBeginKeepsComments(t *testing.T) {
	_, shipped := Default("en")
	a, _ := ReadAnswers("", []byte(answered))
	archive, err := Begin(a, "en")
	if err != nil {
		t.Fatal(err)
	}
	before, _ := shipped.texts()
	after, _ := archive.texts()
	for _, name := range []string{"plan.yaml", "people.yaml", "systems.yaml"} {
		for line := range strings.Lines(before[name]) {
			if strings.HasPrefix(line, "#") && !strings.Contains(after[name], line) {
				t.Errorf("%s lost %q", name, line)
			}
		}
	}
}

func TestBeginWithTheProductAloneIsTheShippedPlan(t *testing.T) {
	f := begun(t, "product: X\n", "de")
	plan, _ := Default("de")
	if len(f.Plan.Scenarios) != len(plan.Scenarios) || len(f.Plan.People) != len(plan.People) {
		t.Errorf("%d scenarios, %d people", len(f.Plan.Scenarios), len(f.Plan.People))
	}
}

func TestBeginWithEachScenarioAlone(t *testing.T) {
	plan, _ := Default("en")
	for _, s := range plan.Scenarios {
		f := begun(t, "product: X\nincidents: ["+s.ID+"]\n", "en")
		if len(f.Plan.Scenarios) != 1 {
			t.Errorf("%s: %d scenarios", s.ID, len(f.Plan.Scenarios))
		}
		for _, list := range s.Checklists {
			if !slices.ContainsFunc(f.Plan.Checklists, func(c model.Checklist) bool { return c.ID == list }) {
				t.Errorf("%s: its list %s is gone", s.ID, list)
			}
		}
	}
}

func TestAnswersThatMeanNothing(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"no product":       {"owner: me\n", "product is missing"},
		"unknown key":      {"product: x\nprodukt: y\n", `"produkt" is not known`},
		"unknown severity": {"product: x\nsla: {SEV9: {resolve: 1h}}\n", "SEV9"},
		"no time":          {"product: x\nsla: {SEV1: {resolve: soon}}\n", `"soon" is not a time span`},
		"unknown scenario": {"product: x\nincidents: [site-cutoff]\n", `scenario "site-cutoff"`},
		"unknown role":     {"product: x\npeople: [{name: A, roles: [kommander]}]\n", `role "kommander"`},
		"unknown zone":     {"product: x\nzone: Europe/Berlinn\n", "Berlinn"},
	} {
		a, err := ReadAnswers("answers.yaml", []byte(c.text))
		if err == nil {
			_, err = Begin(a, "en")
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestBeginTakesAnyAnswer: what people call their systems and themselves is theirs, and two may be called alike.
func TestBeginTakesAnyAnswer(t *testing.T) {
	const odd = `product: "Ä \"x\": 'y' # z\nend"
zone: Europe/Lisbon
infrastructure: [telephony, telephony, "日本", "日本語", "", "true", "a\nb: c", "x\e[31m"]
people:
  - {name: Commander, roles: [commander]}
  - {name: Anna Weber, roles: [commander]}
  - {name: Anna Weber}
  - {name: "A\nB: c"}
  - {name: ../../x}
`
	for _, lang := range shippedIn {
		f := begun(t, odd, lang)
		if f.Plan.Product != `Ä "x": 'y' # z end` {
			t.Errorf("%s: product %q", lang, f.Plan.Product)
		}
		var titles, names []string
		for _, s := range f.Systems {
			titles = append(titles, s.Title)
		}
		for _, p := range f.Plan.People {
			names = append(names, p.Name)
		}
		for _, want := range []string{"telephony", "日本", "日本語", "true", "a b: c", "x\x1b[31m"} {
			if !slices.Contains(titles, want) {
				t.Errorf("%s: no system %q in %q", lang, want, titles)
			}
		}
		for _, want := range []string{"Commander", "Anna Weber", "A B: c", "../../x"} {
			if !slices.Contains(names, want) {
				t.Errorf("%s: no person %q in %q", lang, want, names)
			}
		}
		for _, blank := range f.Blanks() {
			if blank.File == "standby.yaml" {
				t.Errorf("%s: the zone is asked for though it was answered: %q", lang, blank.Text)
			}
		}
	}
}

// TestOpenPlacesAreNotListsInTheHead: brackets in the head of a page are a list of YAML, unless they say TODO.
func TestOpenPlacesAreNotListsInTheHead(t *testing.T) {
	f := begun(t, "product: X\n", "en")
	for _, blank := range f.Blanks() {
		if !strings.HasPrefix(blank.Text, "[TODO") {
			t.Errorf("%s:%d asks for %q", blank.File, blank.Line, blank.Text)
		}
	}
	page := file{"workflows/x.md", []byte("---\nroles: [scribe, liaison]\nwhen: \"[TODO]\"\n---\n\nCall [name].\n")}
	folder := &Folder{Archive: pack([]file{page})}
	var open []string
	for _, blank := range folder.Blanks() {
		open = append(open, blank.Text)
	}
	if want := []string{"[TODO]", "[name]"}; !slices.Equal(open, want) {
		t.Errorf("open: %q, want %q", open, want)
	}
}
