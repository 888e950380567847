package main

import (
	"github.com/spf13/cobra"

	"warroom/model"
)

// decideCommand records a decision with who agreed and who objected.
func (p *program) decideCommand() *cobra.Command {
	var agreed, objected []string
	cmd := p.acting(verb{use: "decide TEXT…", short: "decide", args: cobra.MinimumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		text, err := r.text(args)
		return model.Decision{Text: text, Agreed: people(r.plan, agreed), Objected: people(r.plan, objected)}, err
	}})
	cmd.Flags().StringSliceVar(&agreed, "agreed", nil, p.t("flag.agreed"))
	cmd.Flags().StringSliceVar(&objected, "objected", nil, p.t("flag.objected"))
	_ = cmd.RegisterFlagCompletionFunc("agreed", p.completePeople)
	_ = cmd.RegisterFlagCompletionFunc("objected", p.completePeople)
	return cmd
}
