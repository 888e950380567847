package main

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/storage"
)

// customerCommand gathers the directory of customers and the ledger of those whom an incident hits; alone it lists the
// ledger.
func (p *program) customerCommand() *cobra.Command {
	cmd := p.listing("customer", func(r *room) error { return r.printLedger(false) })
	cmd.AddCommand(
		p.customerListCommand(), p.customerFindCommand(), p.customerShowCommand(), p.customerImportCommand(),
		p.customerHitCommand(), p.customerClearCommand(), p.customerRankCommand(),
		p.customerPromiseCommand(), p.promiseAnswerCommand("kept", model.PromiseKept), p.promiseAnswerCommand("broken", model.PromiseBroken),
		p.promiseAnswerCommand("withdrawn", model.PromiseWithdrawn),
		p.customerToldCommand(), p.customerEscalateCommand(), p.customerCreditCommand(), p.customerCreditsCommand(),
		p.customerNoContactCommand(), p.customerForgetCommand(),
	)
	return cmd
}

func (p *program) customerListCommand() *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use: "list", Short: p.t("verb.customer-list"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error { return r.printLedger(all) })
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, p.t("flag.customer-over"))
	return p.reads(cmd)
}

// customerLine is one customer of the ledger for --json.
type customerLine struct {
	ID        model.CustomerID  `json:"id"`
	Name      string            `json:"name"`
	Tier      string            `json:"tier,omitempty"`
	Hit       bool              `json:"hit"`
	Since     model.Stamp       `json:"since"`
	Until     model.Stamp       `json:"until,omitzero"`
	Why       string            `json:"why,omitempty"`
	Impact    model.Risk        `json:"impact,omitempty"`
	Priority  int               `json:"priority"` // 1 comes first
	Proposed  int               `json:"proposed"`
	Grounds   []model.Ground    `json:"grounds"`          // of the proposal
	Reason    string            `json:"reason,omitempty"` // why it is not as proposed
	Told      *time.Time        `json:"told"`             // last; null: not yet
	Open      int               `json:"promises_open"`
	Due       *time.Time        `json:"promise_due"`
	Credit    model.CreditState `json:"credit,omitempty"`
	Amount    string            `json:"credit_amount,omitempty"`
	Currency  string            `json:"credit_currency,omitempty"`
	NoContact bool              `json:"no_contact"`
	Owner     model.PersonID    `json:"owner,omitempty"`

	credit model.Credit
}

func (r *room) customerLine(a model.Affected, last map[model.CustomerID]model.Told) customerLine {
	line := customerLine{
		ID: a.ID, Name: a.Name, Tier: a.Tier, Hit: a.Hit(), Since: a.Since, Until: a.Until, Why: a.Why, Impact: a.Impact, Reason: a.PriorityWhy,
		Credit: a.Credit.State, Amount: owedAmount(a.Credit.Amount), Currency: a.Credit.Currency, NoContact: a.NoContact, Owner: a.Owner, credit: a.Credit,
	}
	line.Priority, _ = a.Rank(r.plan)
	line.Proposed, line.Grounds = a.Propose(r.plan)
	if told, known := last[a.ID]; known {
		line.Told = &told.At.At
	}
	for _, promise := range a.Promises {
		if promise.State != model.PromiseOpen {
			continue
		}
		line.Open++
		if line.Due == nil || promise.Due.At.Before(*line.Due) {
			line.Due = &promise.Due.At
		}
	}
	return line
}

// printLedger lists who is hit, the most important first; with all also who was.
func (r *room) printLedger(all bool) error {
	last, lines, over := model.LastTold(r.inc, r.plan), []customerLine{}, 0
	for _, a := range model.Ledger(r.inc, r.plan) {
		if !a.Hit() {
			over++
		}
		if a.Hit() || all {
			lines = append(lines, r.customerLine(a, last))
		}
	}
	if r.flags.json {
		return r.writeJSON(lines)
	}
	for _, line := range lines {
		r.line(r.customerCells(line)...)
	}
	switch {
	case len(r.inc.Customers) == 0:
		r.line(r.t("customer.none"))
	case !all && over > 0:
		r.line(r.words.N("cli.customer.over", over))
	}
	return nil
}

// customerCells are a customer in one line.
func (r *room) customerCells(line customerLine) []string {
	now := r.clock()
	when := func(at time.Time) string { return r.words.Stamp(model.StampAt(at, r.zoneName), r.zone, now) }
	cells := []string{strconv.Itoa(line.Priority), model.Safe(string(line.ID)), model.Safe(line.Name)}
	if line.Tier != "" {
		cells = append(cells, model.Safe(line.Tier))
	}
	cells = append(cells, r.t("since", "Time", r.words.Stamp(line.Since, r.zone, now)))
	if !line.Hit {
		cells = append(cells, r.t("customer.until", "When", r.words.Stamp(line.Until, r.zone, now)))
	}
	switch {
	case line.NoContact:
		cells = append(cells, r.t("customer.no-contact"))
	case line.Told != nil:
		cells = append(cells, r.t("customer.told", "When", when(*line.Told)))
	default:
		cells = append(cells, r.t("customer.untold"))
	}
	if line.Open > 0 {
		cells = append(cells, r.words.N("cli.customer.promises", line.Open, "When", r.distance(*line.Due, now)))
	}
	if line.Credit != "" {
		cells = append(cells, r.t("customer.credit", "State", r.words.Term("credit", string(line.Credit)), "Amount", r.words.Money(line.credit.Amount, line.Currency)))
	}
	return cells
}

func (p *program) customerFindCommand() *cobra.Command {
	var limit int
	cmd := &cobra.Command{
		Use: "find QUERY…", Short: p.t("verb.customer-find"), Args: p.checked(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.open(cmd.Context(), func(s *session) error { return s.findCustomers(cmd.Context(), strings.Join(args, " "), limit) })
		},
	}
	cmd.Flags().IntVarP(&limit, "limit", "n", 20, p.t("flag.limit"))
	return p.prints(cmd)
}

func (s *session) findCustomers(ctx context.Context, query string, limit int) error {
	found, err := s.log.FindCustomers(ctx, query, max(limit, 1))
	if err != nil {
		return at(s.log.Path(), err)
	}
	if s.flags.json {
		return s.writeJSON(directoryEntries(found))
	}
	for _, c := range found {
		s.line(s.contactCells(c)...)
	}
	if len(found) == 0 {
		count, err := s.log.CustomerCount(ctx)
		if err != nil {
			return at(s.log.Path(), err)
		}
		s.line(s.words.N("cli.customer.not-found", count, "Query", query))
	}
	return nil
}

// contactCells are a customer of the directory in one line.
func (s *session) contactCells(c storage.Contactable) []string {
	cells := []string{model.Safe(string(c.ID)), model.Safe(c.Name)}
	for _, text := range []string{c.Tier, c.Contact, c.Mobile, c.Phone, c.Mail} {
		if text != "" {
			cells = append(cells, model.Safe(text))
		}
	}
	if c.NoContact {
		cells = append(cells, s.t("customer.no-contact"))
	}
	return cells
}

// completeCustomers offers who is on the ledger.
func (p *program) completeCustomers() cobra.CompletionFunc {
	return p.completing(func(r *room, args []string) (offers []cobra.Completion) {
		for _, a := range model.Ledger(r.inc, r.plan) {
			if !slices.Contains(args, string(a.ID)) {
				offers = append(offers, cobra.CompletionWithDesc(string(a.ID), model.Safe(a.Name)))
			}
		}
		return offers
	})
}
