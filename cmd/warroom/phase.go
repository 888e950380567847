package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// phaseCommand moves the work to another phase; any order is accepted.
func (p *program) phaseCommand() *cobra.Command {
	cmd := p.acting(verb{use: "phase PHASE [NOTE…]", short: "phase", args: cobra.MinimumNArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return model.MovePhase{Phase: model.Phase(strings.ToLower(args[0])), Note: strings.Join(args[1:], " ")}, nil
	}})
	cmd.ValidArgs = words(model.Phases[:4])
	return cmd
}

// publicCommand sets what customers are told.
func (p *program) publicCommand() *cobra.Command {
	cmd := p.acting(verb{use: "public STATUS", short: "public", args: cobra.ExactArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return model.SetPublicStatus{Status: model.PublicStatus(strings.ToLower(args[0]))}, nil
	}})
	cmd.ValidArgs = words(model.PublicStatuses)
	return cmd
}

// words are the values of a fixed set, for completion.
func words[T ~string](all []T) []cobra.Completion {
	offers := make([]cobra.Completion, len(all))
	for n, one := range all {
		offers[n] = string(one)
	}
	return offers
}
