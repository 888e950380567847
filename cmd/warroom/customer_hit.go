package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
	"warroom/storage"
)

// customerHitCommand counts customers as affected.
func (p *program) customerHitCommand() *cobra.Command {
	var w whom
	var why, impact, name string
	cmd := &cobra.Command{Use: "hit [ID…]", Short: p.t("verb.customer-hit"), Args: p.checked(cobra.ArbitraryArgs)}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if name == "" {
			if err := w.said(p, cmd, args); err != nil {
				return err
			}
		}
		return p.inRoom(cmd.Context(), func(r *room) error {
			chosen, err := w.inDirectory(cmd.Context(), r.session, args)
			if err != nil {
				return err
			}
			fresh := model.Customer{ID: model.CustomerID(plans.Slug(name)), Name: name}
			if name != "" {
				chosen = append(chosen, fresh)
			}
			if !w.sure(r, "hits", chosen) {
				return nil
			}
			if name != "" {
				if err := r.addCustomer(cmd.Context(), fresh); err != nil {
					return err
				}
			}
			return r.do(cmd.Context(), model.HitCustomers{Customers: chosen, Impact: model.Risk(impact), Why: why})
		})
	}
	p.whomFlags(cmd, &w)
	cmd.Flags().StringVar(&why, "why", "", p.t("flag.customer-why"))
	cmd.Flags().StringVar(&impact, "impact", "", p.t("flag.customer-impact"))
	cmd.Flags().StringVar(&name, "new", "", p.t("flag.customer-new"))
	offer(cmd, "impact", model.Risks)
	return p.writes(cmd)
}

// addCustomer puts somebody into the directory whom it does not have yet; who is there stays as they are.
func (s *session) addCustomer(ctx context.Context, c model.Customer) error {
	_, known, err := s.log.Customer(ctx, c.ID)
	if err == nil && !known {
		_, _, err = s.log.KeepCustomers(ctx, []storage.Contactable{{Customer: c}})
	}
	return at(s.log.Path(), err)
}

// customerClearCommand says that customers are affected no longer.
func (p *program) customerClearCommand() *cobra.Command {
	var w whom
	var why string
	cmd := &cobra.Command{Use: "clear [ID…]", Short: p.t("verb.customer-clear"), Args: p.checked(cobra.ArbitraryArgs)}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := w.said(p, cmd, args); err != nil {
			return err
		}
		return p.inRoom(cmd.Context(), func(r *room) error {
			ids, err := w.onLedger(cmd.Context(), r, args, model.Affected.Hit)
			if err != nil || !w.sure(r, "clears", plainly(r.linesOf(ids))) {
				return err
			}
			return r.do(cmd.Context(), model.ClearCustomers{Customers: ids, Why: why})
		})
	}
	p.whomFlags(cmd, &w)
	cmd.Flags().StringVar(&why, "why", "", p.t("flag.customer-why"))
	cmd.ValidArgsFunction = p.completeCustomers()
	return p.writes(cmd)
}

// customerRankCommand sets a priority against the proposal.
func (p *program) customerRankCommand() *cobra.Command {
	cmd := p.acting(verb{use: "rank ID PRIORITY [REASON…]", short: "customer-rank", args: cobra.MinimumNArgs(2), build: func(_ *room, args []string) (model.Intent, error) {
		priority, err := strconv.Atoi(args[1])
		if err != nil {
			return nil, unknownWord("priority", args[1], []string{"1", "2", "3", "4", "5", "0"})
		}
		return model.RankCustomer{Customer: model.CustomerID(args[0]), Priority: priority, Reason: strings.Join(args[2:], " ")}, nil
	}})
	cmd.ValidArgsFunction = p.completeCustomers()
	return cmd
}
