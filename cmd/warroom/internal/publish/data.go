package publish

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"warroom/model"
)

// newest is how many incidents a list or a feed holds besides those that are open, as on other status pages.
const newest = 50

// data makes the JSON of one language.
type data struct {
	*Site
	language model.Language
	words    *Words
	groups   []string // in the order in which they first appear
}

func (s *Site) data(language model.Language) *data {
	d := &data{Site: s, language: language, words: wordsIn(language)}
	for _, c := range s.Components {
		if c.Group != "" && !slices.Contains(d.groups, c.Group) {
			d.groups = append(d.groups, c.Group)
		}
	}
	return d
}

// files are the JSON files of the language.
func (d *data) files() ([]File, error) {
	page := spPage{ID: d.ID, Name: d.marked(d.Name[d.language].Body), URL: d.URL, TimeZone: d.zone(), Updated: moment(d.Updated)}
	status := spStatus{Indicator: d.State, Description: d.marked(d.words.T("state." + string(d.State)))}
	components, open := d.components(), d.incidents(d.Open())
	last := d.Incidents[:min(newest, len(d.Incidents))]
	for _, inc := range d.Incidents[len(last):] {
		if !inc.Status.Over() {
			last = append(slices.Clip(last), inc)
		}
	}
	var all []File
	for _, file := range []struct {
		name  string
		value any
	}{
		{"components", spComponentsFile{page, components}},
		{"incidents", spIncidentsFile{page, d.incidents(last)}},
		{"incidents/unresolved", spIncidentsFile{page, open}},
		{"scheduled-maintenances", spMaintenancesFile{page, d.maintenances(d.Maintenances)}},
		{"scheduled-maintenances/upcoming", spMaintenancesFile{page, d.maintenances(d.Planned(Scheduled))}},
		{"scheduled-maintenances/active", spMaintenancesFile{page, d.maintenances(d.Planned(InProgress))}},
		{"status", spStatusFile{page, status}},
		{"summary", spSummaryFile{page, components, open, d.maintenances(d.Planned(Scheduled, InProgress)), status}},
	} {
		content, err := encode(file.value)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", file.name, err)
		}
		all = append(all, File{Path: "api/v2/" + file.name + ".json", Content: content})
	}
	return all, nil
}

// marked bears the mark of an exercise on the page of the exercises.
func (d *data) marked(text string) string {
	if !d.Exercise {
		return text
	}
	return model.MarksIn(d.language).Exercise + ": " + text
}

func encode(value any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out) // it escapes < > & so that nothing in it can be taken for HTML
	enc.SetIndent("", " ")
	err := enc.Encode(value)
	return out.Bytes(), err
}

func (d *data) zone() string {
	if name := d.Zone.String(); name != "UTC" && name != "Local" && name != "" {
		return name
	}
	return "Etc/UTC"
}

// components are those of the page; each group is one, too, and is doing as the worst in it.
func (d *data) components() []spComponent {
	all := []spComponent{}
	for n, c := range d.Components {
		all = append(all, d.component(c, n+1))
	}
	for n, name := range d.groups {
		group := spComponent{
			ID: d.group(name), Name: name, PageID: d.ID, Position: len(d.Components) + n + 1, Showcase: true, Group: true, Components: []string{},
		}
		state, created, changed := model.Operational, d.AsOf, time.Time{}
		for _, c := range d.Components {
			if c.Group == name {
				state, created, changed = worseState(state, c.State), sooner(created, c.Created), later(changed, c.Since)
				group.Components = append(group.Components, c.ID)
			}
		}
		group.Created, group.Updated = moment(created), moment(changed)
		group.Status = string(state)
		all = append(all, group)
	}
	return all
}

func (d *data) component(c Component, position int) spComponent {
	one := spComponent{
		ID: c.ID, Name: c.Name[d.language].Body, Status: string(c.State), Created: moment(c.Created), Updated: moment(c.Since),
		Position: position, Showcase: true, PageID: d.ID,
	}
	if detail := c.Detail[d.language].Body; detail != "" {
		one.Description = &detail
	}
	if c.Group != "" {
		group := d.group(c.Group)
		one.GroupID = &group
	}
	return one
}

func (d *data) group(name string) string { return identify(d.ID, "group", name) }

// some are the components with these ids, as they are doing now.
func (d *data) some(ids []string) []spComponent {
	all := []spComponent{}
	for n, c := range d.Components {
		if slices.Contains(ids, c.ID) {
			all = append(all, d.component(c, n+1))
		}
	}
	return all
}

func (d *data) incidents(list []Incident) []spIncident {
	all := []spIncident{}
	for _, inc := range list {
		one := spIncident{
			ID: inc.ID, Name: inc.Name[d.language].Body, Status: inc.Status, Created: moment(inc.Created), Updated: moment(inc.Updated),
			Monitoring: unless(inc.Watched), Resolved: unless(inc.Ended), Impact: inc.Impact, Shortlink: d.link(d.language, incidentPath(inc.ID)),
			Started: moment(inc.Started.At), PageID: d.ID, Components: d.some(inc.Components), Updates: []spUpdate{},
		}
		for n := len(inc.Updates) - 1; n >= 0; n-- {
			u := inc.Updates[n]
			one.Updates = append(one.Updates, spUpdate{
				ID: u.ID, Status: u.Status, Body: u.Body[d.language].Body, IncidentID: inc.ID, Created: moment(u.Created), Updated: moment(u.Created),
				Display: moment(u.At.At), Affected: d.changes(u.Changes), Deliver: u.Woken,
			})
		}
		all = append(all, one)
	}
	return all
}

// changes are null where nothing changed, as on other status pages.
func (d *data) changes(list []Change) []spChange {
	var all []spChange
	for _, change := range list {
		c, _ := d.Component(change.Component)
		all = append(all, spChange{Code: c.ID, Name: c.Name[d.language].Body, Old: string(change.Old), New: string(change.New)})
	}
	return all
}

func (d *data) maintenances(list []Maintenance) []spMaintenance {
	all := []spMaintenance{}
	for _, m := range list {
		one := spMaintenance{For: moment(m.From), Until: moment(m.Until), spIncident: spIncident{
			ID: m.ID, Name: m.Name[d.language].Body, Status: m.Status, Created: moment(m.Created), Updated: moment(m.Updated), Impact: Maintained,
			Shortlink: d.link(d.language, "history.html") + "#" + m.ID, Started: moment(m.From), PageID: d.ID, Components: d.some(m.Components),
		}}
		if m.Status == Completed {
			one.Resolved = unless(m.Until)
		}
		for n, step := range m.steps() {
			body := d.words.T("status." + string(step.status))
			if n == 0 && m.Body[d.language].Body != "" {
				body = m.Body[d.language].Body
			}
			one.Updates = append([]spUpdate{{
				ID: identify(d.ID, m.ID, strconv.Itoa(n)), Status: step.status, Body: body, IncidentID: m.ID,
				Created: moment(step.at), Updated: moment(step.at), Display: moment(step.at), Deliver: false,
			}}, one.Updates...)
		}
		all = append(all, one)
	}
	return all
}
