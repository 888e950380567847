package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// workaroundCommand puts fallbacks in force and lifts them; alone it lists them.
func (p *program) workaroundCommand() *cobra.Command {
	cmd := p.listing("workaround", func(r *room) error {
		if p.flags.json {
			return p.writeJSON(r.status().Around)
		}
		if len(r.inc.Workarounds) == 0 {
			r.line(r.t("no-workarounds"))
		}
		for _, w := range r.inc.Workarounds {
			state := r.t("since", "Time", r.words.Stamp(w.Since, r.zone, r.clock()))
			if !w.InForce() {
				state = r.t("lifted", "Time", r.words.Stamp(w.Lifted, r.zone, r.clock()))
			}
			r.line(strconv.Itoa(w.Number), model.Safe(w.Text), model.Safe(w.Process), state)
		}
		return nil
	})
	var process string
	start := p.acting(verb{use: "start TEXT…", short: "workaround-start", args: cobra.MinimumNArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return model.StartWorkaround{Process: process, Text: strings.Join(args, " ")}, nil
	}})
	start.Flags().StringVar(&process, "process", "", p.t("flag.process"))
	lift := p.acting(verb{use: "lift NUMBER", short: "workaround-lift", args: cobra.ExactArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		number, err := number(args[0])
		return model.LiftWorkaround{Number: number}, err
	}})
	lift.ValidArgsFunction = p.completing(func(r *room, args []string) (offers []cobra.Completion) {
		for _, w := range r.inc.Workarounds {
			if len(args) == 0 && w.InForce() {
				offers = append(offers, cobra.CompletionWithDesc(strconv.Itoa(w.Number), model.Safe(w.Text)))
			}
		}
		return offers
	})
	cmd.AddCommand(start, lift)
	return cmd
}
