package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// customerShowCommand says everything that is known about one customer.
func (p *program) customerShowCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "show ID", Short: p.t("verb.customer-show"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.open(cmd.Context(), func(s *session) error { return s.showCustomer(cmd.Context(), args[0]) })
		},
	}
	cmd.ValidArgsFunction = p.completeCustomers()
	return p.reads(cmd)
}

// customerPage is everything about a customer, for --json.
type customerPage struct {
	Directory   *directoryEntry   `json:"directory"` // null: not there any more
	Incident    string            `json:"incident,omitempty"`
	Ledger      *customerLine     `json:"ledger"` // null: not counted as affected
	Spells      []spellEntry      `json:"spells,omitempty"`
	Told        []toldEntry       `json:"told,omitempty"`
	Promises    []promiseEntry    `json:"promises,omitempty"`
	Escalations []escalationEntry `json:"escalations,omitempty"`
	Credit      *creditEntry      `json:"credit,omitempty"`
	Feedback    []feedbackEntry   `json:"feedback,omitempty"`

	credit creditLine
}

func (s *session) showCustomer(ctx context.Context, name string) error {
	var page customerPage
	c, known, err := s.log.Customer(ctx, model.CustomerID(name))
	if err != nil {
		return at(s.log.Path(), err)
	}
	if known {
		entry := directoryEntryOf(c)
		page.Directory = &entry
	}
	r, err := s.enter(ctx)
	if code := model.CodeOf(err); err != nil && (code != codeNoneOpen && code != codeAmbiguous || s.named() != "") {
		return at(s.log.Path(), err)
	}
	var line model.Affected
	if r != nil {
		page.Incident = r.inc.Number
		var counted bool
		if line, counted = r.inc.Customers[model.CustomerID(name)]; counted {
			claims, err := r.claims(ctx)
			if err != nil {
				return err
			}
			page.fill(claims, line)
		}
	}
	if page.Directory == nil && page.Ledger == nil {
		return s.noCustomer(ctx, name)
	}
	if s.flags.json {
		return s.writeJSON(page)
	}
	s.printDirectory(page)
	if page.Ledger != nil {
		r.printCustomer(page)
	} else if r != nil {
		s.line(s.t("customer.not-hit", "Name", c.Name))
	}
	return nil
}

func (page *customerPage) fill(r claims, line model.Affected) {
	told := model.ToldTo(r.inc, r.plan, line.ID)
	last := map[model.CustomerID]model.Told{}
	if len(told) > 0 {
		last[line.ID] = told[len(told)-1]
	}
	page.credit = r.owed(line)
	ledger, credit := r.customerLine(line, last), creditEntryOf(page.credit)
	page.Ledger, page.Credit = &ledger, &credit
	page.Told = eachEntry(told, func(t model.Told) toldEntry { return toldEntry(t) })
	page.Spells = eachEntry(line.Spells, func(s model.Spell) spellEntry { return spellEntry(s) })
	page.Promises = eachEntry(line.Promises, func(p model.CustomerPromise) promiseEntry { return promiseEntry(p) })
	page.Escalations = eachEntry(line.Escalations, func(e model.CustomerEscalation) escalationEntry { return escalationEntry(e) })
	page.Feedback = eachEntry(line.Feedback, func(f model.Feedback) feedbackEntry { return feedbackEntry(f) })
}

func (s *session) printDirectory(page customerPage) {
	if page.Directory == nil {
		s.line(s.t("customer.gone"))
		return
	}
	c := page.Directory.Contactable
	s.line(s.contactCells(c)...)
	said := func(id, text string) {
		if text != "" {
			s.line("  " + s.t(id, "Text", text))
		}
	}
	said("customer.contract", strings.TrimSpace(strings.Join([]string{c.Contract, c.SLA}, " ")))
	if c.Fee > 0 {
		s.line("  " + s.t("customer.fee", "Amount", s.words.Money(c.Fee, c.Currency)))
	}
	said("customer.churn", s.words.Term("risk", string(c.Churn)))
	said("customer.owner", string(c.Owner))
}

// printCustomer says what the ledger has.
func (r *room) printCustomer(page customerPage) {
	now := r.clock()
	when := func(stamp model.Stamp) string { return r.words.Stamp(stamp, r.zone, now) }
	r.line(r.inc.Number, model.Safe(r.inc.Title))
	for _, spell := range page.Spells {
		said := r.t("since", "Time", when(spell.From))
		if !spell.To.IsZero() {
			said = r.t("customer.from-to", "From", when(spell.From), "To", when(spell.To))
		}
		r.line("  "+r.t("customer.hit", "When", said), model.Safe(spell.Why))
	}
	priority := strconv.Itoa(page.Ledger.Priority) + "  " + r.words.Grounds(page.Ledger.Grounds)
	if page.Ledger.Priority != page.Ledger.Proposed || page.Ledger.Reason != "" {
		priority = strconv.Itoa(page.Ledger.Priority) + "  " + model.Safe(page.Ledger.Reason)
	}
	r.line("  " + r.t("customer.priority", "Text", priority))
	for _, told := range page.Told {
		what := model.Safe(told.Text)
		if told.Notice > 0 {
			what = r.t("customer.notice", "Number", told.Notice)
		}
		r.line("  "+r.t("customer.told", "When", when(told.At)), r.words.Channels(channelsOf(told.Channel), r.plan), what)
	}
	if len(page.Told) == 0 {
		r.line("  " + r.t("customer.untold"))
	}
	for _, promise := range page.Promises {
		cells := []string{"  " + r.t("customer.promise", "Number", promise.Number), model.Safe(promise.Text), r.words.Term("promise", string(promise.State))}
		if promise.State == model.PromiseOpen {
			cells = append(cells, when(promise.Due), r.distance(promise.Due.At, now))
		} else if promise.Reason != "" {
			cells = append(cells, model.Safe(promise.Reason))
		}
		r.line(cells...)
	}
	for _, e := range page.Escalations {
		who := r.words.Person(e.To, r.plan)
		if e.From != "" {
			who = r.words.Person(e.From, r.plan) + " → " + who
		}
		r.line("  "+r.t("customer.escalated", "When", when(e.At)), who, model.Safe(e.Why))
	}
	cells := r.creditCells(page.credit)
	r.line(append([]string{"  " + cells[0]}, cells[1:]...)...)
	for _, f := range page.Feedback {
		r.line("  "+r.t("customer.feedback", "When", when(f.At)), r.feedbackSaid(model.Feedback(f)))
	}
}

func channelsOf(id model.ChannelID) []model.ChannelID {
	if id == "" {
		return nil
	}
	return []model.ChannelID{id}
}

// feedbackSaid is a score and words.
func (r *room) feedbackSaid(f model.Feedback) string {
	var cells []string
	if f.Score > 0 {
		cells = append(cells, r.t("feedback.score", "Score", f.Score))
	}
	if f.Notice > 0 {
		cells = append(cells, r.t("customer.notice", "Number", f.Notice))
	}
	return strings.Join(append(cells, model.Safe(f.Text)), "  ")
}
