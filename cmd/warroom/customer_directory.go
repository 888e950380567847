package main

import (
	"context"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/storage"
)

// customerNoContactCommand says whether a customer may be contacted: in the directory, and on the ledger of every
// incident that is open.
func (p *program) customerNoContactCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "do-not-contact ID on|off", Short: p.t("verb.customer-do-not-contact"), Args: p.checked(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			set, known := map[string]bool{"on": true, "off": false}[args[1]]
			if !known {
				return unknownWord("do-not-contact", args[1], []string{"on", "off"})
			}
			return p.open(cmd.Context(), func(s *session) error { return s.setNoContact(cmd.Context(), model.CustomerID(args[0]), set) })
		},
	}
	return p.writes(cmd)
}

func (s *session) setNoContact(ctx context.Context, id model.CustomerID, set bool) error {
	c, known, err := s.log.Customer(ctx, id)
	if err != nil {
		return at(s.log.Path(), err)
	}
	if !known {
		return s.noCustomer(ctx, string(id))
	}
	if c.NoContact == set {
		return &model.Error{
			Code: model.CodeAlready, Message: "it is so already", Hint: "nothing to do",
			Args: map[string]string{"what": c.Name, "state": "this"},
		}
	}
	c.NoContact = set
	if _, _, err = s.log.KeepCustomers(ctx, []storage.Contactable{c}); err == nil {
		err = s.refreshLedgers(ctx, []storage.Contactable{c})
	}
	if err != nil {
		return at(s.log.Path(), err)
	}
	if s.flags.json {
		return s.writeJSON(directoryEntryOf(c))
	}
	word := map[bool]string{true: "customer.no-contact.on", false: "customer.no-contact.off"}[set]
	s.line(s.t(word, "Name", c.Name))
	return nil
}

// refreshLedgers takes what the directory says now over to the open incidents that count these customers.
func (s *session) refreshLedgers(ctx context.Context, now []storage.Contactable) error {
	board, err := s.log.Board(ctx)
	if err != nil {
		return err
	}
	for _, summary := range board {
		if !summary.Closed.IsZero() {
			continue
		}
		r, err := s.load(ctx, summary.ID)
		if err != nil {
			return err
		}
		var changed []model.Customer
		for _, c := range now {
			kept, there, err := s.kept(ctx, r.inc, c.ID)
			if err != nil {
				return err
			}
			if there && !r.inc.Customers[c.ID].Same(kept) {
				changed = append(changed, kept)
			}
		}
		if len(changed) == 0 {
			continue
		}
		command := model.Command{Incident: r.inc.ID, Actor: s.actor(r.plan), Intent: model.ChangeCustomers{Customers: changed}}
		if _, err := s.log.Do(ctx, command); err != nil {
			return at(r.inc.Number, err)
		}
	}
	return nil
}

// kept is what the directory keeps of a customer on the ledger: the ways of contact follow from the addresses there.
func (s *session) kept(ctx context.Context, inc *model.Incident, id model.CustomerID) (model.Customer, bool, error) {
	if _, counted := inc.Customers[id]; !counted {
		return model.Customer{}, false, nil
	}
	c, known, err := s.log.Customer(ctx, id)
	return c.Customer, known, err
}

// customerForgetCommand takes a customer out of the directory.
func (p *program) customerForgetCommand() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use: "forget ID", Short: p.t("verb.customer-forget"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.open(cmd.Context(), func(s *session) error {
				c, err := s.customer(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				if !yes && s.asks() {
					s.line(model.Safe(string(c.ID)), model.Safe(c.Name))
					if !s.agreed() {
						return nil
					}
				}
				if err := s.log.ForgetCustomer(cmd.Context(), c.ID); err != nil {
					return at(s.log.Path(), err)
				}
				if s.flags.json {
					return s.writeJSON(map[string]any{"forgotten": c.ID})
				}
				s.line(s.t("customer.forgotten", "Name", c.Name))
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, p.t("flag.yes"))
	return p.prints(cmd)
}
