package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"warroom/model"
)

// completing makes a completion function that looks into the room. Whatever goes wrong, the shell gets no offers and
// nothing is created.
func (p *program) completing(offers func(r *room, args []string) []cobra.Completion) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, _ string) (all []cobra.Completion, _ cobra.ShellCompDirective) {
		if p.there() {
			_ = p.inRoom(cmd.Context(), func(r *room) error {
				all = offers(r, args)
				return nil
			})
		}
		return all, cobra.ShellCompDirectiveNoFileComp
	}
}

// there tells whether a file exists; completion must not make one.
func (p *program) there() bool {
	path, err := p.database()
	if err != nil {
		return false
	}
	_, err = os.Stat(path)
	return err == nil
}

// completePeople offers the people of the plan in force.
func (p *program) completePeople(cmd *cobra.Command, args []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return p.completing(func(r *room, _ []string) []cobra.Completion { return r.offerPeople() })(cmd, args, word)
}

func (r *room) offerPeople() []cobra.Completion {
	var offers []cobra.Completion
	for _, one := range r.plan.People {
		offers = append(offers, cobra.CompletionWithDesc(string(one.ID), model.Safe(one.Name)))
	}
	return offers
}

// completeIncidents offers the numbers of open incidents, then those of closed ones.
func (p *program) completeIncidents(cmd *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var open, closed []cobra.Completion
	if p.there() {
		_ = p.open(cmd.Context(), func(s *session) error { return s.offerIncidents(cmd.Context(), &open, &closed) })
	}
	return append(open, closed...), cobra.ShellCompDirectiveNoFileComp
}

func (s *session) offerIncidents(ctx context.Context, open, closed *[]cobra.Completion) error {
	board, err := s.log.Board(ctx)
	for _, summary := range board {
		list := closed
		if summary.Closed.IsZero() {
			list = open
		}
		*list = append(*list, cobra.CompletionWithDesc(summary.Number, model.Safe(summary.Title)))
	}
	return err
}
