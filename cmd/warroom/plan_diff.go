package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
)

// planDiffCommand compares two plan folders file by file. With one, it compares the shipped plan with that one.
func (p *program) planDiffCommand() *cobra.Command {
	return p.prints(&cobra.Command{
		Use: "diff [A] B", Short: p.t("verb.plan-diff"), Args: p.checked(cobra.RangeArgs(1, 2)),
		RunE: func(_ *cobra.Command, args []string) error {
			_, from := plans.Default(p.words.Lang())
			if len(args) == 2 {
				before, _, err := p.openFolder(args[:1])
				if err != nil {
					return err
				}
				from = before.Archive
			}
			after, _, err := p.openFolder(args[len(args)-1:])
			if err != nil {
				return err
			}
			changes, err := plans.Changes(from, after.Archive)
			if err != nil {
				return err
			}
			return p.printChanges(changes)
		},
	})
}

type planChange struct {
	Path string           `json:"path"`
	Kind plans.ChangeKind `json:"kind"`
	Diff string           `json:"diff"`
}

func (p *program) printChanges(changes []plans.Change) error {
	if p.flags.json {
		all := []planChange{}
		for _, c := range changes {
			all = append(all, planChange(c))
		}
		return p.writeJSON(all)
	}
	if len(changes) == 0 {
		p.line(p.t("plan.same"))
	}
	for _, c := range changes {
		p.line(p.t("plan."+string(c.Kind)), model.Safe(c.Path))
		if c.Kind == plans.Changed {
			p.line(model.SafeLines(strings.TrimRight(c.Diff, "\n")))
		}
	}
	return nil
}
