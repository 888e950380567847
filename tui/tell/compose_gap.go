package tell

import (
	"warroom/model"
	"warroom/tui/action"
)

// toGap puts the cursor on the first thing that is left to fill in, and tells whether there is one.
func (d *Compose) toGap() bool {
	for n := range d.tongues {
		lang := d.in(n)
		for _, id := range texts {
			part := d.Part(action.In(id, lang))
			gaps := model.Gaps(part.Value())
			if len(gaps) == 0 {
				continue
			}
			d.lang = n
			d.focus(action.In(id, lang))
			part.Find(gaps[0])
			d.gap = gaps[0]
			d.What, d.Hint = d.style.Locale.T("tell.compose.gap", "Gap", gaps[0]), d.style.Locale.T("tell.compose.gap.hint")
			return true
		}
	}
	return false
}
