package paper

import (
	"cmp"
	"strconv"
	"strings"

	"warroom/model"
)

// Telling is a notice that goes on paper: to be put up, handed out or read aloud.
type Telling struct {
	Case
	Notice   model.Notice
	Contacts func(model.RecipientID) []model.Contact // the numbers of a recipient, the best first; nil: none are printed
}

// Notice puts a notice on paper: a page for the wall in each of its languages, exactly as it reads on other channels,
// and a sheet to call from for everybody who is told by telephone or whom it has not reached.
func Notice(t Telling, o Options) Document {
	doc := o.document(t.Plan, o.labels(t.Plan).T("notice")+" "+strconv.Itoa(t.Notice.Number))
	doc.Mark = doc.markOf(t.Incident)
	languages := []model.Language{t.Notice.Language}
	for _, w := range t.Notice.Variants {
		languages = append(languages, w.Language)
	}
	for n, language := range languages {
		clock := t.Plan.Clock(language, o.Now, o.Now.Location())
		letter := t.Notice.Letter(t.Incident, t.Plan, model.Channel{Kind: "paper"}, language, o.Now, clock)
		doc.Blocks = append(doc.Blocks, Heading{Level: 1, Text: cmp.Or(letter.Subject, doc.Title), NewPage: n > 0})
		for part := range strings.SplitSeq(letter.Text, "\n\n") {
			doc.Blocks = append(doc.Blocks, Paragraph{Text: plain(strings.TrimSpace(part)), Size: Large})
		}
	}
	if calls := doc.calls(t); len(calls.Rows) > 0 {
		doc.Blocks = append(doc.Blocks, PageBreak{Wide: true}, Heading{Level: 1, Text: doc.Labels.T("calls")},
			Paragraph{Text: plain(doc.Labels.T("calls-help"))}, calls)
	}
	return doc
}

// calls are the recipients whom somebody has to call, with room for what came of it.
func (d Document) calls(t Telling) Table {
	table := Table{Columns: d.columns("who", "number", "outcome", "call-back", "initials")}
	table.Columns[2].Width, table.Columns[3].Width, table.Columns[4].Width = 30, 12, 8
	boxes := strings.Join([]string{
		"☐ " + t.Words.Term("outcome", string(model.Reached)), "☐ " + t.Words.Term("outcome", string(model.Voicemail)),
		"☐ " + t.Words.Term("outcome", string(model.NoAnswer)), "☐ " + t.Words.Term("outcome", string(model.WrongNumber)),
	}, "  ")
	for _, delivery := range t.Notice.Deliveries() {
		channel, _ := t.Plan.Channel(delivery.Channel)
		if delivery.Recipient == "" || channel.Kind != "phone-tree" && delivery.State != model.DeliveryFailed || delivery.State.Left() {
			continue
		}
		var numbers Text
		if t.Contacts != nil {
			for _, contact := range t.Contacts(delivery.Recipient) {
				if contact.Way != "mail" {
					numbers = numbers.and("\n", plain(unbroken(contact.Value)))
				}
			}
		}
		table.Rows = append(table.Rows, []Cell{{Text: bold(delivery.Name)}, {Text: numbers}, {Text: plain(boxes)}, {}, {}})
	}
	return table
}
