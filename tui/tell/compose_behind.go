package tell

import (
	"slices"
	"strings"

	"warroom/model"
	"warroom/tui/action"
)

// behind are the languages whose text would stay as it was while another one is changed, as indices of the tongues: for
// a notice that is edited those that its record would call so, for a new one those that nobody has touched.
func (d *Compose) behind() []int {
	said := action.Wordings(d.Context, d.Values())
	var left []int
	if before, edits := d.editing(d.Values()); edits {
		for _, lang := range before.BehindIf(said) {
			left = append(left, slices.IndexFunc(d.tongues, func(l model.Language) bool { return lang == "" || l.Base() == lang.Base() }))
		}
		return left
	}
	leads := false
	for n := range d.tongues {
		switch {
		case d.touched(n):
			leads = true
		case strings.TrimSpace(d.Part(action.In("body", d.in(n))).Value()) != "":
			left = append(left, n)
		}
	}
	if !leads {
		return nil
	}
	return left
}

// touched tells whether anybody has typed into a text.
func (d *Compose) touched(tongue int) bool {
	return slices.ContainsFunc(texts, func(id string) bool { return d.Part(action.In(id, d.in(tongue))).Touched() })
}

// spell names tongues by their codes.
func (d *Compose) spell(tongues []int) string {
	all := make([]model.Language, len(tongues))
	for n, at := range tongues {
		all[n] = d.tongues[at]
	}
	return spelt(d.Context, all)
}

// asksBehind asks once before wordings are left behind, with the first of them in front; the second yes counts.
func (d *Compose) asksBehind() bool {
	left := d.behind()
	if len(left) == 0 || d.asked {
		return false
	}
	d.asked = true
	d.lang = left[0]
	d.focus(action.In("body", d.tongue()))
	d.What = d.style.Locale.T("tell.compose.behind", "Languages", d.spell(left))
	d.Hint = d.style.Locale.T("tell.compose.behind.hint")
	return true
}
