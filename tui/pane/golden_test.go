package pane

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// scenes are the states of a room that everybody should recognise at a glance.
func scenes(tb testing.TB) map[string]*model.Incident {
	return map[string]*model.Incident{
		"empty": nil, "calm": calm(tb, model.Real).incident(), "exercise": calm(tb, model.Exercise).incident(), "busy": busy(tb).incident(),
	}
}

// sheet is everything of one room, one piece below the other.
func sheet(s State, w, h int) string {
	panes := make([]Pane, Count)
	for id := range panes {
		panes[id] = New(ID(id))
		panes[id].SetSize(w, h)
		panes[id].Show(s)
	}
	var b strings.Builder
	fmt.Fprintln(&b, SafetyLine(s, w))
	fmt.Fprintln(&b, DueLine(s, w))
	fmt.Fprintln(&b, TabLine(s, panes, Comms, w))
	for id, p := range panes {
		fmt.Fprintln(&b, p.View(ID(id) == Status))
	}
	for _, page := range []int{0, 2} {
		wall, _ := Wall(s, w, 24, page)
		fmt.Fprintln(&b, wall)
	}
	return b.String()
}

// TestWords is what the panes say, in each language and at the sizes they have at 120×40 and at 80×24.
func TestWords(t *testing.T) {
	for name, inc := range scenes(t) {
		for _, lang := range locale.Languages() {
			for _, size := range [][2]int{{60, 18}, {80, 19}} {
				t.Run(fmt.Sprintf("%s/%s/%dx%d", name, lang, size[0], size[1]), func(t *testing.T) {
					golden.RequireEqual(t, ansi.Strip(sheet(state(inc, lang, theme.Plain), size[0], size[1])))
				})
			}
		}
	}
}

// TestLooks is how the panes look, in each mode.
func TestLooks(t *testing.T) {
	for _, name := range []string{"busy", "exercise"} {
		for _, mode := range theme.Modes {
			t.Run(name+"/"+mode.String(), func(t *testing.T) {
				golden.RequireEqual(t, sheet(state(scenes(t)[name], locale.English, mode), 60, 18))
			})
		}
	}
}
