package pane

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/plans"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// folder is the folder of a plan with a page of every kind. Every text of it holds the words given.
func folder(p *model.Plan, words string) *plans.Folder {
	list := p.Checklists[0].ID
	p.Scenarios = append(p.Scenarios, model.Scenario{
		ID: "stoerung", Title: "Störung " + words, Criteria: []string{words}, First: []string{words, "Ruf die Leitung an"},
		Workflows: []string{"solve"}, Checklists: []string{list}, Unfit: []model.Unfit{{Measure: words, Why: words}},
		Recovery: []string{words}, Says: map[model.Stage]string{model.StageIdentified: words}, Inside: words,
	})
	p.Templates = []model.NoticeTemplate{{ID: "customers-identified", Title: "Comunicação", Audience: "customers", Stage: model.StageIdentified, Body: words + " {{next_update}}"}}
	markdown := words + "\n\n## In order\n\n1. **" + words + "** now\n2. Call the ten largest customers\n\n| who | does what | by when |\n| --- | --- | --- |\n| liaison | " +
		strings.ReplaceAll(words, "\n", " ") + " | 10 min |\n\n" + strings.Repeat("- a line of the page\n", 60)
	return &plans.Folder{
		Plan:       p,
		Workflows:  []plans.Workflow{{ID: "solve", Title: "Ação " + words, Area: model.AreaSolve, When: words, Done: words, Checklists: []string{list}, Text: markdown}},
		Forms:      []plans.Form{{ID: "log", Title: words, Text: words, Head: []plans.Field{{ID: "site", Title: words, Choices: []string{words}}}, Columns: []plans.Field{{ID: "time", Title: words}}, Rows: 3}},
		Drills:     []plans.Drill{{ID: "drill", Title: words, Goal: []string{words}, Injects: []plans.Inject{{Text: words, Expect: []string{words}}}}},
		Examples:   []plans.Example{{ID: "example", Title: words, Organisation: words, Source: words, Text: words, Lessons: []string{words}}},
		Regulators: []plans.Regulator{{ID: "nis2", Title: words, Applies: words, Clocks: []plans.RegulatorClock{{ID: "first", Title: words, To: words, Note: words}}}},
		Systems:    []plans.System{{ID: "pbx", Title: words, Kind: plans.Technical, Fallback: words}},
		Standby:    plans.Standby{Rotations: []plans.Rotation{{ID: "night", Title: words}}},
	}
}

// read is a reader on the folder of a busy incident.
func read(tb testing.TB, words string, w, h int) *reader {
	tb.Helper()
	s := english(tb, busy(tb))
	s.Plan.Digest = "3f9a2c71aa"
	s.Book = NewBook(folder(s.Plan, words), now)
	return shown(Plan, s, w, h).(*reader)
}

// Whatever a plan holds, and however its pages are set, the pane is as large as it should be and commands nothing.
func TestThePlanIsReadHoweverHostile(t *testing.T) {
	for n, words := range hostileTexts(t) {
		s := hostile(t, words)
		s.Plan.Digest, s.Incident.Scenario = "3f9a2c71aa", "stoerung"
		s.Book = NewBook(folder(s.Plan, words), now)
		some := [][2]int{{20, 5}, {58, 11}, {80, 20}, {120, 36}, {200, 56}}
		if n > 5 { // the first ones differ in shape, all others in what they hold
			some = some[n%4:][:1]
		}
		for _, size := range some {
			p := shown(Plan, s, size[0], size[1]).(*reader)
			what := fmt.Sprintf("text %d %.20q, %d×%d", n, words, size[0], size[1])
			exact(t, what, p.View(true), size[0], size[1])
			for at := n % 3; at < len(s.Book.pages); at += 3 {
				one := &s.Book.pages[at]
				p.Open(Spot{one.Kind, one.ID, words})
				exact(t, what+", "+one.key(), p.View(true), size[0], size[1])
			}
			p.Filter(words)
			exact(t, what+", looked for", p.View(false), size[0], size[1])
		}
	}
}

// One finds a word however one writes it, in the pane of the plan and in every other one.
func TestWordsAreFoundInEitherSpelling(t *testing.T) {
	for _, c := range []struct {
		typed, text string
		found       bool
	}{
		{"stoerung", "Störung im Netz", true},
		{"storung", "Störung im Netz", true},
		{"Störung", "Störung im Netz", true},
		{"STÖRUNG", "stoerung im netz", true},
		{"störung", "STO\u0308RUNG", true},
		{"acao", "a ação é esta", true},
		{"AÇÃO", "a acao", true},
		{"strasse", "Straße", true},
		{"Straße", "STRASSE", true},
		{"mueller", "Müller", true},
		{"muller", "Mueller", false},
		{"smorrebrod", "smørrebrød", true},
		{"netz stoerung", "Störung im Netz", true},
		{"netz wasser", "Störung im Netz", false},
		{"!wasser", "Störung im Netz", true},
	} {
		f := newFilter(c.typed)
		if got := f.keeps(c.text); got != c.found {
			t.Errorf("%q in %q: %v", c.typed, c.text, got)
		}
	}
}

// What was found is marked letter by letter, and no letter is torn.
func TestFoundWordsAreMarked(t *testing.T) {
	for _, c := range []struct{ typed, text, marked string }{
		{"stoerung", "eine Störung, noch eine Sto\u0308rung", "Störung|Sto\u0308rung"},
		{"storung", "eine Störung", "Störung"},
		{"s", "Straße", "S|ß"},
		{"acao reacao", "ação e reação", "ação|reação"},
		{"nothing", "Störung", ""},
	} {
		f := newFilter(c.typed)
		var marked []string
		match := &theme.New(theme.Dark).Match
		for _, s := range highlit(line{{c.text, nil}}, found(c.text, &f), match) {
			if s.look == match {
				marked = append(marked, s.text)
			}
		}
		if got := strings.Join(marked, "|"); got != c.marked && got != strings.ReplaceAll(c.marked, "reação", "re|ação") {
			t.Errorf("%q in %q marks %q", c.typed, c.text, got)
		}
	}
}

func TestReadingAndSearching(t *testing.T) {
	p := read(t, "words", 80, 20)
	press := func(keys ...rune) {
		for _, k := range keys {
			msg := tea.KeyPressMsg{Code: k, Text: string(k)}
			if k > 0x10ffff || k == tea.KeyEscape || k == tea.KeyEnter {
				msg.Text = ""
			}
			if !p.Eager(msg) {
				p.Key(msg)
			}
		}
	}
	sees := func(texts ...string) {
		t.Helper()
		for _, text := range texts {
			if view := plainView(p); !strings.Contains(view, text) {
				t.Errorf("%q is not seen:\n%s", text, view)
			}
		}
	}
	sees("8 Plan", "3f9a2c71", "Scenarios", "▸ ")
	p.Filter("acao")
	sees("Ação words", "1 of ")
	press(tea.KeyEnter)
	sees("In order")
	first := p.leaf.top
	p.Filter("line page")
	press('n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n', 'n')
	if p.leaf.top <= first || p.leaf.hit != 15 {
		t.Errorf("n leads to line %d, hit %d", p.leaf.top, p.leaf.hit)
	}
	press('N')
	if p.leaf.hit != 14 {
		t.Errorf("N leads to hit %d", p.leaf.hit)
	}
	p.Filter("")
	if p.Eager(tea.KeyPressMsg{Code: 'n', Text: "n"}) {
		t.Error("n is taken though nothing is looked for")
	}
	press(tea.KeyEnd)
	if p.leaf.top+18 < len(p.leaf.lines) {
		t.Errorf("end leads to line %d of %d", p.leaf.top, len(p.leaf.lines))
	}
	press(tea.KeyEscape)
	if p.reading {
		t.Error("esc does not lead back to the list")
	}
}

// A step leads to the passage of the workflow that names its list; without one, to the list.
func TestAStepLeadsToItsWorkflow(t *testing.T) {
	p := read(t, "words", 80, 20)
	book := p.state.Book
	spot, ok := book.Serving("first-hour", "call the ten largest customers")
	if !ok || spot.Kind != "workflow" || spot.ID != "solve" {
		t.Fatalf("it leads to %+v", spot)
	}
	p.Open(spot)
	if at := p.leaf.spot; at < 0 || !strings.Contains(p.leaf.lines[at].plain(), "ten largest customers") {
		t.Errorf("the passage is line %d", at)
	}
	if p.Key(tea.KeyPressMsg{Code: tea.KeyEscape}) {
		t.Error("esc stays in the plan, though one came from elsewhere")
	}
	if spot, ok = book.Serving("technical", "save the logs"); !ok || spot.Kind != "checklist" {
		t.Errorf("a list that no workflow names leads to %+v", spot)
	}
	if _, ok = book.Serving("unknown", ""); ok {
		t.Error("a list that the plan does not have leads somewhere")
	}
}

func TestBestPage(t *testing.T) {
	book := read(t, "words", 80, 20).state.Book
	for _, c := range []struct{ words, kind, id string }{
		{"stoerung", "scenario", "stoerung"},
		{"storung", "scenario", "stoerung"},
		{"acao", "workflow", "solve"},
		{"comunicacao", "template", "customers-identified"},
		{"pbx", "system", "pbx"},
		{"ten largest customers", "workflow", "solve"},
	} {
		if spot, ok := book.Best(c.words); !ok || spot.Kind != c.kind || spot.ID != c.id {
			t.Errorf("%q leads to %+v", c.words, spot)
		}
	}
	if _, ok := book.Best("no such thing"); ok {
		t.Error("words that occur nowhere lead somewhere")
	}
}

// Private numbers are on no page, and searching does not find them.
func TestPrivateNumbersAreNotOnTheScreen(t *testing.T) {
	s := english(t, busy(t))
	s.Plan.People[0].Contacts = []model.Contact{{Way: "mobile", Value: "+49 170 555 0199", Private: true}, {Way: "landline", Value: "+49 69 555 0101"}}
	book := NewBook(folder(s.Plan, "words"), now)
	if _, ok := book.Best("0199"); ok {
		t.Error("a private number is found")
	}
	if _, ok := book.Best("555 0101"); !ok {
		t.Error("a number for everybody is not found")
	}
}

func TestThePaneSaysWhichPlanItReads(t *testing.T) {
	s := english(t, busy(t))
	s.Plan.Digest, s.Plan.Name, s.Plan.Version = "d1d1d1d1d1", "Crisis plan", "2.1"
	s.Book = NewBook(folder(s.Plan, "words"), now)
	for _, c := range []struct{ digest, says string }{{"d1d1d1d1d1", "in force"}, {"other", "to declare with"}} {
		inc := *s.Incident
		inc.Plan.Digest = c.digest
		s.Incident = &inc
		view := ansi.Strip(shown(Plan, s, 100, 20).View(true))
		for _, want := range []string{"Crisis plan", "2.1", "d1d1d1d1", c.says} {
			if !strings.Contains(view, want) {
				t.Errorf("%q is not said:\n%s", want, view)
			}
		}
	}
	s.Book, s.BookFault = nil, "the plan is not in this file"
	if view := ansi.Strip(shown(Plan, s, 100, 20).View(true)); !strings.Contains(view, s.BookFault) {
		t.Errorf("why there is no plan is not said:\n%s", view)
	}
}

// Without colours, what a page says is still told apart by weight, marks and lines.
func TestAPageIsReadWithoutColours(t *testing.T) {
	p := read(t, "words", 100, 30)
	p.state.Theme, p.state.Locale = theme.New(theme.Plain), locale.New(locale.English)
	p.Open(Spot{Kind: "workflow", ID: "solve"})
	view := p.View(true)
	if !strings.Contains(view, "\x1b[1m") || !strings.Contains(ansi.Strip(view), "───") {
		t.Errorf("%q", view)
	}
}
