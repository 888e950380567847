package dialog

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// What was typed about one notice is not given back to who writes about another.
func TestADraftIsKeptForWhatItIsAbout(t *testing.T) {
	a := action.Action{ID: "withdraw", Fields: []action.Field{
		{ID: "notice", Kind: action.Choice, Default: func(action.Context) string { return "1" }}, {ID: "reason", Optional: true},
	}}
	c := action.Context{Plan: model.EmptyPlan, Locale: locale.New("en"), Zone: time.UTC}
	f := NewForm(a, c, action.Values{"notice": "2"}, Style{Theme: theme.New(theme.Plain), Locale: c.Locale})
	f.Point("reason")
	f.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
	left, is := f.Leave().(Left)
	if !is || left.Values["reason"] != "x" {
		t.Fatalf("left %#v", f.Leave())
	}
	if left.Key == Key(a, c, nil) || left.Key != Key(a, c, action.Values{"notice": "2"}) {
		t.Errorf("kept for %q", left.Key)
	}
}
