package pane

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

var (
	down = tea.KeyPressMsg{Code: tea.KeyDown}
	up   = tea.KeyPressMsg{Code: tea.KeyUp}
)

func shown(id ID, s State, w, h int) Pane {
	p := New(id)
	p.SetSize(w, h)
	p.Show(s)
	return p
}

func plainView(p Pane) string { return ansi.Strip(p.View(true)) }

func english(tb testing.TB, s *script) State {
	tb.Helper()
	return state(s.incident(), locale.English, theme.Dark)
}

func TestCursorStaysOnItsSubject(t *testing.T) {
	s := busy(t)
	p := shown(Log, english(t, s), 100, 12)
	p.Key(down)
	p.Key(down)
	before := p.Selection()
	if before.Entry.IsZero() || before.Text == "" {
		t.Fatalf("nothing is selected: %+v", before)
	}
	for range 5 {
		s.at(0, "nora", model.NoteWritten{Text: "one more"})
	}
	p.Show(english(t, s))
	if after := p.Selection(); after != before {
		t.Errorf("the cursor went from %q to %q", before.Text, after.Text)
	}
	if !strings.Contains(plainView(p), before.Text[:30]) {
		t.Errorf("the subject is out of sight:\n%s", plainView(p))
	}
}

func TestUntouchedLogShowsTheNewest(t *testing.T) {
	s := busy(t)
	p := shown(Log, english(t, s), 100, 8)
	for range 20 {
		s.at(0, "nora", model.NoteWritten{Text: "filler"})
	}
	s.at(0, "nora", model.NoteWritten{Text: "the very newest"})
	p.Show(english(t, s))
	if !strings.Contains(plainView(p), "the very newest") {
		t.Errorf("the newest entry is not seen:\n%s", plainView(p))
	}
}

func TestKeysMoveAndTellWhenTheyDoNot(t *testing.T) {
	p := shown(Checklists, english(t, busy(t)), 60, 18)
	first := p.Selection()
	if p.Key(up) {
		t.Error("up at the top was used")
	}
	if !p.Key(down) || p.Selection() == first {
		t.Error("down did not move")
	}
	if !p.Key(tea.KeyPressMsg{Code: tea.KeyHome}) || p.Selection() != first {
		t.Error("home did not go back to the first row")
	}
	if p.Key(tea.KeyPressMsg{Code: 'x', Text: "x"}) {
		t.Error("an unknown key was used")
	}
}

func TestClickSelects(t *testing.T) {
	p := shown(Comms, english(t, busy(t)), 60, 18)
	if !p.Click(5, 3) || p.Selection().Audience != "partners" {
		t.Errorf("selected %+v", p.Selection())
	}
	if p.Click(5, 0) || p.Click(0, 3) || p.Click(5, 17) {
		t.Error("a click on the frame selected something")
	}
}

func TestWheelScrollsAndStops(t *testing.T) {
	p := shown(Log, english(t, busy(t)), 80, 8)
	if p.Wheel(-1) {
		t.Error("scrolled above the top")
	}
	if !p.Wheel(3) {
		t.Error("did not scroll")
	}
	for p.Wheel(10) {
	}
	if !strings.Contains(plainView(p), "SEV1, Hotline") {
		t.Errorf("the end is not the oldest entry:\n%s", plainView(p))
	}
	top := plainView(p)
	p.Show(english(t, busy(t)))
	if plainView(p) != top {
		t.Error("showing the same again scrolled")
	}
}

func TestSelections(t *testing.T) {
	s := english(t, busy(t))
	for _, c := range []struct {
		id   ID
		what string
		is   func(Selection) bool
	}{
		{Board, "incident", func(s Selection) bool { return s.Incident == "i-17" }},
		{Status, "attempt", func(s Selection) bool { return s.Attempt == 3 && strings.Contains(s.Text, "reroute") }},
		{Roster, "role", func(s Selection) bool { return s.Role == "scribe" && s.Obligation == "role/scribe" }},
		{Comms, "audience with its draft", func(s Selection) bool {
			return s.Audience == "customers" && s.Notice == 6 && s.Obligation == "notice/customers"
		}},
		{Log, "pinned entry", func(s Selection) bool { return s.Entry.Seq == 14 && strings.Contains(s.Text, "technician") }},
	} {
		if sel := shown(c.id, s, 80, 20).Selection(); !c.is(sel) {
			t.Errorf("%s: not the %s: %+v", c.id.Name(), c.what, sel)
		}
	}
}

func TestNumbersAreThoseOfTheListInFront(t *testing.T) {
	p := shown(Checklists, english(t, busy(t)), 80, 19)
	numbered := p.(Numbering)
	if items := numbered.Numbered(); len(items) != 6 || items[3] != "first-hour/4" {
		t.Fatalf("numbers of the first list: %v", items)
	}
	for range 7 {
		p.Key(down)
	}
	if items := numbered.Numbered(); len(items) != 3 || items[0] != "technical/1" {
		t.Errorf("numbers after moving to the second list: %v; selected %+v", items, p.Selection())
	}
	if !strings.Contains(plainView(p), "1 ☐ freeze deployments") {
		t.Errorf("the numbers are not seen:\n%s", plainView(p))
	}
}

func TestListsOpenAndClose(t *testing.T) {
	p := shown(Checklists, english(t, busy(t)), 80, 19)
	if !p.Key(tea.KeyPressMsg{Code: tea.KeyLeft}) || strings.Contains(plainView(p), "bridge opened") {
		t.Errorf("left did not close the list:\n%s", plainView(p))
	}
	if len(p.(Numbering).Numbered()) != 0 {
		t.Error("steps that are not seen have numbers")
	}
	if !p.Key(tea.KeyPressMsg{Code: tea.KeyRight}) || !strings.Contains(plainView(p), "bridge opened") {
		t.Errorf("right did not open it again:\n%s", plainView(p))
	}
}

func TestFilter(t *testing.T) {
	s := busy(t)
	s.at(0, "nora", model.NoteWritten{Text: "Gespräch mit São Paulo, Straße gesperrt"})
	st := english(t, s)
	for _, c := range []struct {
		id    ID
		words string
		seen  string
		gone  string
		found string
	}{
		{Log, "gesprach SAO", "São Paulo", "fax is ringing", "1 of 35"},
		{Log, "strasse", "Straße", "fax is ringing", "1 of 35"},
		{Log, "!nora", "restart the session", "São Paulo", " of 35"},
		{Log, "nothing like it", "esc shows all again", "São Paulo", "0 of 35"},
		{Checklists, "VPN", "reset VPN", "bridge opened", "1 of 11"},
		{Checklists, "backlog", "check the backlog", "bridge opened", "1 of 11"},
		{Board, "hotline", "2026-017", "esc shows", "1 of 1"},
	} {
		p := shown(c.id, st, 100, 45)
		p.(Filterable).Filter(c.words)
		view := plainView(p)
		if !strings.Contains(view, c.seen) || strings.Contains(view, c.gone) || !strings.Contains(view, c.found) {
			t.Errorf("%s /%s:\n%s", c.id.Name(), c.words, view)
		}
		if p.(Filterable).Filtering() != c.words {
			t.Error("the filter does not say itself")
		}
		p.(Filterable).Filter("")
		if strings.Contains(plainView(p), c.found) {
			t.Errorf("%s: the filter is still said", c.id.Name())
		}
	}
}

func TestFreshness(t *testing.T) {
	s := english(t, busy(t))
	for _, c := range []struct {
		age  time.Duration
		want string
	}{{0, " now━┓"}, {12 * time.Second, " 12 s old━┓"}, {3 * time.Minute, " stale 3 min━┓"}} {
		s.ReadAt = now.Add(-c.age)
		if first, _, _ := strings.Cut(plainView(shown(Status, s, 60, 10)), "\n"); !strings.HasSuffix(first, c.want) {
			t.Errorf("%s: %s", c.age, first)
		}
	}
}

func TestSelectedEntryIsShownWhole(t *testing.T) {
	s := english(t, busy(t))
	p := shown(Log, s, 80, 14)
	p.Key(down)
	if view := plainView(p); !strings.Contains(view, "call every half hour") {
		t.Errorf("the end of the entry is cut:\n%s", view)
	}
}

func TestStruckAndApproximate(t *testing.T) {
	view := plainView(shown(Log, english(t, busy(t)), 120, 40))
	for _, want := range []string{"11:33  x Nora", "(struck by Nora: it was the neighbour's)", "~11:34 "} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not in\n%s", want, view)
		}
	}
}

func TestDaysAreSetApart(t *testing.T) {
	s := busy(t)
	s.stamped(model.StampAt(now.Add(-30*time.Hour), ""), "nora", model.NoteWritten{Text: "an early sign"})
	view := plainView(shown(Log, english(t, s), 120, 50))
	at, early := strings.Index(view, "── Thu 19 Nov ──"), strings.Index(view, "an early sign")
	if at < 0 || early < at {
		t.Errorf("no line between the days:\n%s", view)
	}
}

func TestContactsOfTheSelectedRole(t *testing.T) {
	p := shown(Roster, english(t, busy(t)), 60, 18)
	if strings.Contains(plainView(p), "+49 170 555 0101") {
		t.Error("contacts are shown before anybody asked")
	}
	for p.Selection().Role != model.CommanderRole && p.Key(down) {
	}
	view := plainView(p)
	if !strings.Contains(view, "Anna  mobile  +49 170 555 0101") || !strings.Contains(view, "Anna  landline  +49 69 555 0101") {
		t.Errorf("no contacts:\n%s", view)
	}
}

func TestClosedIncidentWaitsForNobody(t *testing.T) {
	s := busy(t)
	before := plainView(shown(Roster, english(t, s), 80, 20))
	if !strings.Contains(before, "asked") || !strings.Contains(before, "late") {
		t.Fatalf("nobody is asked while it is open:\n%s", before)
	}
	s.at(0, "anna", model.IncidentClosed{})
	after := plainView(shown(Roster, english(t, s), 80, 20))
	if strings.Contains(after, "asked") || strings.Contains(after, "late") {
		t.Errorf("somebody is asked after the end:\n%s", after)
	}
}

func TestSelectedStepIsShownWhole(t *testing.T) {
	p := shown(Checklists, english(t, busy(t)), 60, 18)
	p.Key(down)
	p.Key(down)
	p.Key(down)
	if view := plainView(p); !strings.Contains(view, "call the ten largest customers · Nora") {
		t.Errorf("the words are cut:\n%s", view)
	}
}
