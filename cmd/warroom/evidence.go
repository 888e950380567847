package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/tui/action"
)

// evidenceCommand records a file by its name, size and SHA-256. The file stays where it is.
func (p *program) evidenceCommand() *cobra.Command {
	cmd := p.acting(verb{use: "evidence FILE [TEXT…]", short: "evidence", args: cobra.MinimumNArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return action.Summed(model.AttachEvidence{Name: args[0], Note: strings.Join(args[1:], " ")})
	}})
	cmd.ValidArgsFunction = nil // the shell completes files
	return cmd
}
