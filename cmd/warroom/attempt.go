package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// attemptCommand opens and finishes attempts; without a verb of its own it lists them.
func (p *program) attemptCommand() *cobra.Command {
	cmd := p.listing("attempt", func(r *room) error {
		if p.flags.json {
			return p.writeJSON(r.status().Attempts)
		}
		if len(r.inc.Attempts) == 0 {
			r.line(r.t("no-attempts"))
		}
		r.printAttempts(p.clock())
		return nil
	})
	finish := p.acting(verb{use: "finish NUMBER RESULT [FINDING…]", short: "attempt-finish", args: cobra.MinimumNArgs(2), build: finishAttempt})
	finish.ValidArgsFunction = p.completeAttempts(true)
	reopen := p.acting(verb{use: "reopen NUMBER [REASON…]", short: "attempt-reopen", args: cobra.MinimumNArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		number, err := number(args[0])
		return model.ReopenAttempt{Number: number, Reason: strings.Join(args[1:], " ")}, err
	}})
	reopen.ValidArgsFunction = p.completeAttempts(false)
	cmd.AddCommand(p.attemptOpenCommand(), finish, reopen)
	return cmd
}

func (p *program) attemptOpenCommand() *cobra.Command {
	var hypothesis, by string
	cmd := p.acting(verb{use: "open ACTION…", short: "attempt-open", args: cobra.MinimumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		action := strings.Join(args, " ")
		if before, after, parted := strings.Cut(action, " > "); parted && hypothesis == "" {
			hypothesis, action = strings.TrimSpace(before), strings.TrimSpace(after)
		}
		return model.OpenAttempt{Hypothesis: hypothesis, Action: action, By: person(r.plan, by)}, nil
	}})
	cmd.Flags().StringVar(&hypothesis, "hypothesis", "", p.t("flag.hypothesis"))
	cmd.Flags().StringVar(&by, "by", "", p.t("flag.by"))
	_ = cmd.RegisterFlagCompletionFunc("by", p.completePeople)
	return cmd
}

func finishAttempt(_ *room, args []string) (model.Intent, error) {
	number, err := number(args[0])
	if err != nil {
		return nil, err
	}
	return model.FinishAttempt{Number: number, Result: model.AttemptResult(args[1]), Finding: strings.Join(args[2:], " ")}, nil
}

// number reads the number of an attempt, a notice or a workaround.
func number(text string) (int, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(text, "#"))
	if err != nil || n < 1 {
		return 0, unknownWord("number", text, []string{"1", "2", "3 …"})
	}
	return n, nil
}

// completeAttempts offers attempts that are open, or those that are not, and then the results.
func (p *program) completeAttempts(open bool) cobra.CompletionFunc {
	return p.completing(func(r *room, args []string) (offers []cobra.Completion) {
		if len(args) == 1 && open {
			for _, result := range model.AttemptResults {
				offers = append(offers, string(result))
			}
		}
		for _, a := range r.inc.Attempts {
			if len(args) == 0 && a.Open() == open {
				offers = append(offers, cobra.CompletionWithDesc(strconv.Itoa(a.Number), model.Safe(a.Action)))
			}
		}
		return offers
	})
}
