package pane

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"warroom/tui/locale"
	"warroom/tui/theme"
)

// ledgerSizes are what the pane has at 60×15, 80×24, 120×40 and 200×60.
var ledgerSizes = [][2]int{{60, 10}, {80, 19}, {120, 18}, {80, 22}}

// TestCustomersWords is the list, a customer unfolded in it, the page of one, and what a filter leaves.
func TestCustomersWords(t *testing.T) {
	for _, lang := range locale.Languages() {
		for _, size := range ledgerSizes {
			t.Run(fmt.Sprintf("%s/%dx%d", lang, size[0], size[1]), func(t *testing.T) {
				s := ledgerState(t, lang, theme.Plain)
				p := shown(Customers, s, size[0], size[1])
				views := []string{p.View(true)}
				p.Key(tea.KeyPressMsg{Code: tea.KeyDown})
				p.Key(tea.KeyPressMsg{Code: tea.KeyUp})
				views = append(views, p.View(true))
				p.(Eager).Eager(tea.KeyPressMsg{Code: tea.KeyEnter})
				views = append(views, p.View(true))
				p.(Eager).Eager(tea.KeyPressMsg{Code: tea.KeyEscape})
				p.(Filterable).Filter("sao jose")
				views = append(views, p.View(false))
				for n, view := range views {
					exact(t, fmt.Sprintf("view %d", n), view, size[0], size[1])
				}
				golden.RequireEqual(t, ansi.Strip(strings.Join(views, "\n")))
			})
		}
	}
}
