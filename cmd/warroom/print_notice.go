package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans/paper"
)

// noticeSheet prints a notice for the wall, and a sheet to call from for everybody who is told by telephone.
func (j *printing) noticeSheet() *cobra.Command {
	cmd := j.verb("notice NUMBER", cobra.ExactArgs(1), func(ctx context.Context, args []string) (doc paper.Document, err error) {
		err = j.inRoom(ctx, func(r *room) error {
			notice, err := r.notice(args[0])
			if err != nil {
				return err
			}
			contacts := func(to model.RecipientID) []model.Contact {
				all, _ := (addressBook{r.log}).Contacts(ctx, r.inc, r.plan, to)                // a line without a number is still a line
				return slices.DeleteFunc(all, func(c model.Contact) bool { return c.Private }) // the sheet goes from hand to hand
			}
			j.wordedAs(r, func(c paper.Case) {
				doc = paper.Notice(paper.Telling{Case: c, Notice: *notice, Contacts: contacts}, j.options())
			})
			return nil
		})
		return doc, err
	})
	cmd.ValidArgsFunction = j.completeNotices()
	return cmd
}
