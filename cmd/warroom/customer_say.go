package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/tui/action"
)

// customerPromiseCommand records what a customer was promised by when.
func (p *program) customerPromiseCommand() *cobra.Command {
	var by, owner string
	cmd := p.acting(verb{use: "promise ID TEXT…", short: "customer-promise", args: cobra.MinimumNArgs(2), build: func(r *room, args []string) (model.Intent, error) {
		if strings.TrimSpace(by) == "" {
			return nil, usage(r.t("customer.no-deadline"), r.placed("warroom customer promise ID TEXT… --by 2h"))
		}
		due, err := r.deadline(by)
		return model.PromiseCustomer{
			Customer: model.CustomerID(args[0]), Text: strings.Join(args[1:], " "), Due: due, Owner: person(r.plan, owner),
		}, err
	}})
	cmd.Flags().StringVar(&by, "by", "", p.t("flag.promise-by"))
	cmd.Flags().StringVar(&owner, "owner", "", p.t("flag.promise-owner"))
	_ = cmd.RegisterFlagCompletionFunc("owner", p.completePeople)
	cmd.ValidArgsFunction = p.completeCustomers()
	return cmd
}

// promiseAnswerCommand says what became of a promise.
func (p *program) promiseAnswerCommand(word string, state model.PromiseState) *cobra.Command {
	cmd := p.acting(verb{use: word + " ID NUMBER [REASON…]", short: "customer-" + word, args: cobra.MinimumNArgs(2), build: func(_ *room, args []string) (model.Intent, error) {
		n, err := number(args[1])
		return model.AnswerPromise{Customer: model.CustomerID(args[0]), Number: n, State: state, Reason: strings.Join(args[2:], " ")}, err
	}})
	cmd.ValidArgsFunction = p.completeCustomers()
	return cmd
}

// customerToldCommand records that customers were told something, outside the notices. The last word is the text; with
// --all, --tier or --file every word is.
func (p *program) customerToldCommand() *cobra.Command {
	var w whom
	var channel string
	cmd := &cobra.Command{Use: "told [ID…] TEXT", Short: p.t("verb.customer-told"), Args: p.checked(cobra.MinimumNArgs(1))}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return p.inRoom(cmd.Context(), func(r *room) error {
			names, words := args[:len(args)-1], args[len(args)-1:]
			if w.all || len(w.tiers) > 0 || w.file != "" {
				names, words = nil, args
			} else if err := w.said(p, cmd, names); err != nil {
				return err
			}
			text, err := r.text(words)
			if err != nil {
				return err
			}
			ids, err := w.onLedger(cmd.Context(), r, names, model.Affected.Hit)
			if err != nil || !w.sure(r, "tells", plainly(r.linesOf(ids))) {
				return err
			}
			return r.do(cmd.Context(), model.TellCustomer{Customers: ids, Channel: model.ChannelID(channel), Text: text})
		})
	}
	p.whomFlags(cmd, &w)
	cmd.Flags().StringVar(&channel, "channel", "", p.t("flag.told-channel"))
	cmd.ValidArgsFunction = p.completeCustomers()
	return p.writes(cmd)
}

// customerEscalateCommand records that a customer was handed on.
func (p *program) customerEscalateCommand() *cobra.Command {
	var from, to string
	cmd := p.acting(verb{use: "escalate ID [REASON…]", short: "customer-escalate", args: cobra.MinimumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		return model.EscalateCustomer{
			Customer: model.CustomerID(args[0]), From: person(r.plan, from), To: person(r.plan, to), Why: strings.Join(args[1:], " "),
		}, nil
	}})
	cmd.Flags().StringVar(&to, "to", "", p.t("flag.escalate-to"))
	cmd.Flags().StringVar(&from, "from", "", p.t("flag.escalate-from"))
	_ = cmd.RegisterFlagCompletionFunc("to", p.completePeople)
	_ = cmd.RegisterFlagCompletionFunc("from", p.completePeople)
	cmd.ValidArgsFunction = p.completeCustomers()
	return cmd
}

// deadline reads when something is promised for: a time from now on ("2h"), the next time that the clock shows
// ("17:00"), or a day with or without a time; without one, the end of that day.
func (p *program) deadline(text string) (model.Stamp, error) {
	from := p.clock()
	if happened, err := p.stamp(); err == nil && !happened.IsZero() {
		from = happened.At
	}
	text = strings.TrimSpace(text)
	if span, err := action.ParseSpan(text); err == nil && span > 0 {
		return model.Stamp{At: from.Add(span).UTC(), Precision: model.Minute, Zone: p.zoneName}, nil
	}
	if at, err := time.Parse(time.RFC3339, text); err == nil {
		return model.StampAt(at, p.zoneName), nil
	}
	here := from.In(p.zone)
	if clock, err := time.ParseInLocation("15:04", text, p.zone); err == nil {
		next := time.Date(here.Year(), here.Month(), here.Day(), clock.Hour(), clock.Minute(), 0, 0, p.zone)
		if !next.After(from) {
			next = time.Date(here.Year(), here.Month(), here.Day()+1, clock.Hour(), clock.Minute(), 0, 0, p.zone)
		}
		return model.Stamp{At: next.UTC(), Precision: model.Minute, Zone: p.zoneName}, nil
	}
	for _, day := range []string{time.DateOnly, "02.01.2006", "02/01/2006"} {
		if at, err := time.ParseInLocation(day+" 15:04", text, p.zone); err == nil {
			return model.Stamp{At: at.UTC(), Precision: model.Minute, Zone: p.zoneName}, nil
		}
		if at, err := time.ParseInLocation(day, text, p.zone); err == nil {
			end := time.Date(at.Year(), at.Month(), at.Day(), 23, 59, 0, 0, p.zone)
			return model.Stamp{At: end.UTC(), Precision: model.Minute, Zone: p.zoneName}, nil
		}
	}
	return model.Stamp{}, unknownWord("time", text, []string{"2h", "17:00", "2026-11-23 17:00"})
}
