package main

import (
	"context"
	"encoding/csv"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans/customers"
)

// creditWords are what is done with a compensation.
var creditWords = map[string]model.CreditState{
	"propose": model.CreditProposed, "approve": model.CreditApproved, "grant": model.CreditGranted, "refuse": model.CreditRefused,
}

// customerCreditCommand says what is owed to a customer, and proposes, approves, grants or refuses it.
func (p *program) customerCreditCommand() *cobra.Command {
	var w whom
	var amount, why string
	cmd := &cobra.Command{Use: "credit [ID…] [propose|approve|grant|refuse]", Short: p.t("verb.customer-credit"), Args: p.checked(cobra.ArbitraryArgs)}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		state, names := model.CreditNone, args
		if len(args) > 0 && creditWords[args[len(args)-1]] != "" {
			state, names = creditWords[args[len(args)-1]], args[:len(args)-1]
		}
		if err := w.said(p, cmd, names); err != nil {
			return err
		}
		return p.inRoom(cmd.Context(), func(r *room) error {
			claims, err := r.claims(cmd.Context())
			if err != nil {
				return err
			}
			ids, err := w.onLedger(cmd.Context(), r, names, func(a model.Affected) bool { return claims.fit(a, state) })
			if err != nil {
				return err
			}
			if state == model.CreditNone {
				return claims.print(ids)
			}
			if !w.sure(r, "credits", plainly(r.linesOf(ids))) {
				return nil
			}
			return claims.set(cmd.Context(), ids, model.SetCredit{State: state, Why: why, Zone: r.zone}, amount)
		})
	}
	p.whomFlags(cmd, &w)
	cmd.Flags().StringVar(&amount, "amount", "", p.t("flag.credit-amount"))
	cmd.Flags().StringVar(&why, "why", "", p.t("flag.credit-why"))
	cmd.ValidArgsFunction = p.completing(func(r *room, args []string) []cobra.Completion {
		offers := slices.Sorted(maps.Keys(creditWords))
		for _, a := range model.Ledger(r.inc, r.plan) {
			offers = append(offers, cobra.CompletionWithDesc(string(a.ID), model.Safe(a.Name)))
		}
		return offers
	})
	return p.writes(cmd)
}

// fit: of many, an act means those whose compensation is ready for it.
func (c claims) fit(a model.Affected, state model.CreditState) bool {
	switch state {
	case model.CreditProposed:
		claim := c.of(a)
		return a.Credit.State == model.CreditNone && claim.Amount != nil && *claim.Amount > 0
	case model.CreditApproved:
		return a.Credit.State == model.CreditProposed
	case model.CreditGranted:
		return a.Credit.State == model.CreditApproved
	case model.CreditRefused:
		return a.Credit.State == model.CreditProposed || a.Credit.State == model.CreditApproved
	}
	return true
}

func (c claims) set(ctx context.Context, ids []model.CustomerID, set model.SetCredit, amount string) error {
	if amount != "" {
		var ok bool
		if set.Amount, set.Currency, ok = customers.Amount(amount); !ok {
			return unknownWord("--amount", amount, []string{"120", "120,50 EUR", "R$ 120,50"})
		}
	}
	if len(ids) == 1 {
		set.Customer, set.Before = ids[0], c.before(ids[0])
		return c.do(ctx, set)
	}
	all := model.SetCredits{Customers: ids, State: set.State, Amount: set.Amount, Currency: set.Currency, Why: set.Why, Zone: set.Zone}
	all.Before = make(map[model.CustomerID][]model.Spell, len(ids))
	for _, id := range ids {
		all.Before[id] = c.before(id)
	}
	return c.do(ctx, all)
}

// creditLine is what a customer is owed and gets; for --json see [creditEntry].
type creditLine struct {
	ID     model.CustomerID
	Name   string
	Claim  model.Claim
	State  string
	Amount int64 // hundredths
	Money  string
	Why    string
	At     model.Stamp
	By     model.PersonID
}

func (c claims) print(ids []model.CustomerID) error {
	lines, entries := []creditLine{}, []creditEntry{}
	for _, id := range ids {
		line := c.owed(c.inc.Customers[id])
		lines, entries = append(lines, line), append(entries, creditEntryOf(line))
	}
	if c.flags.json {
		return c.writeJSON(entries)
	}
	for _, line := range lines {
		c.line(append([]string{model.Safe(string(line.ID)), model.Safe(line.Name)}, c.creditCells(line)...)...)
	}
	return nil
}

// creditCells say what is owed by contract and what was decided.
func (r *room) creditCells(line creditLine) []string {
	cells := []string{r.claimSaid(line.Claim)}
	if line.State != "" {
		cells = append(cells, r.t("customer.credit", "State", r.words.Term("credit", line.State), "Amount", r.words.Money(line.Amount, line.Money)))
	}
	return cells
}

// claimSaid is what the contract gives, or what is missing to tell.
func (r *room) claimSaid(claim model.Claim) string {
	if claim.Amount == nil {
		if claim.State == model.FigureInvalid {
			return r.t("customer.claim.invalid")
		}
		var missing []string
		for _, what := range claim.Missing {
			missing = append(missing, r.words.Term("claim-missing", what))
		}
		return r.t("customer.claim.missing", "What", strings.Join(missing, ", "))
	}
	said := r.t("customer.claim", "Amount", r.words.Money(*claim.Amount, claim.Currency), "How", r.words.Grounded(claim))
	if claim.Running {
		said = r.t("customer.claim.running", "Amount", r.words.Money(*claim.Amount, claim.Currency), "How", r.words.Grounded(claim))
	}
	if claim.State == model.FigureAbout {
		said = "~" + said
	}
	return said
}

// customerCreditsCommand lists all compensations, for finance.
func (p *program) customerCreditsCommand() *cobra.Command {
	var table bool
	var output string
	cmd := &cobra.Command{
		Use: "credits", Short: p.t("verb.customer-credits"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error {
				claims, err := r.claims(cmd.Context())
				if err != nil {
					return err
				}
				var ids []model.CustomerID
				for _, a := range model.Ledger(r.inc, r.plan) {
					if a.Credit.State != model.CreditNone {
						ids = append(ids, a.ID)
					}
				}
				switch {
				case table || output != "":
					return p.writeTo(output, func(out io.Writer) error { return claims.table(out, ids) })
				case len(ids) == 0 && !p.flags.json:
					p.line(p.t("customer.no-credits"))
					return nil
				}
				return claims.print(ids)
			})
		},
	}
	cmd.Flags().BoolVar(&table, "csv", false, p.t("flag.credits-csv"))
	cmd.Flags().StringVarP(&output, "output", "o", "", p.t("flag.output"))
	return p.reads(cmd)
}

// table writes compensations for another program. An exercise is marked in every line.
func (c claims) table(out io.Writer, ids []model.CustomerID) error {
	table := csv.NewWriter(out)
	rows := [][]string{{
		"incident", "kind", "customer", "name", "contract", "sla", "affected_since_utc", "affected_until_utc", "computed",
		"state", "amount", "currency", "why", "decided_utc", "decided_by",
	}}
	for _, a := range c.linesOf(ids) {
		until := ""
		if !a.Hit() {
			until = a.Until.At.UTC().Format(time.RFC3339)
		}
		rows = append(rows, []string{
			c.inc.Number, string(c.inc.Kind), string(a.ID), a.Name, a.Contract, a.SLA, a.Since.At.UTC().Format(time.RFC3339), until,
			c.of(a).String(), string(a.Credit.State), amountOf(a.Credit.Amount),
			a.Credit.Currency, a.Credit.Why, a.Credit.At.At.UTC().Format(time.RFC3339), c.plan.NameOf(a.Credit.By.Person),
		})
	}
	for _, row := range rows {
		for n := range row {
			row[n] = cell(row[n])
		}
		if err := table.Write(row); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}
