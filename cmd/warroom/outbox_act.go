package main

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// outboxRetryCommand lets letters go once more.
func (p *program) outboxRetryCommand() *cobra.Command {
	var failed bool
	cmd := p.writes(&cobra.Command{
		Use: "retry [ID…]", Short: p.t("verb.outbox-retry"), Long: p.t("verb.outbox-retry.long"),
		Args: p.checked(func(cmd *cobra.Command, args []string) error {
			if failed {
				return cobra.NoArgs(cmd, args)
			}
			return cobra.MinimumNArgs(1)(cmd, args)
		}),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.open(cmd.Context(), func(s *session) error {
				chosen, err := s.chosen(cmd.Context(), args, model.DeliveryFailed, model.Uncertain)
				if err == nil && failed {
					chosen, err = s.letters(cmd.Context(), []model.DeliveryState{model.DeliveryFailed})
				}
				if err != nil {
					return at(s.log.Path(), err)
				}
				return s.retry(cmd.Context(), chosen)
			})
		},
	})
	cmd.Flags().BoolVar(&failed, "failed", false, p.t("flag.outbox-failed"))
	return cmd
}

// outboxDropCommand takes letters out of the outbox, with the reason.
func (p *program) outboxDropCommand() *cobra.Command {
	return p.writes(&cobra.Command{
		Use: "drop ID… REASON…", Short: p.t("verb.outbox-drop"), Args: p.checked(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			words := slices.IndexFunc(args, func(arg string) bool { _, err := strconv.ParseInt(arg, 10, 64); return err != nil })
			if words < 1 {
				return usage(p.t("usage.words", "Verb", cmd.CommandPath()), p.useLine(cmd))
			}
			return p.open(cmd.Context(), func(s *session) error {
				chosen, err := s.chosen(cmd.Context(), args[:words], model.InQueue, model.Uncertain)
				if err != nil {
					return at(s.log.Path(), err)
				}
				return s.drop(cmd.Context(), chosen, strings.Join(args[words:], " "))
			})
		},
	})
}

// chosen are the letters with some numbers, each of which must be in one of the states.
func (s *session) chosen(ctx context.Context, args []string, states ...model.DeliveryState) ([]letter, error) {
	all, err := s.letters(ctx, nil)
	if err != nil {
		return nil, err
	}
	var chosen []letter
	for _, arg := range args {
		id, err := strconv.ParseInt(arg, 10, 64)
		if err != nil {
			return nil, unknownLetter(arg)
		}
		at := slices.IndexFunc(all, func(one letter) bool { return one.ID == id })
		if at < 0 {
			return nil, unknownLetter(arg)
		}
		if !slices.Contains(states, all[at].State) {
			return nil, &model.Error{
				Code: codeNotReady, Message: s.t("outbox.not-now", "ID", arg, "State", s.words.Term("delivery", string(all[at].State))), Hint: "warroom outbox --all",
			}
		}
		chosen = append(chosen, all[at])
	}
	return chosen, nil
}

func unknownLetter(name string) error {
	return &model.Error{
		Code: model.CodeNotFound, Message: "there is no letter " + name + " here", Hint: "warroom outbox",
		Args: map[string]string{"what": "letter", "name": name},
	}
}

// retry lets the notices of letters go once more, to their recipients only.
func (s *session) retry(ctx context.Context, chosen []letter) error {
	type notice struct {
		incident model.IncidentID
		number   int
	}
	var order []notice
	to := map[notice][]model.RecipientID{}
	for _, one := range chosen {
		n := notice{one.Parcel.Incident, one.Notice}
		if to[n] == nil {
			order = append(order, n)
		}
		to[n] = append(to[n], one.Recipient)
	}
	for _, n := range order {
		if err := s.doIn(ctx, n.incident, model.ResendNotice{Number: n.number, To: to[n]}); err != nil {
			return err
		}
	}
	if len(order) == 0 {
		s.line(s.t("outbox.none-failed"))
	}
	return nil
}

// drop records of letters that they will not be sent. They have not failed: what lets the failed ones go once more
// leaves them alone.
func (s *session) drop(ctx context.Context, chosen []letter, reason string) error {
	for _, one := range chosen {
		err := s.doIn(ctx, one.Parcel.Incident, model.MarkDelivery{
			Number: one.Notice, Recipient: one.Recipient, Channel: one.Channel, State: model.Superseded, Detail: reason,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// doIn records an intent in an incident that was not named.
func (s *session) doIn(ctx context.Context, id model.IncidentID, intent model.Intent) error {
	r, err := s.load(ctx, id)
	if err != nil {
		return at(s.log.Path(), err)
	}
	return r.do(ctx, intent)
}
