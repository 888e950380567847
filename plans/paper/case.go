package paper

import (
	"fmt"
	"strings"
	"time"

	"warroom/model"
)

// Case is an incident that goes on paper, with the plan it runs on.
type Case struct {
	Incident    *model.Incident
	Plan        *model.Plan
	Words       Words
	Checkpoints []Checkpoint
}

// Words are how the room words what happened; paper must not word it otherwise.
type Words interface {
	Entry(entry *model.Entry) (label, text string)
	Obligation(owed model.Obligation) string
	Term(group, value string) string
	Impact() string
	Figures() [][2]string // name and value
}

// Checkpoint says how far the chain of a site went when the paper was printed. Whoever holds the paper can show later
// that nothing was cut off.
type Checkpoint struct {
	Site   model.SiteID
	Events int
	Head   model.Hash
}

// Log puts the log of an incident on paper: every entry, those taken back struck through, and the ends of the chains.
func Log(c Case, o Options) Document {
	doc := o.document(c.Plan, o.labels(c.Plan).T("log")+" "+c.Incident.Number)
	doc.Mark = doc.markOf(c.Incident)
	doc.Blocks = append(doc.Blocks, doc.head(c)...)
	doc.Blocks = append(doc.Blocks, doc.entries(c, o))
	doc.Blocks = append(doc.Blocks, doc.checkpoints(c)...)
	return doc
}

// Incident is the report on an incident: where it stands, what is owed, what was told and tried, and the log.
func Incident(c Case, o Options) Document {
	doc := o.document(c.Plan, o.labels(c.Plan).T("incident")+" "+c.Incident.Number)
	doc.Mark = doc.markOf(c.Incident)
	r := report{Document: doc, Case: c, options: o}
	r.Blocks = append(r.Blocks, doc.head(c)...)
	for _, part := range []func(){r.clocks, r.owed, r.team, r.notices, r.attempts, r.workarounds, r.figures} {
		part()
	}
	r.add("log", doc.entries(c, o))
	r.Blocks = append(r.Blocks, doc.checkpoints(c)...)
	return r.Document
}

// markOf is what every page about an incident warns of.
func (d Document) markOf(inc *model.Incident) string {
	if inc.IsExercise() {
		return d.Labels.T("exercise")
	}
	return ""
}

// head says what it is about and where it stands.
func (d Document) head(c Case) []Block {
	inc, l, zone := c.Incident, d.Labels, d.Origin.Printed.Location()
	blocks := []Block{Heading{Level: 1, Text: strings.TrimSpace(inc.Number + "  " + inc.Title)}}
	if inc.IsExercise() {
		blocks = append(blocks, Paragraph{Text: bold(l.T("exercise")), Size: Large})
	}
	facts := fact(nil, l.T("kind"), plain(c.Words.Term("kind", string(inc.Kind))))
	facts = fact(facts, l.T("column.severity"), bold(inc.Severity.Level.String()).and(", ", plain(inc.Severity.Reason)))
	facts = fact(facts, l.T("phase"), plain(c.Words.Term("phase", string(inc.Phase))))
	public := l.T("told-nothing")
	if inc.Public != "" {
		public = c.Words.Term("status", string(inc.Public))
	}
	facts = fact(facts, l.T("public"), plain(public))
	facts = fact(facts, l.T("commander"), plain(c.Plan.NameOf(inc.Commander())))
	facts = fact(facts, l.T("declared"), plain(d.moment(inc.Declared, zone)).and(", ", plain(c.Plan.NameOf(inc.By.Person))))
	if inc.Closing != nil {
		facts = fact(facts, l.T("closed"), plain(d.moment(inc.Closing.At, zone)).and(", ", plain(inc.Closing.Reason)))
	}
	facts = fact(facts, l.T("elapsed"), plain(l.Span(inc.Elapsed(d.Origin.Printed).Truncate(time.Minute))))
	facts = fact(facts, l.T("impact"), plain(c.Words.Impact()))
	return append(blocks, Facts{Facts: facts})
}

// moment is a time that stays clear next year: with its date, and as well as it is known.
func (d Document) moment(s model.Stamp, zone *time.Location) string {
	local := s.At.In(zone)
	switch {
	case s.IsZero():
		return "–"
	case s.Precision == model.Unknown:
		return d.Labels.T("time-unknown")
	case s.Precision == model.Approximate:
		return "~" + d.Labels.Clock(local)
	case s.Precision == model.Minute:
		return d.Labels.Clock(local)
	}
	return d.Labels.Clock(local) + local.Format(":05")
}

// entries is the log as a table. What was taken back is struck through and says who did it; what was put right shows its
// first wording, too.
func (d Document) entries(c Case, o Options) Table {
	table := Table{Columns: d.columns("entry", "time", "who", "what")}
	for n := range c.Incident.Log {
		e := &c.Incident.Log[n]
		label, words := c.Words.Entry(e)
		text := bold(label).and("  ", plain(words))
		if e.Corrected != nil {
			text = text.and("\n", Text{{Text: d.Labels.T("corrected-by", "name", c.Plan.NameOf(e.Corrected.By.Person)), Italic: true}})
			if was := d.before(e, o); was != "" {
				text = text.and("  ", Text{{Text: was, Strike: true}})
			}
		}
		if e.Struck != nil {
			for n := range text {
				text[n].Strike = true
			}
			note := d.Labels.T("struck-by", "name", c.Plan.NameOf(e.Struck.By.Person))
			text = text.and("\n", Text{{Text: note, Italic: true}}).and(": ", plain(e.Struck.Reason))
		}
		table.Rows = append(table.Rows, []Cell{
			{Text: plain(e.Site.Code() + ":" + fmt.Sprint(e.Seq))},
			{Text: plain(whole(d.moment(e.When(), o.Now.Location())))},
			{Text: plain(whole(c.Plan.NameOf(e.Actor.Person)))},
			{Text: text},
		})
	}
	return table
}

// before is what a corrected entry said at first, as far as the correction changed it.
func (d Document) before(e *model.Entry, o Options) string {
	first := *e
	first.Corrected = nil
	var was []string
	if !e.Corrected.At.IsZero() {
		was = append(was, d.moment(e.HappenedAt, o.Now.Location()))
	}
	if e.Corrected.Text != "" {
		was = append(was, first.Text())
	}
	return strings.Join(was, " ")
}

// checkpoints say how many events each site has recorded, and the hash of the last one.
func (d Document) checkpoints(c Case) []Block {
	if len(c.Checkpoints) == 0 {
		return nil
	}
	table := Table{Columns: d.columns("site", "events", "head")}
	for _, one := range c.Checkpoints {
		table.Rows = append(table.Rows, []Cell{
			{Text: plain(string(one.Site))}, {Text: plain(fmt.Sprint(one.Events))}, {Text: plain(one.Head.String())},
		})
	}
	return []Block{
		Heading{Level: 2, Text: d.Labels.T("checkpoint")},
		Paragraph{Text: plain(d.Labels.T("checkpoint-help")), Size: Small},
		table,
	}
}
