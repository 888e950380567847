package paper

import (
	"cmp"
	"slices"
	"strings"

	"warroom/model"
	"warroom/plans"
)

// Contacts puts everybody of the plan on paper: first whom to call for which role, then all people by name with every
// way to reach them and a QR code that puts them into a telephone.
func Contacts(folder *plans.Folder, o Options) Document {
	plan := folder.Plan
	doc := o.document(plan, o.labels(plan).T("contacts"))
	doc.Blocks = append(doc.Blocks, Heading{Level: 1, Text: doc.Title})
	if !o.Private && anyPrivate(plan) {
		doc.Blocks = append(doc.Blocks, Paragraph{Text: plain(doc.Labels.T("private-left-out")), Size: Small})
	}
	doc.Blocks = append(doc.Blocks, doc.meeting(plan, o, 2)...)
	doc.Blocks = append(doc.Blocks, Heading{Level: 2, Text: doc.Labels.T("by-role")}, doc.byRole(plan, o))
	if len(plan.People) > 0 {
		doc.Blocks = append(doc.Blocks, Heading{Level: 2, Text: doc.Labels.T("by-name")}, doc.byName(plan, o))
	}
	return doc
}

func anyPrivate(plan *model.Plan) bool {
	return slices.ContainsFunc(plan.People, func(p model.Person) bool {
		return slices.ContainsFunc(p.Contacts, func(c model.Contact) bool { return c.Private })
	})
}

// meeting are the bridges and the head numbers: where one meets, and who can switch the announcement.
func (d Document) meeting(plan *model.Plan, o Options, level int) []Block {
	var blocks []Block
	if len(plan.Bridges) > 0 {
		table := Table{Columns: d.columns("bridge", "dial-in", "pin", "note", "scan")}
		for _, b := range plan.Bridges {
			table.Rows = append(table.Rows, []Cell{
				{Text: bold(b.Title)}, {Text: plain(unbroken(b.DialIn))}, {Text: plain(unbroken(b.PIN))}, {Text: plain(b.Note)}, {Code: dial(b.DialIn)},
			})
		}
		blocks = append(blocks, Heading{Level: level, Text: d.Labels.T("bridges")}, table)
	}
	if len(plan.HeadNumbers) > 0 {
		table := Table{Columns: d.columns("head-number", "number", "switches", "announcement", "scan")}
		for _, h := range plan.HeadNumbers {
			table.Rows = append(table.Rows, []Cell{
				{Text: bold(h.Title)},
				{Text: plain(unbroken(h.Number))},
				{Text: d.reachable(plan, h.Contact, o)},
				{Text: plain(h.Text)},
				{Code: dial(firstNumber(plan, h.Contact, o))},
			})
		}
		blocks = append(blocks, Heading{Level: level, Text: d.Labels.T("head-numbers")}, table)
	}
	return blocks
}

// columns makes columns of labels.
func (d Document) columns(ids ...string) []Column {
	return each(ids, func(id string) Column {
		if id == "" {
			return Column{}
		}
		return Column{Title: d.Labels.T("column." + id)}
	})
}

// byRole lists for each role whom to call, in order.
func (d Document) byRole(plan *model.Plan, o Options) Table {
	table := Table{Columns: d.columns("role", "whom")}
	for _, role := range plan.Roles {
		var people Text
		for n, id := range role.Holders {
			if n > 0 {
				people = append(people, Span{Text: "\n"})
			}
			people = append(people, d.reachable(plan, id, o)...)
		}
		table.Rows = append(table.Rows, []Cell{{Text: bold(role.Title)}, {Text: people}})
	}
	return table
}

// reachable is a person's name with the first number.
func (d Document) reachable(plan *model.Plan, id model.PersonID, o Options) Text {
	if id == "" {
		return nil
	}
	return bold(plan.NameOf(id)).and("  ", plain(unbroken(firstNumber(plan, id, o))))
}

// firstNumber is the first way to reach a person by telephone that may be printed, or else the first way of all.
func firstNumber(plan *model.Plan, id model.PersonID, o Options) string {
	person, _ := plan.Person(id)
	ways := o.printed(person)
	for _, way := range ways {
		if telephone(way.Way) {
			return way.Value
		}
	}
	if len(ways) > 0 {
		return ways[0].Value
	}
	return ""
}

// printed are the ways to reach a person that may be printed.
func (o Options) printed(person model.Person) []model.Contact {
	return slices.DeleteFunc(slices.Clone(person.Contacts), func(c model.Contact) bool { return c.Private && !o.Private })
}

// byName lists everybody by name.
func (d Document) byName(plan *model.Plan, o Options) Table {
	people := slices.Clone(plan.People)
	slices.SortStableFunc(people, func(a, b model.Person) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	held := rolesHeld(plan)
	table := Table{Columns: d.columns("person", "ways", "scan")}
	for _, person := range people {
		ways := o.printed(person)
		table.Rows = append(table.Rows, []Cell{
			{Text: d.who(plan, person, held[person.ID])}, {Text: d.ways(ways)}, {Code: vcard(person, ways)},
		})
	}
	return table
}

// who is a person's name with what they do.
func (d Document) who(plan *model.Plan, person model.Person, roles []model.RoleID) Text {
	text := bold(person.Name)
	for _, id := range person.Roles {
		if !slices.Contains(roles, id) {
			roles = append(roles, id)
		}
	}
	if len(roles) > 0 {
		titles := each(roles, func(id model.RoleID) string { return roleTitle(plan, id) })
		text = text.and("\n", plain(strings.Join(titles, ", ")))
	}
	about := plain(person.Team)
	if len(person.Languages) > 0 {
		about = about.and(" · ", plain(strings.Join(each(person.Languages, func(l model.Language) string { return string(l) }), ", ")))
	}
	if person.Deputy != "" {
		about = about.and(" · ", plain(d.Labels.T("deputy", "name", plan.NameOf(person.Deputy))))
	}
	return text.and("\n", about)
}

// rolesHeld are the roles that name each person.
func rolesHeld(plan *model.Plan) map[model.PersonID][]model.RoleID {
	held := map[model.PersonID][]model.RoleID{}
	for _, role := range plan.Roles {
		for _, id := range role.Holders {
			held[id] = append(held[id], role.ID)
		}
	}
	return held
}

// ways are all ways to reach somebody, one to a line, in the order in which they are tried.
func (d Document) ways(ways []model.Contact) Text {
	var text Text
	for _, way := range ways {
		line := Text{{Text: d.way(way.Way) + "  "}, {Text: unbroken(way.Value), Bold: true}}
		if way.Note != "" {
			line = append(line, Span{Text: "  " + way.Note, Italic: true})
		}
		text = text.and("\n", line)
	}
	if len(ways) == 0 {
		return plain(d.Labels.T("no-way"))
	}
	return text
}

// way is what a kind of contact is called.
func (d Document) way(kind string) string {
	if label, known := d.Labels.texts["way."+kind]; known {
		return label
	}
	return kind
}
