package publish

import (
	"html/template"
	"strings"
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

// Link leads to its own page.
func (i incidentView) Link() string { return i.View.To(i.View.Language, "incidents/"+i.ID+".html") }

// Time is when the public was first told.
func (i incidentView) Time() timeView { return i.View.stamp(i.Started) }

// Touched names the components that it hits.
func (i incidentView) Touched() string { return i.View.touched(i.Components) }

// Promised is when the next news is due; nil if none was promised.
func (i incidentView) Promised() *timeView {
	if i.Next.IsZero() {
		return nil
	}
	t := i.View.sentence("next", i.View.at(i.Next))
	return &t
}

// Newest are its updates, the newest first.
func (i incidentView) Newest() []updateView {
	all := make([]updateView, 0, len(i.Updates))
	for n := len(i.Updates) - 1; n >= 0; n-- {
		all = append(all, i.update(i.Updates[n]))
	}
	return all
}

// updateView is one update on a page. It has fields and no methods: there are many of them.
type updateView struct {
	Word    string // its status
	Time    template.HTML
	Heading *said // its subject, unless that is the name of the incident
	Prose   template.HTML
	Became  []string // what became of components
}

func (i incidentView) update(u Update) updateView {
	v := updateView{Word: i.View.T("status." + string(u.Status)), Time: i.View.stamp(u.At).HTML(), Prose: i.View.Said(u.Body).Prose()}
	if s := i.View.saidIf(u.Name); s != nil && s.Body != i.Name[i.View.Language].Body {
		v.Heading = s
	}
	for _, change := range u.Changes {
		c, _ := i.View.Component(change.Component)
		v.Became = append(v.Became, i.View.T(
			"changed", "part", c.Name[i.View.Language].Body,
			"old", i.View.T("component."+string(change.Old)), "new", i.View.T("component."+string(change.New)),
		))
	}
	return v
}

// OpenNow are the incidents that are not over.
func (v *view) OpenNow() []incidentView { return v.views(v.Open()) }

// lately is how long an incident that is over stays on the page of the present state.
const lately = 14 * 24 * time.Hour

// Lately are the incidents that were over not long ago.
func (v *view) Lately() []incidentView {
	var all []incidentView
	for _, inc := range v.views(v.Incidents) {
		if inc.Status.Over() && inc.Ended.After(v.AsOf.Add(-lately)) {
			all = append(all, inc)
		}
	}
	return all
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
	ID, Name  string
	Incidents []incidentView
}

// Months are all incidents by month, the newest first.
func (v *view) Months() []monthView {
	var all []monthView
	for _, inc := range v.views(v.Incidents) {
		began := inc.Started.At.In(v.Zone)
		id := strings.ToLower(began.Format("m2006-01"))
		if len(all) == 0 || all[len(all)-1].ID != id {
			all = append(all, monthView{ID: id, Name: v.words.Month(began)})
		}
		month := &all[len(all)-1]
		month.Incidents = append(month.Incidents, inc)
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
