package publish

import (
	"html/template"
	"slices"
	"time"
)

// incidentView is one incident on a page.
type incidentView struct {
	Incident
	View *view
}

// Called is its public name.
func (i incidentView) Called() *said { return i.View.Said(i.Name) }

// Word is its status in words.
func (i incidentView) Word() string { return i.View.T("status." + string(i.Status)) }

// incidentPath is where the page of an incident lies in the folder of a language.
func incidentPath(id string) string { return "incidents/" + id + ".html" }

// Link leads to its own page.
func (i incidentView) Link() string { return i.View.To(i.View.Language, incidentPath(i.ID)) }

// OpenNow are the incidents that are not over.
func (v *view) OpenNow() []incidentView { return v.views(v.Open()) }

// lately is how long an incident that is over stays on the page of the present state.
const lately = 14 * 24 * time.Hour

// Lately are the incidents that were over not long ago.
func (v *view) Lately() template.HTML {
	var all []incidentView
	for _, inc := range v.views(v.Incidents) {
		if inc.Status.Over() && inc.Ended.After(v.AsOf.Add(-lately)) {
			all = append(all, inc)
		}
	}
	return v.list(all)
}

func (v *view) views(list []Incident) []incidentView {
	all := make([]incidentView, 0, len(list))
	for _, inc := range list {
		all = append(all, incidentView{inc, v})
	}
	return all
}

// monthView is what began in one month.
type monthView struct {
	ID, Name string
	List     template.HTML
}

// Months are all incidents by month, the newest first.
func (v *view) Months() []monthView {
	var all []monthView
	rest := v.views(v.Incidents)
	for len(rest) > 0 {
		began := rest[0].Started.At.In(v.Zone)
		count := slices.IndexFunc(rest, func(i incidentView) bool {
			at := i.Started.At.In(v.Zone)
			return at.Year() != began.Year() || at.Month() != began.Month()
		})
		if count < 0 {
			count = len(rest)
		}
		all = append(all, monthView{ID: began.Format("m2006-01"), Name: v.words.Month(began), List: v.list(rest[:count])})
		rest = rest[count:]
	}
	return all
}

// workView is one maintenance on a page.
type workView struct {
	Maintenance
	View *view
}

// Called is its name.
func (w workView) Called() *said { return w.View.Said(w.Name) }

// Said is what there is to say about it.
func (w workView) Said() *said { return w.View.Said(w.Body) }

// Word is its status in words.
func (w workView) Word() string { return w.View.T("status." + string(w.Status)) }

// Touched names the components that it hits.
func (w workView) Touched() string { return w.View.touched(w.Components) }

// Starts is when it begins.
func (w workView) Starts() timeView { return w.View.at(w.From) }

// Ends is when it is over.
func (w workView) Ends() timeView { return w.View.at(w.Until) }

// Work is what is planned or under way, what begins first first.
func (v *view) Work() []workView { return v.works(v.Planned(Scheduled, InProgress)) }

// AllWork is all of it, the newest first.
func (v *view) AllWork() []workView { return v.works(v.Maintenances) }

func (v *view) works(list []Maintenance) []workView {
	var all []workView
	for _, m := range list {
		all = append(all, workView{m, v})
	}
	return all
}
