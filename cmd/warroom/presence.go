package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// checkinCommand says that somebody is there; without a person, the acting one.
func (p *program) checkinCommand() *cobra.Command {
	var place string
	cmd := p.acting(verb{use: "checkin [PERSON]", short: "checkin", args: cobra.MaximumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		return model.CheckIn{Person: person(r.plan, strings.Join(args, "")), Place: model.Place(place)}, nil
	}})
	cmd.Flags().StringVar(&place, "place", "", p.t("flag.place"))
	offer(cmd, "place", model.Places)
	cmd.ValidArgsFunction = p.completePeople
	return cmd
}

// checkoutCommand says that somebody has left.
func (p *program) checkoutCommand() *cobra.Command {
	cmd := p.acting(verb{use: "checkout [PERSON]", short: "checkout", args: cobra.MaximumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		return model.CheckOut{Person: person(r.plan, strings.Join(args, ""))}, nil
	}})
	cmd.ValidArgsFunction = p.completePeople
	return cmd
}

// reachCommand records one try to reach somebody.
func (p *program) reachCommand() *cobra.Command {
	var via, note string
	cmd := p.acting(verb{use: "reach PERSON OUTCOME", short: "reach", args: cobra.ExactArgs(2), build: func(r *room, args []string) (model.Intent, error) {
		return model.RecordReach{Person: person(r.plan, args[0]), Via: via, Outcome: model.ReachOutcome(args[1]), Note: note}, nil
	}})
	cmd.Flags().StringVar(&via, "via", "", p.t("flag.via"))
	cmd.Flags().StringVar(&note, "note", "", p.t("flag.note"))
	cmd.ValidArgsFunction = p.completing(func(r *room, args []string) []cobra.Completion {
		if len(args) == 1 {
			return words(model.ReachOutcomes)
		}
		return r.offerPeople()
	})
	return cmd
}
