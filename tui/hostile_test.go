package tui

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/locale"
	"warroom/tui/pane"
	"warroom/tui/theme"
)

// evil is what a text from outside may hold: commands to the terminal, text that turns around, that hides, that piles up.
const evil = "\x1b]52;c;ZXZpbA==\a\x1b[2J\x1b[31mred\u009b31m\u202eback\u2066\u200bhid\U000E0041den\ttab\nline\rret\x00e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"

// whole checks a frame: nothing that could command the terminal, no line too long, no line too many.
func whole(t *testing.T, what string, r *Room) {
	t.Helper()
	if r.w == 0 || r.h == 0 {
		return
	}
	content := r.View().Content
	for n, c := range content {
		if c == '\x1b' && n+1 < len(content) && content[n+1] == '[' {
			continue // a style of ours; those of others are taken out by model.Safe and would be found as text
		}
		if c != '\n' && (unicode.IsControl(c) || unicode.Is(unicode.Cf, c)) {
			t.Fatalf("%s: the frame holds %U near %q", what, c, content[max(0, n-20):min(len(content), n+20)])
		}
	}
	lines := strings.Split(content, "\n")
	if len(lines) > r.h {
		t.Errorf("%s: %d lines in a window of %d", what, len(lines), r.h)
	}
	for n, line := range lines {
		if w := lipgloss.Width(line); w > r.w {
			t.Errorf("%s: line %d is %d wide in a window of %d: %q", what, n, w, r.w, line)
		}
	}
	if strings.Contains(content, "\x1b[2J") || strings.Contains(content, "]52;") && strings.Contains(content, "\x1b]52") {
		t.Errorf("%s: a command reached the frame", what)
	}
}

func TestHostileTextInEveryField(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		id := d.room.want.incident
		do := func(intent model.Intent) {
			if _, err := d.log.Do(t.Context(), model.Command{Incident: id, Actor: model.Actor{Person: evil}, Intent: intent}); err != nil {
				t.Fatalf("%T: %v", intent, err)
			}
		}
		n := 3
		for _, intent := range []model.Intent{
			model.Note{Text: evil},
			model.Observe{Text: evil},
			model.Decision{Text: evil, Agreed: []model.PersonID{evil}},
			model.OpenAttempt{Hypothesis: evil, Action: evil, By: evil},
			model.Rename{Title: evil},
			model.AssessImpact{Impact: model.Impact{Users: &n, Systems: []string{evil}, Statement: evil}},
			model.StartWorkaround{Process: evil, Text: evil},
			model.CheckIn{Person: evil, Place: model.Remote},
			model.RecordReach{Person: evil, Via: evil, Outcome: model.NoAnswer, Note: evil},
			model.AddItem{Checklist: evil, Text: evil, Person: evil},
			model.AssignRole{Role: "scribe", Person: evil},
			model.AttachEvidence{Name: evil, SHA256: strings.Repeat("0", 64), Note: evil},
			model.DraftNotice{Audience: "customers", Subject: evil, Text: evil},
		} {
			do(intent)
		}
		d.settle()
		for _, size := range [][2]int{{120, 40}, {80, 24}, {60, 15}, {200, 60}, {40, 10}} {
			d.room.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			for _, pane := range []string{"0", "1", "2", "3", "4", "5"} {
				d.press(pane)
				whole(t, fmt.Sprint(size, " pane ", pane), d.room)
			}
			for _, a := range action.All() {
				if ok, _ := a.Ready(d.room.context()); !ok || a.Build == nil {
					continue
				}
				d.room.form(a, action.Complete(d.room.context(), a, nil))
				whole(t, fmt.Sprint(size, " form ", a.ID), d.room)
				for range a.Fields {
					d.press("tab")
					whole(t, fmt.Sprint(size, " form ", a.ID), d.room)
				}
				d.press("esc")
			}
		}
		if title := d.room.View().WindowTitle; strings.Contains(title, "red") {
			t.Errorf("the window title holds text of the incident: %q", title)
		}
	})
}

func TestPasteNeverSubmits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		before := len(d.log.events)
		d.send(tea.PasteMsg{Content: "n first\nn second\n" + evil})
		whole(t, "paste into the line", d.room)
		d.press("esc", "R")
		d.send(tea.PasteMsg{Content: "one\ntwo\n"})
		whole(t, "paste into a form", d.room)
		if len(d.log.events) != before {
			t.Fatal("a paste was recorded without anybody pressing enter")
		}
		d.sees("one two")
	})
}

func TestEveryLookKeepsTheFrameWhole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, lang := range locale.Languages() {
			for _, mode := range theme.Modes {
				d := declared(t, func(o *Options) { o.Locale, o.Mode = locale.New(lang), mode })
				for _, size := range [][2]int{{0, 0}, {1, 1}, {20, 4}, {60, 15}, {80, 24}, {120, 40}, {200, 60}} {
					d.room.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					for _, key := range []string{"1", "D", "esc", "?", "esc", ":", "esc", "c", "esc", "@", "esc", "n", "esc", "ctrl+l", "enter"} {
						d.press(key)
						whole(t, fmt.Sprint(lang, " ", mode, " ", size, " ", key), d.room)
					}
				}
			}
		}
	})
}

func TestALongLogIsScrolledToItsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := declared(t, nil)
		long := *d.room.data.inc
		inc := &long // panes know an incident that has changed by its being another one
		for n := range 5000 {
			e := inc.Log[0]
			e.Seq, e.HappenedAt = uint64(100+n), model.StampAt(morning.Add(time.Duration(n)*time.Millisecond), "UTC")
			inc.Log = append(inc.Log, e)
		}
		d.room.data.inc = inc
		d.room.show()
		d.press("5")
		for range 3 {
			d.send(tea.KeyPressMsg{Code: tea.KeyEnd})
			d.sees("declared")
			d.send(tea.KeyPressMsg{Code: tea.KeyHome})
		}
		d.send(tea.KeyPressMsg{Code: tea.KeyEnd})
		if got := d.room.panes[pane.Log].Selection().Entry; got != inc.Log[0].Ref() {
			t.Errorf("the end of the log is %v", got)
		}
		d.press("/", "nothing like it")
		d.sees("nothing like it")
		for _, size := range [][2]int{{0, 0}, {1, 1}, {60, 15}, {120, 40}} {
			d.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			whole(t, "filtered", d.room)
		}
		d.press("esc")
		d.sees("declared")
	})
}
