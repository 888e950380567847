package pane

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// A tab has its whole word or none: half a word helps nobody.
func TestTabsAreNeverCutWithinAWord(t *testing.T) {
	inc := busy(t).incident()
	for _, lang := range locale.Languages() {
		s := state(inc, lang, theme.Plain)
		panes := make([]Pane, Count)
		for id := range panes {
			panes[id] = shown(ID(id), s, 80, 20)
		}
		for _, w := range []int{60, 66, 72, 80} {
			for front := range ID(Count) {
				all := tabs(s, panes, front, w)
				if used := all.width(); used > w {
					t.Errorf("%s: %d of %d cells", lang, used, w)
				}
				for _, tab := range all.tabs {
					if whole := s.t("tab." + tab.id.Name()); tab.name != "" && tab.name != whole || tab.front && tab.name == "" {
						t.Errorf("%s at %d: %q instead of %q", lang, w, tab.name, whole)
					}
				}
				for _, tab := range all.tabs {
					if w == 80 && tab.name == "" && tab.badge != "" {
						t.Errorf("%s: at 80 something waits without a word: %q", lang, ansi.Strip(TabLine(s, panes, front, w)))
					}
				}
			}
		}
	}
}

// How late something is is said at every width: the name of it is cut, the time is not.
func TestTheDueLineNeverCutsATime(t *testing.T) {
	for name, inc := range scenes(t) {
		if inc == nil {
			continue
		}
		s := state(inc, locale.German, theme.Plain)
		for w := 56; w <= 200; w++ {
			if l := ansi.Strip(DueLine(s, w)); !strings.Contains(l, s.due(s.Obligations[0].Due)) {
				t.Errorf("%s at %d: %q", name, w, l)
			}
			if l := strings.TrimRight(ansi.Strip(DueLine(s, w)), " "); strings.HasSuffix(l, "…") {
				t.Errorf("%s at %d ends in the middle: %q", name, w, l)
			}
		}
	}
}

// The pages of the wall after the first are the panes in their frames.
func TestThePagesOfTheWallAreFramed(t *testing.T) {
	s := english(t, busy(t))
	for page := 1; page < WallPages; page++ {
		view, _ := Wall(s, 120, 40, page)
		lines := strings.Split(ansi.Strip(view), "\n")
		if !strings.HasPrefix(lines[2], "┏━") || !strings.HasPrefix(lines[38], "┗━") {
			t.Errorf("page %d:\n%s", page, ansi.Strip(view))
		}
	}
	s.Incident = nil
	if view, _ := Wall(s, 120, 40, 0); !strings.Contains(ansi.Strip(view), "┏━0 Incidents") {
		t.Error("the board has no frame")
	}
}

// A draft with gaps must not look as if it could leave.
func TestADraftWithGapsSaysSo(t *testing.T) {
	inc := *busy(t).incident()
	for n := range inc.Notices {
		if inc.Notices[n].Pending() {
			inc.Notices[n].Text += " [TODO: when]"
		}
	}
	s := state(&inc, locale.English, theme.Plain)
	if view := ansi.Strip(shown(Comms, s, 80, 20).View(true)); !strings.Contains(view, "draft 6 has 1 gap, e fills it in") {
		t.Errorf("%s", view)
	}
}

func TestAClosedIncidentNeedsNobody(t *testing.T) {
	inc := *busy(t).incident()
	inc.Closing = &model.Closing{}
	if count, alarm := shown(Roster, state(&inc, locale.English, theme.Plain), 80, 20).Badge(); count != 0 || alarm {
		t.Errorf("%d roles need somebody", count)
	}
}

// Whoever set the severity did not decide against a proposal that came later.
func TestALaterProposalIsSaidAsSuch(t *testing.T) {
	inc := *busy(t).incident()
	inc.Severity.Override, inc.Severity.Proposed = false, model.SEV3
	view := ansi.Strip(shown(Status, state(&inc, locale.English, theme.Plain), 100, 30).View(true))
	if !strings.Contains(view, "SEV3 is proposed now, S decides; set by") || strings.Contains(view, "against") {
		t.Errorf("%s", view)
	}
}

// A deputy who is asked stands in for the role now: the next one is whom to call after them.
func TestContactsAreListedOnce(t *testing.T) {
	p := New(Roster).(*roster)
	l := model.RosterLine{Vacant: true, Deputies: []model.PersonID{"maria", "paul"}}
	l.Candidate.Person = "maria"
	if got := p.callable(l); !slices.Equal(got, []model.PersonID{"maria", "paul"}) {
		t.Errorf("to call: %v", got)
	}
}
