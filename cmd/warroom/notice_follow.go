package main

import (
	"slices"

	"github.com/spf13/cobra"

	"warroom/model"
)

// followCommand writes a notice that corrects or cancels an earlier one: to those who got that, by the same channels.
func (p *program) followCommand(use, short string, chain model.Chain, args cobra.PositionalArgs) *cobra.Command {
	var f draftFlags
	cmd := p.acting(verb{use: use, short: short, args: args, build: func(r *room, args []string) (model.Intent, error) {
		n, err := r.notice(args[0])
		if err != nil {
			return nil, err
		}
		intent, err := f.intent(n.Audience)
		if err != nil {
			return nil, err
		}
		intent.Follows, intent.Chain, intent.Language = n.Number, chain, n.Language
		if len(intent.Channels) == 0 {
			intent.Channels = slices.Clone(n.Channels)
		}
		if intent.Text, err = r.text(args[1:]); err == nil && intent.Text == "" {
			r.startFromSent(&intent)
		}
		intent.Variants = spoken(intent.Variants)
		return intent, err
	}})
	p.fields(cmd, &f.wording)
	cmd.Flags().StringVar(&f.subject, "subject", "", p.t("flag.subject"))
	p.wordingFlags(cmd, &f)
	cmd.ValidArgsFunction = p.completeAllNotices()
	return cmd
}

// startFromSent gives a correction without a text of its own that of the notice that it corrects, in every language
// that none is given for.
func (r *room) startFromSent(intent *model.DraftNotice) {
	if intent.Chain != model.Correction || intent.Follows == 0 {
		return
	}
	for _, n := range r.inc.Notices {
		if n.Number != intent.Follows {
			continue
		}
		intent.Text, intent.Language = n.Text, n.Language
		if intent.Subject == "" {
			intent.Subject = n.Subject
		}
		if intent.Short == "" {
			intent.Short = n.Short
		}
		for _, w := range n.Variants {
			if !slices.ContainsFunc(intent.Variants, func(given model.Wording) bool { return given.Language.Base() == w.Language.Base() }) {
				intent.Variants = append(intent.Variants, w)
			}
		}
	}
}
