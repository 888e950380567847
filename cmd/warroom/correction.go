package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// strikeCommand takes an entry back; the entry stays in the log, struck.
func (p *program) strikeCommand() *cobra.Command {
	cmd := p.acting(verb{use: "strike ENTRY [REASON…]", short: "strike", args: cobra.MinimumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		ref, err := r.ref(args[0])
		return model.Strike{Entry: ref, Reason: strings.Join(args[1:], " ")}, err
	}})
	cmd.ValidArgsFunction = p.completeEntries()
	return cmd
}

// correctCommand puts the words or the time of an entry right; the original stays readable.
func (p *program) correctCommand() *cobra.Command {
	var happened, reason string
	cmd := p.acting(verb{use: "correct ENTRY [TEXT…]", short: "correct", args: cobra.MinimumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		ref, err := r.ref(args[0])
		if err != nil {
			return nil, err
		}
		stamp, err := r.stampOf(happened)
		return model.Correct{Entry: ref, Text: strings.Join(args[1:], " "), At: stamp, Reason: reason}, err
	}})
	cmd.Flags().StringVar(&happened, "happened", "", p.t("flag.happened"))
	cmd.Flags().StringVar(&reason, "reason", "", p.t("flag.reason"))
	cmd.ValidArgsFunction = p.completeEntries()
	return cmd
}

// pinCommand keeps an entry in sight.
func (p *program) pinCommand() *cobra.Command {
	var off bool
	cmd := p.acting(verb{use: "pin ENTRY", short: "pin", args: cobra.ExactArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		ref, err := r.ref(args[0])
		return model.Pin{Entry: ref, Off: off}, err
	}})
	cmd.Flags().BoolVar(&off, "off", false, p.t("flag.off"))
	cmd.ValidArgsFunction = p.completeEntries()
	return cmd
}

// newest is how many entries completion offers.
const newest = 20

func (p *program) completeEntries() cobra.CompletionFunc {
	return p.completing(func(r *room, args []string) (offers []cobra.Completion) {
		for n := len(r.inc.Log) - 1; n >= 0 && len(args) == 0 && len(offers) < newest; n-- {
			line := r.entry(&r.inc.Log[n])
			offers = append(offers, cobra.CompletionWithDesc(line.Entry, line.Label+" "+line.Text))
		}
		return offers
	})
}
