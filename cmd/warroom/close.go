package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// closeCommand ends an incident. What is missing is named once; --anyway closes all the same, with a reason while letters
// wait, and --drop stops those.
func (p *program) closeCommand() *cobra.Command {
	var anyway, drop bool
	cmd := p.acting(verb{use: "close [REASON…]", short: "close", args: cobra.ArbitraryArgs})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return p.inRoom(cmd.Context(), func(r *room) error {
			err := r.do(cmd.Context(), model.Close{Reason: strings.Join(args, " "), Anyway: anyway, Drop: drop})
			switch model.CodeOf(err) {
			case model.CodeMissing:
				if drop {
					return r.asksFor(model.Missing(r.inc, r.plan), "warroom close --drop --anyway")
				}
				return r.asksFor(model.Missing(r.inc, r.plan), "warroom close --anyway")
			case model.CodeWaiting:
				_, hint := r.words.Error(err)
				missing := model.Missing(r.inc, r.plan)
				return r.asksFor(missing, hint+"\n"+p.placed(dropping(missing))+"\n"+p.placed("warroom close --anyway REASON…"))
			}
			return err
		})
	}
	cmd.Flags().BoolVar(&anyway, "anyway", false, p.t("flag.close-anyway"))
	cmd.Flags().BoolVar(&drop, "drop", false, p.t("flag.close-drop"))
	return cmd
}

// dropping is the command that closes without the letters that have not left; what else is missing needs a reason.
func dropping(missing []model.Gap) string {
	if slices.ContainsFunc(missing, func(g model.Gap) bool { return g.Kind != model.GapWaiting && g.Kind != model.GapByHand }) {
		return "warroom close --drop --anyway REASON…"
	}
	return "warroom close --drop"
}

// asksFor names everything that is missing, and how to close without it.
func (r *room) asksFor(missing []model.Gap, hint string) error {
	gaps := make([]string, len(missing))
	for n, gap := range missing {
		gaps[n] = r.words.Gap(gap, r.plan)
	}
	return &coded{exitRefused, &mistakes{
		head: r.words.N("cli.still-missing", len(missing)), hint: hint, lines: gaps,
	}}
}

// reopenCommand opens a closed incident again.
func (p *program) reopenCommand() *cobra.Command {
	var phase string
	cmd := p.acting(verb{use: "reopen REASON…", short: "reopen", args: cobra.MinimumNArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return model.Reopen{Reason: strings.Join(args, " "), Phase: model.Phase(phase)}, nil
	}})
	cmd.Flags().StringVar(&phase, "phase", "", p.t("flag.phase"))
	offer(cmd, "phase", model.Phases[:4])
	return cmd
}
