package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
)

// receiptLine is how far a notice has come with one recipient, for --json.
type receiptLine struct {
	Recipient model.RecipientID   `json:"recipient,omitempty"` // empty: told once for all
	Name      string              `json:"name,omitempty"`
	Channel   model.ChannelID     `json:"channel"`
	Language  model.Language      `json:"language,omitempty"`
	State     model.DeliveryState `json:"state"`
	At        model.Stamp         `json:"at"`
	By        model.PersonID      `json:"by"`
	ByHand    bool                `json:"by_hand"`
	Detail    string              `json:"detail,omitempty"`
	Outcome   model.ReachOutcome  `json:"outcome,omitempty"`
	Calls     int                 `json:"calls"`
	Back      model.Stamp         `json:"back,omitzero"`   // when to call again
	Why       string              `json:"why,omitempty"`   // it is as it is, in the reader's language
	Tries     int                 `json:"tries,omitempty"` // of a machine
	Next      time.Time           `json:"next_try,omitzero"`
}

// receiptsCommand says how far notices have come: of one notice with everybody, without a number a count of each.
func (p *program) receiptsCommand() *cobra.Command {
	var failed bool
	cmd := p.reads(&cobra.Command{
		Use: "receipts [NUMBER]", Short: p.t("verb.notice-receipts"), Args: p.checked(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error {
				if len(args) == 0 {
					return r.printTallies()
				}
				n, err := r.notice(args[0])
				if err != nil {
					return err
				}
				return r.printReceipts(cmd.Context(), *n, failed)
			})
		},
	})
	cmd.Flags().BoolVar(&failed, "failed", false, p.t("flag.failed"))
	cmd.ValidArgsFunction = p.completeAllNotices()
	return cmd
}

func (r *room) printTallies() error {
	tallies := model.Tallies(r.inc)
	if r.flags.json {
		return r.writeJSON(append([]model.Tally{}, tallies...))
	}
	for _, t := range tallies {
		r.line(strconv.Itoa(t.Number), r.words.Audience(t.Audience, r.plan), r.tally(t))
	}
	if len(tallies) == 0 {
		r.line(r.t("no-receipts"))
	}
	return nil
}

// tally counts states in words: 12 delivered, 1 failed.
func (r *room) tally(t model.Tally) string {
	var said []string
	for _, state := range model.DeliveryStates {
		if count := t.Counts[state]; count > 0 {
			said = append(said, r.words.Delivered(state, count))
		}
	}
	return strings.Join(said, ", ")
}

func (r *room) printReceipts(ctx context.Context, n model.Notice, failed bool) error {
	lines, err := r.receipts(ctx, n)
	if err != nil {
		return err
	}
	if failed {
		lines = slices.DeleteFunc(lines, func(l receiptLine) bool { return l.State != model.DeliveryFailed && l.State != model.Uncertain })
	}
	if r.flags.json {
		return r.writeJSON(lines)
	}
	for _, l := range lines {
		r.printReceipt(l)
	}
	switch {
	case len(n.Dispatches) == 0:
		r.line(r.t("no-receipts"))
	case len(lines) == 0:
		r.line(r.t("no-failed"))
	default:
		r.line(r.tally(n.Tally()))
	}
	return nil
}

func (r *room) printReceipt(l receiptLine) {
	now := r.clock()
	name := model.Safe(l.Name)
	if l.Recipient == "" {
		name = r.t("notice-send.once")
	}
	cells := []string{
		name, r.words.Channels([]model.ChannelID{l.Channel}, r.plan), r.words.Term("delivery", string(l.State)), r.words.Stamp(l.At, r.zone, now),
	}
	if l.ByHand {
		cells = append(cells, r.words.Person(l.By, r.plan))
	}
	if l.Outcome != "" {
		cells = append(cells, r.words.Term("outcome", string(l.Outcome))+fmt.Sprintf(" (%d)", l.Calls))
	}
	if !l.Back.IsZero() {
		cells = append(cells, r.t("call-back", "Time", r.words.Stamp(l.Back, r.zone, now)))
	}
	if l.Tries > 0 {
		cells = append(cells, r.words.N("cli.outbox.tries", l.Tries))
	}
	if l.Next.After(now) {
		cells = append(cells, r.t("outbox.next", "Time", r.words.Clock(l.Next, r.zone, now)))
	}
	r.line(append(cells, l.Why)...)
}
