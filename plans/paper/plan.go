package paper

import (
	"slices"
	"strings"
	"time"

	"warroom/model"
	"warroom/plans"
)

// Plan puts the whole plan on paper: what one needs in the first minute on the cover, then everything in the order in
// which it is reached for.
func Plan(folder *plans.Folder, o Options) Document {
	plan := folder.Plan
	doc := o.document(plan, plan.Name)
	book := book{Document: doc, folder: folder, plan: plan, options: o}
	book.cover()
	book.add(PageBreak{}, Contents{Title: doc.Labels.T("contents")})
	for _, chapter := range []func(){
		book.scenarios, book.grading, book.roles, book.telling, book.contacts, book.checklists, book.workflows,
		book.templates, book.systems, book.drills, book.regulators, book.examples,
	} {
		chapter()
	}
	return book.Document
}

// book is a plan in the making. A chapter for which the folder has nothing is left out.
type book struct {
	Document
	folder  *plans.Folder
	plan    *model.Plan
	options Options
}

func (b *book) add(blocks ...Block) { b.Blocks = append(b.Blocks, blocks...) }

// chapter begins a part on a page of its own.
func (b *book) chapter(label string) {
	b.add(Heading{Level: 1, Text: b.Labels.T(label), NewPage: true, Listed: true})
}

// section begins a part that the table of contents names.
func (b *book) section(title string) { b.add(Heading{Level: 2, Text: title, Listed: true}) }

// part begins a part of a section.
func (b *book) part(label string) { b.add(Heading{Level: 3, Text: b.Labels.T(label)}) }

// say adds a paragraph, if there is anything to say.
func (b *book) say(text Text, size Size) {
	if len(text) > 0 {
		b.add(Paragraph{Text: text, Size: size})
	}
}

// list adds a list below a label, if it has items.
func (b *book) list(label string, kind ListKind, items []string) {
	if len(items) == 0 {
		return
	}
	if label != "" {
		b.part(label)
	}
	b.add(List{Kind: kind, Items: itemsOf(items)})
}

// facts adds facts below a label, if there are any.
func (b *book) facts(label string, facts []Fact) {
	if len(facts) > 0 {
		b.part(label)
		b.add(Facts{Facts: facts})
	}
}

func itemsOf(texts []string) []Item {
	return each(texts, func(text string) Item { return Item{Text: plain(text)} })
}

// fact adds a fact unless its value is empty.
func fact(facts []Fact, label string, value Text) []Fact {
	if len(value) == 0 {
		return facts
	}
	return append(facts, Fact{Label: label, Value: value})
}

// titles are the titles of what ids name, or the ids themselves.
func titles[T ~string](ids []T, title func(T) string) string {
	return strings.Join(each(ids, title), " · ")
}

func (b *book) roleTitles(ids []model.RoleID) string {
	return titles(ids, func(id model.RoleID) string { return roleTitle(b.plan, id) })
}

// cover names the plan and what one needs before one has read anything.
func (b *book) cover() {
	l := b.Labels
	b.add(Heading{Level: 1, Text: b.plan.Name})
	b.say(bold(b.plan.Product), Large)
	var call []Item
	for _, bridge := range b.plan.Bridges {
		text := bold(bridge.Title+": ").and("", plain(unbroken(bridge.DialIn)))
		if bridge.PIN != "" {
			text = text.and("  ", plain(l.T("pin-of", "pin", bridge.PIN)))
		}
		call = append(call, Item{Text: text, Note: bridge.Note})
	}
	for _, number := range b.plan.HeadNumbers {
		call = append(call, Item{
			Text: bold(number.Title+": ").and("", plain(unbroken(number.Number))),
			Note: l.T("switched-by") + " " + b.reachable(b.plan, number.Contact, b.options).String(),
		})
	}
	if len(call) > 0 {
		b.add(Heading{Level: 2, Text: l.T("dial")}, List{Items: call, Size: Large})
	}
	b.list("now", Numbered, []string{l.T("now.1"), l.T("now.2"), l.T("now.3"), l.T("now.4")})
	facts := fact(nil, l.T("owner"), plain(b.plan.Owner))
	facts = fact(facts, l.T("version-of"), plain(b.plan.Version))
	facts = fact(facts, l.T("printed-on"), plain(l.Day(b.Origin.Printed)))
	facts = fact(facts, l.T("follow"), plain(b.plan.Follow))
	b.add(Heading{Level: 2, Text: l.T("about")}, Facts{Facts: facts})
	b.reviews()
}

// reviews says how often each part is looked at, and when it last was.
func (b *book) reviews() {
	review := b.folder.Review
	if review.Every == 0 && len(review.Sections) == 0 {
		return
	}
	table := Table{Columns: b.columns("section", "every", "last", "by")}
	for _, section := range plans.Sections {
		last := b.folder.Records.LastConfirmed(section)
		table.Rows = append(table.Rows, []Cell{
			{Text: plain(b.Labels.T("section." + section))},
			{Text: plain(b.Labels.Span(review.Of(section)))},
			{Text: plain(b.Labels.Day(last.At))},
			{Text: plain(last.By)},
		})
	}
	b.add(Heading{Level: 2, Text: b.Labels.T("review")}, table)
}

// contacts lists everybody, without the QR codes of the contact sheet.
func (b *book) contacts() {
	meeting := b.meeting(b.plan, b.options, 2)
	if len(meeting)+len(b.plan.People) == 0 {
		return
	}
	b.chapter("contacts")
	b.add(meeting...)
	if len(b.plan.People) > 0 {
		table := b.byName(b.plan, b.options)
		for _, row := range table.Rows {
			row[2].Code = ""
		}
		b.section(b.Labels.T("by-name"))
		b.add(table.words())
	}
}

// checklists are grouped by area: in calm first, then by phase.
func (b *book) checklists() {
	if len(b.plan.Checklists) == 0 {
		return
	}
	b.chapter("checklists")
	first := true
	for _, area := range append(slices.Clone(model.Areas), "") {
		for _, list := range b.plan.Checklists {
			if list.Area != area && (area != "" || slices.Contains(model.Areas, list.Area)) {
				continue
			}
			if !first {
				b.add(PageBreak{})
			}
			first = false
			b.add(b.checklist(b.plan, list, 2)...)
		}
	}
}

// within is a time in words, or a dash.
func (b *book) within(length time.Duration) Text { return plain(b.Labels.Span(length)) }
