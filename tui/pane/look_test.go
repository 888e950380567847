package pane

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"warroom/model"
	"warroom/tui/theme"
)

func TestLook(t *testing.T) {
	for _, lang := range []model.Language{"en", "de", "pt-BR"} {
		s := state(busy(t).incident(), lang, theme.Dark)
		fmt.Println(ansi.Strip(SafetyLine(s, 120)))
		fmt.Println(ansi.Strip(DueLine(s, 120)))
		for _, id := range []ID{Status, Roster, Comms, Checklists} {
			p := New(id)
			h := 21
			if id == Log {
				h = 8
			}
			p.SetSize(60, h)
			p.Show(s)
			fmt.Println(ansi.Strip(p.View(id == Status)))
		}
		p := New(Log)
		p.SetSize(120, 24)
		p.Show(s)
		fmt.Println(ansi.Strip(p.View(false)))
		p = New(Board)
		p.SetSize(120, 8)
		p.Show(s)
		fmt.Println(ansi.Strip(p.View(false)))
		fmt.Println(ansi.Strip(SafetyLine(s, 80)))
		fmt.Println(ansi.Strip(DueLine(s, 80)))
		fmt.Println(ansi.Strip(SafetyLine(s, 60)))
		fmt.Println(ansi.Strip(SafetyLine(s, 40)))
		fmt.Println(ansi.Strip(SafetyLine(s, 20)))
	}
}
