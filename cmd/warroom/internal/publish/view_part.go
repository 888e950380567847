package publish

import (
	"strconv"
	"strings"

	"warroom/model"
)

// partView is one component on a page.
type partView struct {
	Component
	view *view
}

// Called is its name.
func (p partView) Called() *said { return p.view.Said(p.Name) }

// More is what there is to add; nil if nothing.
func (p partView) More() *said { return p.view.saidIf(p.Detail) }

// Word is its state in words.
func (p partView) Word() string { return p.view.T("component." + string(p.State)) }

// dayView is a day on which not everything was well.
type dayView struct {
	Time timeView
	Word string
}

// Bad are the days on which not everything was well, the newest first.
func (p partView) Bad() []dayView {
	var all []dayView
	for n := len(p.Days) - 1; n >= 0; n-- {
		if day := p.Days[n]; day.State != model.Operational {
			all = append(all, dayView{
				Time: timeView{Words: p.view.words.Day(day.Date), Machine: day.Date.Format("2006-01-02")},
				Word: p.view.T("component." + string(day.State)),
			})
		}
	}
	return all
}

// History says in a line how it did.
func (p partView) History() string {
	id, bad := "history.bad", len(p.Bad())
	switch bad {
	case 0:
		id = "history.good"
	case 1:
		id = "history.bad.one"
	}
	return p.view.T(id, "n", strconv.Itoa(bad), "span", strconv.Itoa(len(p.Days)))
}

// touched names the components with these ids.
func (v *view) touched(ids []string) string {
	var names []string
	for _, id := range ids {
		if c, known := v.Component(id); known {
			names = append(names, c.Name[v.Language].Body)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return v.T("touches", "parts", strings.Join(names, ", "))
}
