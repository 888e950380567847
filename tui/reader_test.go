package tui

import (
	"fmt"
	"slices"
	"strings"
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
				frames := list + "\n\n" + ansi.Strip(r.View().Content)
				golden.RequireEqual(t, strings.ReplaceAll(frames, r.plan.Digest[:8], "d1gest00"))
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
		d.sees("8 Plan", "Done when") // which only workflows say
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

// Adopting a changed plan keeps what was ticked, and marks what is new or reads differently until it was seen.
func TestAdoptingMarksWhatChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		changes := make(chan PlanVersion, 1)
		d := declared(t, func(o *Options) { o.PlanChanges = changes })
		d.press("4", "down", " ")
		done := d.room.panes[pane.Checklists].Selection().Item
		if d.room.data.inc.Items[done].State != model.ItemDone {
			t.Fatalf("%s is not ticked", done)
		}
		next := *d.log.plan
		next.Digest, next.Checklists = "other", slices.Clone(next.Checklists)
		at := slices.IndexFunc(next.Checklists, func(c model.Checklist) bool { return c.ID == done.Checklist() })
		list := &next.Checklists[at]
		list.Items = slices.Clone(list.Items)
		list.Items[0].Text = "Say it twice"
		list.Items = slices.Insert(list.Items, 1, model.ItemRule{ID: model.ItemID(list.ID + "/brand-new"), Text: "Look out of the window"})
		changes <- PlanVersion{Plan: &next}
		d.run(d.room.listen())
		d.log.plan = &next
		d.press(":", "adopt", "enter")
		if d.room.data.inc.Items[done].State != model.ItemDone {
			t.Error("what was ticked is open again")
		}
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		d.sees("▲ 2 new or changed", "▲ changed  Say it twice", "▲ new  Look out of the window")
		for range 30 {
			d.press("up")
		}
		for range 4 {
			d.press("down")
		}
		d.sees("Look out of the window")
		d.misses("▲ new", "▲ changed", "▲ 2")
	})
}
