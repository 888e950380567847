package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/spf13/cobra"

	"warroom/model"
)

// editCommand changes the wording of a notice. What is not given stays as it is; which languages that leaves behind is
// said.
func (p *program) editCommand() *cobra.Command {
	var f draftFlags
	cmd := p.writes(&cobra.Command{
		Use: "edit NUMBER [TEXT…]", Short: p.t("verb.notice-edit"), Args: p.checked(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error {
				intent, err := r.edit(args, f)
				if err != nil {
					return err
				}
				return r.edited(cmd.Context(), intent)
			})
		},
	})
	cmd.Flags().StringVar(&f.subject, "subject", "", p.t("flag.subject"))
	cmd.Flags().StringVar(&f.next, "next", "", p.t("flag.next"))
	cmd.Flags().StringSliceVar(&f.channels, "channels", nil, p.t("flag.channels"))
	p.wordingFlags(cmd, &f)
	return cmd
}

// edit is the change that the words and the flags describe.
func (r *room) edit(args []string, f draftFlags) (intent model.EditNotice, err error) {
	n, err := r.notice(args[0])
	if err != nil {
		return intent, err
	}
	intent = model.EditNotice{Number: n.Number, Subject: n.Subject, Short: n.Short, Text: n.Text, Channels: f.channelIDs()}
	if intent.Variants, err = f.wordings(n.Variants); err != nil {
		return intent, err
	}
	intent.Variants = spoken(intent.Variants)
	own := cmp.Or(n.Language, r.plan.Language)
	if at := slices.IndexFunc(intent.Variants, func(w model.Wording) bool { return w.Language.Base() == own.Base() }); at >= 0 {
		w := intent.Variants[at] // somebody names the language that the notice is in
		intent.Variants = slices.Delete(intent.Variants, at, at+1)
		intent.Subject, intent.Short, intent.Text = cmp.Or(w.Subject, n.Subject), cmp.Or(w.Short, n.Short), cmp.Or(w.Text, n.Text)
	}
	text, err := r.text(args[1:])
	if err != nil {
		return intent, err
	}
	intent.Subject, intent.Short, intent.Text = cmp.Or(f.subject, intent.Subject), cmp.Or(f.short, intent.Short), cmp.Or(text, intent.Text)
	if intent.Next, err = span(f.next); err == nil {
		intent.Valid, err = span(f.valid)
	}
	return intent, err
}

// editReceipt is what an edit prints with --json.
type editReceipt struct {
	receipt
	Behind []model.Language `json:"languages_behind"` // whose wordings stayed as they were
}

// edited records an edit and says which wordings it left behind.
func (r *room) edited(ctx context.Context, intent model.EditNotice) error {
	events, err := r.enact(ctx, intent)
	if err != nil {
		return err
	}
	now, made, err := r.receiptOf(ctx, events)
	if err != nil {
		return err
	}
	var behind []model.Language
	for _, n := range now.inc.Notices {
		if n.Number == intent.Number {
			behind = now.behind(n)
		}
	}
	if r.flags.json {
		return r.writeJSON(editReceipt{made, behind})
	}
	made.print(r.session)
	if len(behind) > 0 {
		r.line(r.t("notice-edit.behind", "Languages", r.languageNames(behind)))
		r.line("  " + r.t("notice-edit.behind.do", "Number", intent.Number, "Language", string(behind[0])))
	}
	return nil
}
