package main

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"warroom/plans/paper"
)

// ofPlan are the verbs that print what is in the folder of a plan.
func (j *printing) ofPlan() []*cobra.Command {
	simple := func(use string, build func() paper.Document) *cobra.Command {
		return j.verb(use, cobra.NoArgs, func(context.Context, []string) (paper.Document, error) { return build(), nil })
	}
	plan := simple("plan", func() paper.Document { return paper.Plan(j.folder, j.options()) })
	contacts := simple("contacts", func() paper.Document { return paper.Contacts(j.folder, j.options()) })
	card := simple("card", func() paper.Document { return paper.Card(j.folder, j.options()) })
	for _, cmd := range []*cobra.Command{plan, contacts, card} {
		cmd.Flags().BoolVar(&j.private, "private", false, j.t("flag.private"))
	}
	checklist := j.verb("checklist [LIST…]", cobra.ArbitraryArgs, func(_ context.Context, args []string) (paper.Document, error) {
		return paper.Checklists(j.folder, args, j.options())
	})
	return []*cobra.Command{plan, contacts, card, j.formsCommand(), checklist}
}

// formsCommand prints forms, each sheet with a serial number of its own.
func (j *printing) formsCommand() *cobra.Command {
	var copies, from int
	cmd := j.verb("forms [FORM…]", cobra.ArbitraryArgs, func(_ context.Context, args []string) (paper.Document, error) {
		if copies < 1 || copies > 500 || from < 0 || from > 9000 {
			return paper.Document{}, usage(j.t("print.copies"), "warroom print forms --copies 20")
		}
		doc, sheets, err := paper.Forms(j.folder, paper.FormOptions{
			Options: j.options(), Names: args, Copies: copies, From: func(prefix string) int {
				return cmp.Or(from, j.nextSheet(prefix, j.options().Now.Year()))
			},
		})
		j.sheets = sheets
		return doc, err
	})
	cmd.Flags().IntVar(&copies, "copies", 1, j.t("flag.copies"))
	cmd.Flags().IntVar(&from, "from", 0, j.t("flag.sheets-from"))
	return cmd
}
