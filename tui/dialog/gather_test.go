package dialog

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// gathering is a form that chooses among many customers.
func gathering(many int) *Form {
	all := make([]model.Customer, many)
	for n := range all {
		all[n] = model.Customer{ID: model.CustomerID(fmt.Sprintf("k%05d", n)), Name: fmt.Sprintf("Müller & Söhne %05d", n), Tier: "silver"}
	}
	words := locale.New(locale.English)
	c := action.Context{
		Incident: &model.Incident{ID: "i"}, Plan: model.EmptyPlan, Locale: words, Zone: time.UTC, Directory: action.NewDirectory(all), Listed: true,
	}
	hit, _ := action.Find("customer-hit")
	return NewForm(hit, c, nil, Style{Theme: theme.New(theme.Plain), Locale: words})
}

func typed(f *Form, keys ...string) {
	for _, key := range keys {
		switch key {
		case "enter":
			f.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
		case "backspace":
			f.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
		case "down":
			f.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		case "ctrl+a":
			f.Update(tea.KeyPressMsg{Code: 'a', Mod: tea.ModCtrl})
		default:
			for _, r := range key {
				f.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
	}
}

func TestGatheringSeveral(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want string
	}{
		{[]string{"muller 00", "enter"}, "k00000"},
		{[]string{"muller 3", "down", "enter", "söhne 7", "enter"}, "k00013, k00007"},
		{[]string{"00012", "enter", "00012", "enter"}, ""},
		{[]string{"00012", "enter", "00013", "enter", "backspace"}, "k00012"},
		{[]string{"corner, shop", "enter"}, "corner  shop"},
	} {
		f := gathering(40)
		typed(f, c.keys...)
		if got := f.Values()["whom"]; got != c.want {
			t.Errorf("%v chooses %q, want %q", c.keys, got, c.want)
		}
	}
	f := gathering(40)
	typed(f, "muller 0001", "ctrl+a")
	if got := strings.Count(f.Values()["whom"], "k"); got != 11 {
		t.Errorf("%d are chosen at once", got)
	}
	if view := ansi.Strip(f.View(80, 20)); !strings.Contains(view, "5 more; type on") || !strings.Contains(view, "and 9 more") {
		t.Errorf("%s", view)
	}
}

// Everything that was found stays chosen when enter sends it off, also if the room learned something in between.
func TestEnterAfterAllSendsAll(t *testing.T) {
	f := gathering(40)
	typed(f, "muller 0001")
	if view := ansi.Strip(f.View(80, 20)); !strings.Contains(view, "enter choose") || !strings.Contains(view, "ctrl+s") {
		t.Errorf("the keys are not those that work:\n%s", view)
	}
	typed(f, "ctrl+a")
	f.LookAgain()
	result, _ := f.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	if result == nil {
		t.Error("not sent off")
	}
	if got := strings.Count(f.Values()["whom"], "k"); got != 11 {
		t.Errorf("%d are chosen", got)
	}
}

// Enter that chooses does not send the form off; enter on an empty line does.
func TestEnterChoosesFirst(t *testing.T) {
	f := gathering(40)
	typed(f, "muller")
	if result, _ := f.Update(tea.KeyPressMsg{Code: tea.KeyEnter}); result != nil {
		t.Fatalf("sent off: %+v", result)
	}
	if result, _ := f.Update(tea.KeyPressMsg{Code: tea.KeyEnter}); result == nil {
		t.Error("not sent off")
	}
}

// Each key has 16 ms, with 20,000 customers to choose from, all of them chosen.
func BenchmarkGather(b *testing.B) {
	f := gathering(20_000)
	b.Run("search", func(b *testing.B) {
		for n := range b.N {
			typed(f, []string{"m", "u", "7", "backspace", "backspace", "backspace"}[n%6])
			f.View(100, 40)
		}
	})
	typed(f, "backspace", "backspace", "backspace", "ctrl+a")
	b.Run("all chosen", func(b *testing.B) {
		for n := range b.N {
			typed(f, []string{"m", "backspace"}[n%2])
			f.View(100, 40)
		}
	})
}
