package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// roleCommand gathers what can be done with roles; alone it prints the roster.
func (p *program) roleCommand() *cobra.Command {
	cmd := p.listing("role", func(r *room) error { return r.printRoster() })
	accept := verb{use: "accept ROLE", short: "role-accept", args: cobra.ExactArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return model.AcceptRole{Role: model.RoleID(args[0])}, nil
	}}
	decline := verb{use: "decline ROLE [REASON…]", short: "role-decline", args: cobra.MinimumNArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return model.DeclineRole{Role: model.RoleID(args[0]), Reason: strings.Join(args[1:], " ")}, nil
	}}
	release := verb{use: "release ROLE [REASON…]", short: "role-release", args: cobra.MinimumNArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return model.ReleaseRole{Role: model.RoleID(args[0]), Reason: strings.Join(args[1:], " ")}, nil
	}}
	deputy := verb{use: "deputy ROLE PERSON", short: "role-deputy", args: cobra.ExactArgs(2), build: func(r *room, args []string) (model.Intent, error) {
		return model.NameDeputy{Role: model.RoleID(args[0]), Person: person(r.plan, args[1])}, nil
	}}
	for _, sub := range []*cobra.Command{
		p.assignCommand(), p.acting(accept), p.acting(decline), p.handoverCommand(), p.acting(release), p.acting(deputy),
	} {
		sub.ValidArgsFunction = p.completeRoles()
		cmd.AddCommand(sub)
	}
	return cmd
}

func (p *program) assignCommand() *cobra.Command {
	var deputy string
	cmd := p.acting(verb{use: "assign ROLE [PERSON]", short: "role-assign", args: cobra.RangeArgs(1, 2), build: func(r *room, args []string) (model.Intent, error) {
		intent := model.AssignRole{Role: model.RoleID(args[0]), Deputy: person(r.plan, deputy)}
		if len(args) > 1 {
			intent.Person = person(r.plan, args[1])
		}
		return intent, nil
	}})
	cmd.Flags().StringVar(&deputy, "deputy", "", p.t("flag.deputy"))
	_ = cmd.RegisterFlagCompletionFunc("deputy", p.completePeople)
	return cmd
}

func (p *program) handoverCommand() *cobra.Command {
	var content model.Handover
	cmd := p.acting(verb{use: "handover ROLE PERSON", short: "role-handover", args: cobra.ExactArgs(2), build: func(r *room, args []string) (model.Intent, error) {
		return model.HandOver{Role: model.RoleID(args[0]), To: person(r.plan, args[1]), Content: content}, nil
	}})
	flags := cmd.Flags()
	flags.StringVar(&content.Technical, "technical", "", p.t("flag.technical"))
	flags.StringVar(&content.Hypotheses, "hypotheses", "", p.t("flag.hypotheses"))
	flags.StringVar(&content.LastUpdate, "last-update", "", p.t("flag.last-update"))
	flags.StringVar(&content.Bridges, "bridges", "", p.t("flag.bridges"))
	flags.StringVar(&content.Promises, "promises", "", p.t("flag.promises"))
	return cmd
}

// completeRoles offers roles, then people.
func (p *program) completeRoles() cobra.CompletionFunc {
	return p.completing(func(r *room, args []string) (offers []cobra.Completion) {
		if len(args) == 0 {
			for _, rule := range r.plan.Roles {
				offers = append(offers, cobra.CompletionWithDesc(string(rule.ID), model.Safe(rule.Title)))
			}
			return offers
		}
		return r.offerPeople()
	})
}
