//go:build unix

package tui

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// busy is a room on an incident of 2,000 events and 200 steps, at 120×40.
func busy(b *testing.B) *Room { return roomOf(b, 2000) }

// roomOf is a room on an incident of so many events.
func roomOf(b *testing.B, events int) *Room {
	b.Helper()
	log := newMemory(morning)
	plan := *log.plan
	list := model.Checklist{ID: "long", Title: "Long list", Phase: model.Assess}
	for n := range 200 {
		list.Items = append(list.Items, model.ItemRule{
			ID: model.ItemID(fmt.Sprintf("long/step-%d", n)), Text: fmt.Sprintf("Step %d of a very long list", n), Within: time.Duration(n) * time.Minute,
		})
	}
	plan.Checklists = append([]model.Checklist{list}, plan.Checklists...)
	log.plan = &plan
	actor := model.Actor{Person: "duty-commander-a"}
	declared, err := log.Do(b.Context(), model.Command{Actor: actor, Intent: model.Declare{Title: "Hotline unreachable", Severity: model.SEV1}})
	if err != nil {
		b.Fatal(err)
	}
	id := declared[0].Incident
	inc := model.Fold(log.events)
	for n := 0; len(log.events) < events; n++ {
		var intent model.Intent = model.Note{Text: fmt.Sprintf("note %d: the carrier confirms a cut fibre and sends a crew", n)}
		switch {
		case n > 2000:
		case n%50 == 1:
			intent = model.OpenAttempt{Hypothesis: "a line is cut", Action: fmt.Sprintf("reroute trunk %d", n)}
		case n%20 == 3:
			intent = model.RecordNotice{Audience: "customers", Text: "We are working on it."}
		case n%10 == 5 && n/10 < 150:
			intent = model.TickItem{Item: list.Items[n/10].ID}
		}
		drafts, err := model.Decide(model.Setting{Now: morning, Plan: &plan, Incident: inc}, model.Command{Incident: id, Actor: actor, Intent: intent})
		if err != nil {
			b.Fatal(err)
		}
		for _, d := range drafts {
			seq := len(log.events) + 1
			e, err := d.Seal("FRA-00000001", uint64(seq), model.HLC(morning.UnixMilli()<<16+int64(seq)), morning, model.Hash{})
			if err != nil {
				b.Fatal(err)
			}
			log.events = append(log.events, e)
			inc, _ = inc.Extend([]model.Event{e})
		}
	}
	now := morning.Add(25 * time.Minute)
	r := New(context.Background(), Options{
		Log: log, Incident: id, Plan: &plan, Actor: actor, Mode: theme.Dark, Fixed: true, Locale: locale.New("en"),
		Clock: func() time.Time { return now },
	})
	r.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	r.Update(r.feed.start(r.ctx, r.want, r.opts.Clock)())
	r.View()
	return r
}

// report adds the 50th and the 99th percentile to a benchmark.
func report(b *testing.B, took []time.Duration, unit string) {
	slices.Sort(took)
	for _, percent := range []int{50, 99} {
		b.ReportMetric(float64(took[len(took)*percent/100].Microseconds())/1000, fmt.Sprintf("p%d-%s", percent, unit))
	}
}

// measure reports how long a message takes to its frame by the clock on the wall, other programs' turns included, and
// how much of it is our own: processor time of all threads, with the garbage that is collected meanwhile.
func measure(b *testing.B, r *Room, msg func(n int) tea.Msg) {
	runtime.GC() // what building the incident has left behind is not our own time
	wall, own := make([]time.Duration, 0, 4096), make([]time.Duration, 0, 4096)
	for n := 0; b.Loop(); n++ {
		start, used := time.Now(), cpu(b)
		r.Update(msg(n))
		r.View()
		own, wall = append(own, cpu(b)-used), append(wall, time.Since(start))
	}
	report(b, wall, "ms")
	report(b, own, "own-ms")
}

// cpu is the processor time that this process has used.
func cpu(b *testing.B) time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// BenchmarkKeyToFrame: from a key press to the frame, for what is pressed most and in the panes that hold most.
func BenchmarkKeyToFrame(b *testing.B) {
	down, up, tab := tea.KeyPressMsg{Code: tea.KeyDown}, tea.KeyPressMsg{Code: tea.KeyUp}, tea.KeyPressMsg{Code: tea.KeyTab}
	esc, back := tea.KeyPressMsg{Code: tea.KeyEscape}, tea.KeyPressMsg{Code: tea.KeyBackspace}
	letter := func(c rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: c, Text: string(c)} }
	for _, of := range []struct {
		name        string
		first, keys []tea.KeyPressMsg
	}{
		{"move", nil, []tea.KeyPressMsg{down, up}},
		{"steps", []tea.KeyPressMsg{letter('4')}, []tea.KeyPressMsg{down, down, up}},
		{"log", []tea.KeyPressMsg{letter('5')}, []tea.KeyPressMsg{down, down, up}},
		{"filter", []tea.KeyPressMsg{letter('5'), letter('/')}, []tea.KeyPressMsg{letter('f'), letter('i'), back, back}},
		{"typing", []tea.KeyPressMsg{letter('n')}, []tea.KeyPressMsg{letter('n'), letter('x'), back}},
		{"pane", nil, []tea.KeyPressMsg{tab}},
		{"form", nil, []tea.KeyPressMsg{letter('c'), letter('x'), esc}},
		{"palette", nil, []tea.KeyPressMsg{letter(':'), letter('s'), esc}},
	} {
		b.Run(of.name, func(b *testing.B) {
			r := busy(b)
			for _, key := range of.first {
				r.Update(key)
			}
			r.View()
			measure(b, r, func(n int) tea.Msg { return of.keys[n%len(of.keys)] })
		})
	}
}

// BenchmarkSecond: what a second costs in which nothing happens but that it passes.
func BenchmarkSecond(b *testing.B) {
	r := busy(b)
	measure(b, r, func(int) tea.Msg { return tickMsg{} })
}

// BenchmarkNewsToFrame: from a snapshot that has come to the frame that shows it.
func BenchmarkNewsToFrame(b *testing.B) {
	r := busy(b)
	news := [2]tea.Msg{r.feed.look(r.ctx, r.want, r.opts.Clock)(), r.feed.look(r.ctx, r.want, r.opts.Clock)()}
	measure(b, r, func(n int) tea.Msg { return news[n%2] })
}

// BenchmarkLongNewsToFrame is the same for an incident of 100,000 events: what opening one costs beside reading it.
func BenchmarkLongNewsToFrame(b *testing.B) {
	r := roomOf(b, 100_000)
	news := [2]tea.Msg{r.feed.look(r.ctx, r.want, r.opts.Clock)(), r.feed.look(r.ctx, r.want, r.opts.Clock)()}
	measure(b, r, func(n int) tea.Msg { return news[n%2] })
}
