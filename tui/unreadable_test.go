package tui

import (
	"testing"
	"testing/synctest"

	"warroom/model"
	"warroom/tui/locale"
)

// What cannot be read is named by the label of its field, in one language, and the cursor stands there.
func TestWhatCannotBeReadIsSaidWhereItStands(t *testing.T) {
	for lang, want := range map[model.Language][]string{
		locale.English:    {"\"soon\" cannot be read", "use a time such as 10m", "▸ Due within"},
		locale.German:     {"„soon“", "eine Dauer wie 10m, 1h30m oder 2d", "▸ Fällig"},
		locale.Portuguese: {"“soon”", "uma duração como 10m, 1h30m ou 2d", "▸ Vence em"},
	} {
		synctest.Test(t, func(t *testing.T) {
			d := declared(t, func(o *Options) { o.Locale = locale.New(lang) })
			d.press("ctrl+n", "torches", "tab", "tab", "tab", "tab", "soon", "enter")
			d.wait(1e9)
			d.sees(want...)
			if lang != locale.English {
				d.misses("such as", "within")
			}
		})
	}
}
