package pane

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/theme"
)

func TestSafetyLineKeepsTheEssence(t *testing.T) {
	for _, c := range []struct {
		w    int
		want []string
		gone []string
	}{
		{160, []string{"SEV1", "2026-017", "ticket system unreachable", "RESPOND", "IC Anna Weber", "1:12:40", "● live", "FRA"}, nil},
		{80, []string{"SEV1", "RESPOND", "Anna Weber", "1:12:40", "●"}, []string{"FRA"}},
		{60, []string{"SEV1", "RESPOND", "Weber", "1:12:40"}, []string{"2026-017"}},
		{40, []string{"SEV1", "RESPOND", "Weber", "1:12:40"}, []string{"Hotline"}},
		{20, []string{"SEV1", "RESPOND", "1:12:40"}, []string{"Hotline"}},
	} {
		l := ansi.Strip(SafetyLine(english(t, busy(t)), c.w))
		if ansi.StringWidth(l) != c.w {
			t.Errorf("%d: %d cells wide", c.w, ansi.StringWidth(l))
		}
		for _, want := range c.want {
			if !strings.Contains(l, want) {
				t.Errorf("%d: %q is not in %q", c.w, want, l)
			}
		}
		for _, gone := range c.gone {
			if strings.Contains(l, gone) {
				t.Errorf("%d: %q is in %q", c.w, gone, l)
			}
		}
	}
}

func TestExerciseIsSaidAtBothEnds(t *testing.T) {
	s := english(t, calm(t, model.Exercise))
	for _, w := range []int{200, 120, 80, 60, 56} {
		l := strings.TrimSpace(ansi.Strip(SafetyLine(s, w)))
		if !strings.HasPrefix(l, "EXERCISE") || !strings.HasSuffix(l, "EXERCISE") {
			t.Errorf("%d: %q", w, l)
		}
	}
	real := english(t, calm(t, model.Real))
	look := func(s State) string { l, _, _ := strings.Cut(SafetyLine(s, 80), "m"); return l }
	if look(s) == look(real) {
		t.Error("an exercise has the colour of the real thing")
	}
	for mode := range theme.Modes {
		s.Theme = theme.New(theme.Mode(mode))
		if !strings.HasPrefix(strings.TrimSpace(ansi.Strip(SafetyLine(s, 24))), "EXERCISE") {
			t.Errorf("%s: the mark is lost in a narrow window", theme.Mode(mode))
		}
	}
}

func TestSafetyLineWithoutCommander(t *testing.T) {
	s := busy(t)
	s.at(0, "anna", model.RoleReleased{Role: model.CommanderRole})
	if l := ansi.Strip(SafetyLine(english(t, s), 120)); !strings.Contains(l, "IC nobody yet") {
		t.Errorf("%q", l)
	}
}

func TestLink(t *testing.T) {
	s := english(t, busy(t))
	s.ReadAt = now.Add(-3 * time.Minute)
	if l := ansi.Strip(SafetyLine(s, 160)); !strings.Contains(l, "○ stale 3 min") {
		t.Errorf("%q", l)
	}
	s.Fault = "the disk is full; nothing was recorded"
	if l := ansi.Strip(SafetyLine(s, 160)); !strings.Contains(l, "x not recording") {
		t.Errorf("%q", l)
	}
	if l := ansi.Strip(DueLine(s, 80)); !strings.Contains(l, "! the disk is full; nothing was recorded") {
		t.Errorf("%q", l)
	}
}

func TestDueLine(t *testing.T) {
	s := english(t, busy(t))
	l := ansi.Strip(DueLine(s, 200))
	for _, want := range []string{"! 3 overdue", "Scribe is vacant 57:40 late", "Customers update 04:10 late, Nora", "next Telephony: Maria Sá must answer in 01:00"} {
		if !strings.Contains(l, want) {
			t.Errorf("%q is not in %q", want, l)
		}
	}
	if strings.Index(l, "Scribe") > strings.Index(l, "Customers") {
		t.Errorf("the latest is not first: %q", l)
	}
	for w := 60; w <= 200; w++ { // nothing is cut while cells stand free
		l := ansi.Strip(DueLine(s, w))
		if strings.Contains(l, "…") && strings.Contains(strings.TrimLeft(l, " "), strings.Repeat(" ", 5)) {
			t.Errorf("%d: %q", w, l)
		}
	}
	s.Obligations = nil
	if l := ansi.Strip(DueLine(s, 80)); !strings.Contains(l, "✓ nothing is owed") {
		t.Errorf("%q", l)
	}
	s.Incident = nil
	if l := ansi.Strip(DueLine(s, 80)); !strings.Contains(l, "2026-017  Scribe is vacant 57:40 late") {
		t.Errorf("the most urgent of all incidents is not said: %q", l)
	}
}

func TestTabLine(t *testing.T) {
	s := english(t, busy(t))
	panes := make([]Pane, Count)
	for id := range panes {
		panes[id] = shown(ID(id), s, 80, 20)
	}
	l := ansi.Strip(TabLine(s, panes, Comms, 80))
	for _, want := range []string{"1 Status ", "2 Roster 2!", "[3 Comms 1!]", "4 Lists 1!", "5 Log", "6 Customers", " 8 ", "0 Incidents 1!"} {
		if !strings.Contains(l, want) {
			t.Errorf("%q is not in %q", want, l)
		}
	}
	for want, word := range map[ID]string{Roster: "2 Roster", Log: "5 Log", Customers: "6 Cus", Plan: " 8", Board: "0 Inc"} {
		if got, ok := TabAt(s, panes, Comms, 80, strings.Index(l, word)+1); !ok || got != want {
			t.Errorf("at %q is %d %v", word, got, ok)
		}
	}
	if _, ok := TabAt(s, panes, Comms, 80, 500); ok {
		t.Error("there is a tab beyond the end")
	}
}

func TestWallShowsEveryPaneInTurn(t *testing.T) {
	s := english(t, busy(t))
	_, pages := Wall(s, 100, 40, 0)
	if pages != 5 {
		t.Fatalf("%d pages", pages)
	}
	for page, want := range []string{"SCRIBE IS VACANT", "no customer can reach support", "Maria Sá", "draft 6 has waited", "call the ten largest"} {
		view, _ := Wall(s, 100, 40, page)
		if !strings.Contains(ansi.Strip(view), want) {
			t.Errorf("page %d lacks %q:\n%s", page, want, ansi.Strip(view))
		}
		if again, _ := Wall(s, 100, 40, page+pages); again != view {
			t.Errorf("page %d does not come again", page)
		}
	}
}

func TestBoardCounts(t *testing.T) {
	s := english(t, busy(t))
	resolve := func(minutes float64) *float64 { seconds := minutes * 60; return &seconds }
	closed := now.Add(-48 * time.Hour)
	for _, c := range []struct {
		kind   model.IncidentKind
		took   *float64
		closed time.Time
	}{
		{model.Real, resolve(60), closed},
		{model.Real, resolve(72), closed},
		{model.Real, nil, closed},
		{model.Real, nil, closed.AddDate(-1, 0, 0)},
		{model.Exercise, resolve(1), closed},
	} {
		s.Board = append(s.Board, BoardLine{Summary: model.Summary{
			ID: "old", Number: "2026-001", Kind: c.kind, Resolve: c.took, Closed: c.closed, Declared: closed,
		}})
	}
	s.Board[0].Resolve = nil
	view := plainView(shown(Board, s, 120, 14))
	want := "1 open  3 closed this year  median time to resolve 1 h 06 (2 incidents lack a time)"
	if !strings.Contains(view, want) {
		t.Errorf("%q is not in\n%s", want, view)
	}
}
