package dialog

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/plans"
	"warroom/tui/action"
	"warroom/tui/locale"
	"warroom/tui/pane"
)

// Choices that just fit are not cut by blanks that nobody sees.
func TestChoicesThatFitAreWhole(t *testing.T) {
	words := []string{"(•) Customers", "( ) Internal"}
	for _, line := range flow(27, len(words), func(n int) (string, lipgloss.Style) { return words[n], style.Theme.Normal }) {
		if w := ansi.StringWidth(line); w > 27 {
			t.Errorf("%d cells: %q", w, line)
		}
	}
}

// What tells a long text from others is how it begins.
func TestAFieldAtRestShowsHowItBegins(t *testing.T) {
	i := newInput(style)
	i.set("06:50 A cut line is the reason. Crews are on their way.")
	if line := ansi.Strip(i.view(20, false)[0]); !strings.HasPrefix(line, "06:50 A cut") {
		t.Errorf("%q", line)
	}
	i.focus()
	if line := ansi.Strip(i.view(20, true)[0]); !strings.Contains(line, "way.") {
		t.Errorf("while it is written: %q", line)
	}
	i.blur()
	if line := ansi.Strip(i.view(20, false)[0]); !strings.HasPrefix(line, "06:50 A cut") {
		t.Errorf("after it was left: %q", line)
	}
}

// What was chosen under the cursor is not what somebody wants to type over.
func TestAFormStartsBehindWhatTheCursorChose(t *testing.T) {
	plan, _ := plans.Default("en")
	for id, want := range map[string]string{"role-decline": "reason", "role-assign": "person", "skip": "reason"} {
		a, _ := action.Find(id)
		c := action.Context{Plan: plan, Locale: style.Locale, Selection: pane.Selection{Role: "scribe", Item: plan.Checklists[0].Items[0].ID}}
		if id != "skip" {
			c.Selection.Item = ""
		}
		f := NewForm(a, c, nil, style)
		if got := f.Parts[f.at].Field().ID; got != want {
			t.Errorf("%s starts at %s", id, got)
		}
	}
}

// The help on the entry line is whole in the narrowest room.
func TestTheHelpIsNotCutWhereTheRoomIsNarrow(t *testing.T) {
	for _, lang := range locale.Languages() {
		words := locale.New(lang)
		for _, line := range columns(words.T("dialog.help.entry"), inner(60)) {
			if w := ansi.StringWidth(line); w > inner(60) {
				t.Errorf("%s: %d cells: %q", lang, w, line)
			}
		}
	}
}
