package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"warroom/model"
	"warroom/plans"
	"warroom/tui/locale"
	"warroom/tui/pane"
	"warroom/tui/theme"
)

// story writes an incident of the shipped plan, step by step; each step lies so long before the morning.
type story struct {
	t   *testing.T
	log *memory
	id  model.IncidentID
}

func (s *story) does(before time.Duration, who model.PersonID, intent model.Intent) {
	s.t.Helper()
	s.log.now = morning.Add(-before)
	events, err := s.log.Do(s.t.Context(), model.Command{Incident: s.id, Actor: model.Actor{Person: who}, Intent: intent})
	if err != nil {
		s.t.Fatalf("%T: %v", intent, err)
	}
	if s.id == "" {
		s.id = events[0].Incident
	}
	s.log.now = morning
}

// ticks marks as done what a good team would have done by then, but every fifth step.
func (s *story) ticks(before time.Duration) {
	s.t.Helper()
	n := 0
	for _, list := range model.Lists(s.log.fold(s.id), s.log.plan) {
		for _, item := range list.Items {
			if n++; item.Due.IsZero() || n%5 == 0 {
				continue
			}
			s.does(before, "duty-commander-a", model.TickItem{Item: item.ID})
		}
	}
}

// scenes are the states in which a whole room is drawn.
var scenes = map[string]func(*story){
	"empty": func(*story) {},
	"calm": func(s *story) {
		s.does(90*time.Second, "duty-commander-a", model.Declare{Title: "Hotline unreachable", Scope: model.AllCustomers, Urgency: model.Now})
	},
	"exercise": func(s *story) {
		s.does(90*time.Second, "duty-commander-a", model.Declare{
			Title: "Data centre without power", Kind: model.Exercise, Scope: model.AllCustomers, Urgency: model.Now,
		})
	},
	"customers": ledger,
	"busy": func(s *story) {
		users, customers := 48_000, 412
		s.does(72*time.Minute, "duty-commander-a", model.Declare{
			Title: "Hotline and ticket system unreachable", Scope: model.AllCustomers, Urgency: model.Now, Scenario: "site-cut-off",
		})
		s.does(66*time.Minute, "duty-commander-a", model.MovePhase{Phase: model.Respond})
		s.does(63*time.Minute, "duty-commander-a", model.RecordNotice{Audience: "customers", Text: "We cannot be reached and are working on it."})
		s.does(50*time.Minute, "duty-commander-a", model.AssessImpact{Impact: model.Impact{
			Scope: model.AllCustomers, Urgency: model.Now, Users: &users, Customers: &customers, Systems: []string{"PBX", "CRM"},
			Statement: "calls end in silence, and tickets cannot be opened",
		}})
		s.does(40*time.Minute, "duty-commander-a", model.StartWorkaround{Process: "taking calls", Text: "paper forms"})
		s.ticks(25 * time.Minute)
		s.does(20*time.Minute, "duty-commander-a", model.OpenAttempt{Hypothesis: "Lisbon has a line", Action: "reroute the SIP trunk to Lisbon"})
		s.does(6*time.Minute, "duty-commander-a", model.DraftNotice{Audience: "customers", Text: "A fibre is cut; a crew is on site at 12:30."})
		s.does(time.Minute, "duty-commander-a", model.Note{Text: "carrier confirms cut fibre, crew on site 12:30"})
	},
}

func drawn(t *testing.T, scene string, lang model.Language, mode theme.Mode, w, h int) string {
	t.Helper()
	log := newMemory(morning)
	log.plan, _ = plans.Default(lang)
	s := &story{t: t, log: log}
	scenes[scene](s)
	r := New(t.Context(), Options{
		Log: log, Incident: s.id, Plan: log.plan, Actor: model.Actor{Person: "duty-commander-a"}, Mode: mode, Fixed: true,
		Locale: locale.New(lang), Clock: func() time.Time { return morning },
	})
	r.Update(tea.WindowSizeMsg{Width: w, Height: h})
	r.Update(r.feed.start(r.ctx, r.want, r.opts.Clock)())
	r.Update(r.feed.look(r.ctx, r.want, r.opts.Clock)())
	if r.data.inc != nil && w < 100 && scene == "busy" {
		r.goTo(pane.Checklists)
	}
	if scene == "customers" {
		r.goTo(pane.Customers)
	}
	view := r.View().Content
	lines := strings.Split(view, "\n")
	for n, l := range lines {
		if ansi.StringWidth(l) > w {
			t.Errorf("line %d is %d cells wide", n, ansi.StringWidth(l))
		}
	}
	if len(lines) != h {
		t.Errorf("%d lines", len(lines))
	}
	return view
}

// TestRoomWords is what a whole room says, in each language and at the sizes that people have.
func TestRoomWords(t *testing.T) {
	for scene := range scenes {
		for _, lang := range locale.Languages() {
			for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}, {200, 60}} {
				t.Run(fmt.Sprintf("%s/%s/%dx%d", scene, lang, size[0], size[1]), func(t *testing.T) {
					golden.RequireEqual(t, ansi.Strip(drawn(t, scene, lang, theme.Plain, size[0], size[1])))
				})
			}
		}
	}
}

// TestRoomLooks is how a whole room looks, in each mode.
func TestRoomLooks(t *testing.T) {
	for _, scene := range []string{"busy", "exercise"} {
		for _, mode := range theme.Modes {
			t.Run(scene+"/"+mode.String(), func(t *testing.T) {
				golden.RequireEqual(t, drawn(t, scene, locale.English, mode, 120, 40))
			})
		}
	}
}
