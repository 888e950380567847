package tui

import (
	"fmt"
	"testing"
	"testing/synctest"
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

// reading is a room in which the shipped plan is read.
func reading(t *testing.T, lang model.Language, w, h int) *Room {
	t.Helper()
	log := newMemory(morning)
	log.plan, _ = plans.Default(lang)
	s := &story{t: t, log: log}
	scenes["busy"](s)
	r := New(t.Context(), Options{
		Log: log, Incident: s.id, Plan: log.plan, Actor: model.Actor{Person: "duty-commander-a"}, Mode: theme.Plain, Fixed: true,
		Locale: locale.New(lang), Clock: func() time.Time { return morning },
	})
	r.Update(tea.WindowSizeMsg{Width: w, Height: h})
	r.Update(r.feed.start(r.ctx, r.want, r.opts.Clock)())
	r.Update(r.goTo(pane.Plan)())
	return r
}

// TestPlanWords is what the pane of the plan says, in each language and at the sizes that people have: the list, and a
// page on which something was found.
func TestPlanWords(t *testing.T) {
	for _, lang := range locale.Languages() {
		for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}, {200, 60}} {
			t.Run(fmt.Sprintf("%s/%dx%d", lang, size[0], size[1]), func(t *testing.T) {
				r := reading(t, lang, size[0], size[1])
				list := ansi.Strip(r.View().Content)
				p := r.panes[pane.Plan]
				p.(pane.Filterable).Filter("commander")
				p.Key(tea.KeyPressMsg{Code: tea.KeyEnter})
				r.frame.drop()
				golden.RequireEqual(t, list+"\n\n"+ansi.Strip(r.View().Content))
			})
		}
	}
}

func TestThePlanIsOpenedSearchedAndLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("8")
		d.sees("8 Plan", "Crisis plan for customer support", "in force", "Scenarios", "/ filter", "esc back")
		d.press("/", "handing over", "enter")
		d.sees("Handing over a role", " of ", "here, n N")
		hit := d.screen()
		d.press("n")
		if d.screen() == hit {
			t.Error("n does not lead to the next hit")
		}
		before := len(d.log.events)
		d.press("esc", "esc", "esc")
		if d.room.focus != pane.Comms || len(d.log.events) != before {
			t.Errorf("esc leads to %d; %d events came", d.room.focus, len(d.log.events)-before)
		}
		d.press("8", "n", "a note from the plan", "enter")
		if d.last().Kind != "log.note" {
			t.Errorf("recorded %s", d.last().Kind)
		}
	})
}

func TestAStepLeadsToThePlanAndBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		d.press("4", "down", "g")
		if d.room.focus != pane.Plan {
			t.Fatalf("g leads to %d", d.room.focus)
		}
		d.sees("8 Plan", "First fifteen minutes", "▸ ")
		d.press("esc")
		if d.room.focus != pane.Checklists {
			t.Errorf("esc leads to %d", d.room.focus)
		}
		d.press("2", "down", "g")
		d.sees("Liaison", "Duties")
		d.press("esc", "1", "g")
		d.sees("Severities")
		d.press("esc", ":", "plan handing over", "enter")
		d.sees("Handing over a role")
		d.press("esc", ":", "plan zzyzx", "enter")
		d.sees("The plan has no page on this.")
	})
}

func TestThePlanIsReadFromTheBoardAndAfterAChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		changes := make(chan PlanVersion, 1)
		d := open(t, newMemory(morning), func(o *Options) { o.PlanChanges = changes })
		d.press("8")
		d.sees("to declare with", "Scenarios")
		next := *d.log.plan
		next.Digest = "other"
		changes <- PlanVersion{Plan: &next}
		d.run(d.room.listen())
		d.sees("There is no plan to read.", "other")
		d.press("esc")
		if d.room.focus != pane.Board {
			t.Errorf("esc leads to %d", d.room.focus)
		}
	})
}
