package main

import (
	"os"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
)

// planNewCommand writes the plan that the program ships into a new folder: a plan of one's own begins there.
func (p *program) planNewCommand() *cobra.Command {
	return &cobra.Command{
		Use: "new DIR", Short: p.t("verb.plan-new"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			_, archive := plans.Default(p.words.Lang())
			if there, err := os.ReadDir(args[0]); err == nil && len(there) > 0 {
				return at(args[0], &model.Error{Code: codeExists, Message: p.t("plan.not-empty"), Hint: p.t("plan.not-empty.hint")})
			}
			if err := archive.Extract(args[0]); err != nil {
				return at(args[0], err)
			}
			p.line(p.t("plan.made", "Path", model.Safe(args[0])))
			p.line("warroom plan check", model.Safe(args[0]))
			p.line("warroom --plan", model.Safe(args[0]))
			return nil
		},
	}
}
