package dialog

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	tea "charm.land/bubbletea/v2"

	"warroom/tui/action"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// A list that is longer than what is seen says how many more there are, and typing narrows it.
func TestAPickerSaysThatThereAreMore(t *testing.T) {
	var all []action.Option
	for _, name := range strings.Fields("Ana Ben Cy Dora Ed Fay Gus Hal Ida Joe Kay Lou Max Zoe") {
		all = append(all, action.Option{Value: name, Label: name})
	}
	for lang, more := range map[string]string{"en": "… 2 more: ↑↓ or type", "de": "… noch 2: ↑↓ oder", "pt-BR": "… mais 2: ↑↓ ou"} {
		p := NewPicker("who", "Who", all, false, Style{Theme: theme.New(theme.Plain), Locale: locale.New(locale.Languages()[0])})
		for _, known := range locale.Languages() {
			if string(known) == lang {
				p.Restyle(Style{Theme: theme.New(theme.Plain), Locale: locale.New(known)})
			}
		}
		seen := ansi.Strip(p.View(80, 22))
		if !strings.Contains(seen, more) || strings.Contains(seen, "Max") {
			t.Errorf("%s:\n%s", lang, seen)
		}
		p.Update(tea.KeyPressMsg{Code: 'z', Text: "z"})
		if seen = ansi.Strip(p.View(80, 22)); !strings.Contains(seen, "Zoe") || strings.Contains(seen, "…") {
			t.Errorf("%s, typed:\n%s", lang, seen)
		}
	}
}
