package paper

import (
	"warroom/model"
	"warroom/plans"
)

// cardLines is how many lines of the phone tree stand on one side of a card.
const cardLines = 13

// Card is a card for the wallet: where to dial in, who can switch the announcement, and the phone tree. A phone tree
// that is too long for one card goes on on the next.
func Card(folder *plans.Folder, o Options) Document {
	plan := folder.Plan
	doc := o.document(plan, o.labels(plan).T("card"))
	tree := doc.phoneTree(plan, o)
	if len(tree)%2 == 1 {
		tree = append(tree, doc.firstSteps(plan))
	}
	var panels []Panel
	for n := 0; n < len(tree); n += 2 {
		panels = append(panels, tree[n], tree[n+1], doc.cover(plan), doc.numbers(plan, o))
	}
	doc.Blocks = append(doc.Blocks, Panels{Panels: panels, Help: doc.Labels.T("card-help")})
	return doc
}

// cover is what one sees first: where to dial in.
func (d Document) cover(plan *model.Plan) Panel {
	panel := Panel{Title: plan.Product}
	for n, b := range plan.Bridges {
		line := bold(b.Title).and("\n", plain(unbroken(b.DialIn)))
		if b.PIN != "" {
			line = line.and("  ", plain(d.Labels.T("pin-of", "pin", b.PIN)))
		}
		panel.Lines = append(panel.Lines, line)
		if n == 0 {
			panel.Code = dial(b.DialIn)
		}
	}
	if plan.Follow != "" {
		panel.Lines = append(panel.Lines, bold(d.Labels.T("follow")).and("\n", plain(plan.Follow)))
	}
	return panel
}

// numbers are the head numbers and who can switch them.
func (d Document) numbers(plan *model.Plan, o Options) Panel {
	panel := Panel{Title: d.Labels.T("head-numbers")}
	for n, h := range plan.HeadNumbers {
		line := bold(h.Title).and("  ", plain(unbroken(h.Number)))
		if h.Contact != "" {
			line = line.and("\n", plain(d.Labels.T("switched-by")+" ").and("", d.reachable(plan, h.Contact, o)))
		}
		panel.Lines = append(panel.Lines, line)
		if n == 0 {
			panel.Code = dial(firstNumber(plan, h.Contact, o))
		}
	}
	panel.Lines = append(panel.Lines, plain(d.Origin.line(d.Labels)))
	return panel
}

// firstSteps fills a side that is left over with what to do first.
func (d Document) firstSteps(plan *model.Plan) Panel {
	panel := Panel{Title: d.Labels.T("severities")}
	for _, s := range plan.Severities {
		panel.Lines = append(panel.Lines, bold(s.Level.String()).and("  ", plain(s.Title)))
	}
	return panel
}

// phoneTree are the roles with those who are called, in calling order, on as many sides as it takes. A role that is too
// long for one side goes on on the next, under its name again.
func (d Document) phoneTree(plan *model.Plan, o Options) []Panel {
	title := d.Labels.T("phone-tree")
	count := 0
	var branches [][]Text
	for _, role := range plan.Roles {
		for _, branch := range d.branches(plan, role, o) {
			branches = append(branches, branch)
			count += len(branch)
		}
	}
	sides := max((count+cardLines-1)/cardLines, 2)
	share := (count + sides - 1) / sides
	panels, used := []Panel{{Title: title}}, 0
	for _, lines := range branches {
		if used > 0 && (used+len(lines)/2 >= share || used+len(lines) > cardLines) {
			panels, used = append(panels, Panel{Title: title}), 0
		}
		last := &panels[len(panels)-1]
		last.Lines = append(last.Lines, lines...)
		used += len(lines)
	}
	return panels
}

// branches are the lines of a role: its name, and below it those who are called, as many as fit on one side.
func (d Document) branches(plan *model.Plan, role model.RoleRule, o Options) (all [][]Text) {
	lines := []Text{bold(role.Title)}
	for _, id := range role.Holders {
		number := firstNumber(plan, id, o)
		if number == "" {
			number = "______________"
		}
		if len(lines) == cardLines {
			all, lines = append(all, lines), []Text{bold(role.Title)}
		}
		lines = append(lines, plain(shortened(plan.NameOf(id), cardName)+"  "+unbroken(number)))
	}
	return append(all, lines)
}

// cardName is how many letters of a name are on a card; the contacts have all of it.
const cardName = 40

// shortened is a text of so many letters at most.
func shortened(text string, most int) string {
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return string(letters[:most-1]) + "…"
}
