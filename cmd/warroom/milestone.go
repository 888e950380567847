package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// milestoneCommand states when a milestone was reached: now, or at the time of --at.
func (p *program) milestoneCommand() *cobra.Command {
	var source string
	cmd := p.acting(verb{use: "milestone MILESTONE [TEXT…]", short: "milestone", args: cobra.MinimumNArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return model.MarkMilestone{Milestone: model.Milestone(args[0]), Text: strings.Join(args[1:], " "), Source: source}, nil
	}})
	cmd.Flags().StringVar(&source, "source", "", p.t("flag.milestone-source"))
	cmd.ValidArgs = words(model.Milestones)
	return cmd
}
