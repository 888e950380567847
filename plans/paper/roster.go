package paper

import (
	"strings"
	"time"

	"warroom/model"
	"warroom/plans"
)

// Roster is who holds what: in an incident who has which role now and where people are, and from the folder who is on
// call in the weeks to come. Either may be missing.
func Roster(folder *plans.Folder, incident *model.Incident, weeks int, o Options) Document {
	plan := folder.Plan
	doc := o.document(plan, o.labels(plan).T("roster"))
	if incident != nil {
		doc.Title += " " + incident.Number
		doc.Mark = doc.markOf(incident)
	}
	doc.Blocks = append(doc.Blocks, Heading{Level: 1, Text: doc.Title})
	if incident != nil {
		doc.Blocks = append(doc.Blocks, doc.holding(incident, plan, o))
		doc.Blocks = append(doc.Blocks, doc.present(incident, plan)...)
		return doc
	}
	for _, rotation := range folder.Standby.Rotations {
		doc.Blocks = append(doc.Blocks, doc.standby(folder, rotation, weeks, o)...)
	}
	if len(folder.Standby.Rotations) == 0 {
		doc.Blocks = append(doc.Blocks, Paragraph{Text: plain(doc.Labels.T("no-standby"))}, doc.byRole(plan, o))
	}
	return doc
}

// holding lists the roles with their holders and deputies.
func (d Document) holding(incident *model.Incident, plan *model.Plan, o Options) Table {
	table := Table{Columns: d.columns("role", "holder", "since", "deputies")}
	for _, line := range model.Roster(incident, plan, o.Now) {
		holder, since := d.reachable(plan, line.Role.Holder, o), ""
		switch {
		case line.Role.Holder != "":
			since = whole(d.moment(line.Role.Since, o.Now.Location()))
		case line.Candidate.Person != "":
			holder = Text{{Text: d.Labels.T("asked-is", "name", plan.NameOf(line.Candidate.Person)), Italic: true}}
		case line.Needed:
			holder = bold(d.Labels.T("vacant"))
		default:
			holder = plain("–")
		}
		var deputies Text
		for _, id := range line.Deputies {
			deputies = deputies.and("\n", d.reachable(plan, id, o))
		}
		table.Rows = append(table.Rows, []Cell{{Text: bold(line.Rule.Title)}, {Text: holder}, {Text: plain(since)}, {Text: deputies}})
	}
	return table
}

// present lists who has checked in and from where.
func (d Document) present(incident *model.Incident, plan *model.Plan) []Block {
	table := Table{Columns: d.columns("person", "place", "since")}
	for _, who := range model.Where(incident) {
		place := d.Labels.T("gone")
		if who.Presence.In {
			place = d.Labels.T("place." + string(who.Presence.Place))
		}
		table.Rows = append(table.Rows, []Cell{
			{Text: bold(plan.NameOf(who.Person))}, {Text: plain(place)}, {Text: plain(d.moment(who.Presence.Since, d.Origin.Printed.Location()))},
		})
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 2, Text: d.Labels.T("present")}, table}
}

// standby lists the shifts of a rotation in local wall time. A gap is said in words.
func (d Document) standby(folder *plans.Folder, rotation plans.Rotation, weeks int, o Options) []Block {
	zone := folder.Standby.Zone
	if zone == nil {
		zone = time.UTC
	}
	title := rotation.Title
	if role := roleTitle(folder.Plan, rotation.Role); rotation.Role != "" && role != title {
		title += " (" + roleTitle(folder.Plan, rotation.Role) + ")"
	}
	table := Table{Columns: d.columns("begins", "ends", "person", "reason")}
	for _, shift := range folder.Standby.Shifts(rotation.ID, o.Now, o.Now.AddDate(0, 0, 7*max(weeks, 1))) {
		who := d.reachable(folder.Plan, shift.Person, o)
		if shift.Person == "" {
			who = bold(d.Labels.T("gap"))
		}
		reason := strings.Join(append(d.holidays(folder, shift, zone), strings.Fields(shift.Reason)...), " ")
		table.Rows = append(table.Rows, []Cell{
			{Text: plain(d.wall(shift.From, zone))}, {Text: plain(d.wall(shift.To, zone))}, {Text: who}, {Text: plain(reason)},
		})
	}
	return []Block{
		Heading{Level: 2, Text: title}, Paragraph{Text: plain(d.Labels.T("zone", "zone", zone.String())), Size: Small}, table,
	}
}

// wall is a time with its day of the week.
func (d Document) wall(at time.Time, zone *time.Location) string {
	local := at.In(zone)
	return d.Labels.T("weekday."+strings.ToLower(local.Weekday().String()[:3])) + " " + d.Labels.Clock(local)
}

// holidays are those that fall into a shift.
func (d Document) holidays(folder *plans.Folder, shift plans.Shift, zone *time.Location) []string {
	var names []string
	for _, holiday := range folder.Standby.Holidays {
		year, month, day := holiday.Day.Date()
		begin := time.Date(year, month, day, 0, 0, 0, 0, zone)
		if begin.Before(shift.To) && shift.From.Before(begin.AddDate(0, 0, 1)) {
			names = append(names, holiday.Name+".")
		}
	}
	return names
}
