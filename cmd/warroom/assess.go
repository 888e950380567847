package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// assessCommand says what is hit. What is not given keeps its last value.
func (p *program) assessCommand() *cobra.Command {
	var scope, urgency, operational, security string
	var systems []string
	var users, customers int
	cmd := p.acting(verb{use: "assess [TEXT…]", short: "assess", args: cobra.ArbitraryArgs})
	run := func(r *room, args []string) (model.Intent, error) {
		impact := model.Impact{
			Scope: model.Scope(scope), Urgency: model.Urgency(urgency), Systems: systems,
			Operational: model.Risk(operational), Security: model.Risk(security), Statement: strings.Join(args, " "),
		}
		if cmd.Flags().Changed("users") {
			impact.Users = &users
		}
		if cmd.Flags().Changed("customers") {
			impact.Customers = &customers
		}
		return model.AssessImpact{Impact: impact}, nil
	}
	record := p.runs(run)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && cmd.Flags().NFlag() == 0 {
			return usage(p.t("assess.nothing"), "warroom assess --impact all --urgency now")
		}
		return record(cmd, args)
	}
	flags := cmd.Flags()
	flags.StringVar(&scope, "impact", "", p.t("flag.impact"))
	flags.StringVar(&urgency, "urgency", "", p.t("flag.urgency"))
	flags.IntVar(&users, "users", 0, p.t("flag.users"))
	flags.IntVar(&customers, "customers", 0, p.t("flag.customers"))
	flags.StringSliceVar(&systems, "systems", nil, p.t("flag.systems"))
	flags.StringVar(&operational, "operational", "", p.t("flag.operational"))
	flags.StringVar(&security, "security", "", p.t("flag.security"))
	offer(cmd, "impact", model.Scopes)
	offer(cmd, "urgency", model.Urgencies)
	offer(cmd, "operational", model.Risks)
	offer(cmd, "security", model.Risks)
	return cmd
}
