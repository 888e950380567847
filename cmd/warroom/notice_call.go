package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// callLine is the next number to dial, for --json.
type callLine struct {
	Notice    int                `json:"notice"`
	Recipient model.RecipientID  `json:"recipient"`
	Name      string             `json:"name"`
	Channel   model.ChannelID    `json:"channel"`
	Numbers   []model.Contact    `json:"numbers"`
	Language  model.Language     `json:"language"`
	Text      string             `json:"text"` // to read out
	Calls     int                `json:"calls"`
	Outcome   model.ReachOutcome `json:"outcome,omitempty"` // of the last call
	Back      model.Stamp        `json:"back,omitzero"`
	Left      int                `json:"left"` // how many are still to be called
}

// callCommand says whom to call next, by which number, and what to say.
func (p *program) callCommand() *cobra.Command {
	cmd := p.reads(&cobra.Command{
		Use: "call [NUMBER]", Short: p.t("verb.notice-call"), Args: p.checked(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error { return r.nextCall(cmd.Context(), args) })
		},
	})
	cmd.ValidArgsFunction = p.completeAllNotices()
	return cmd
}

// nextCall prints the next call of the notice given, or of the newest one that still has some.
func (r *room) nextCall(ctx context.Context, args []string) error {
	notices := slices.Clone(r.inc.Notices)
	slices.Reverse(notices)
	if len(args) > 0 {
		n, err := r.notice(args[0])
		if err != nil {
			return err
		}
		notices = []model.Notice{*n}
	}
	for _, n := range notices {
		if call, waits := model.NextCall(r.inc, r.plan, n, r.clock()); waits {
			return r.printCall(ctx, n, call)
		}
	}
	if r.flags.json {
		return r.writeJSON(nil)
	}
	for _, n := range notices {
		if calls := model.Calls(r.inc, r.plan, n, r.clock()); len(calls) > 0 {
			r.line(r.t("call-ahead", "Name", calls[0].Name, "Time", r.words.Stamp(calls[0].Back, r.zone, r.clock())))
			return nil
		}
	}
	r.line(r.t("no-calls"))
	return nil
}

func (r *room) printCall(ctx context.Context, n model.Notice, call model.Call) error {
	numbers, err := r.numbers(ctx, call)
	if err != nil {
		return err
	}
	channel, _ := r.plan.Channel(call.Channel)
	letter := n.Letter(r.inc, r.plan, channel, call.Language, r.clock(), r.letterClock(n.Wording(call.Language).Language))
	line := callLine{
		Notice: n.Number, Recipient: call.Recipient, Name: call.Name, Channel: call.Channel, Numbers: numbers, Language: letter.Language,
		Text: letter.Text, Calls: call.Calls, Outcome: call.Outcome, Back: call.Back, Left: len(model.Calls(r.inc, r.plan, n, r.clock())),
	}
	if r.flags.json {
		return r.writeJSON(line)
	}
	r.line(r.t("call-next", "Name", line.Name), r.languageName(line.Language), r.words.N("cli.call-left", line.Left))
	for _, number := range numbers {
		r.line("  "+r.words.Term("way", number.Way), model.Safe(number.Value), model.Safe(number.Note))
	}
	if len(numbers) == 0 {
		r.line("  " + r.t("call-no-number"))
	}
	for _, tried := range call.Tried {
		r.line("  "+r.words.Stamp(tried.At, r.zone, r.clock()), r.words.Term("outcome", string(tried.Outcome)), model.Safe(tried.Detail))
	}
	for text := range strings.Lines(letter.Text) {
		r.line("  > " + model.Safe(strings.TrimRight(text, "\r\n")))
	}
	r.line(r.t("call-then", "Command", fmt.Sprintf("warroom notice mark %d %s --outcome", n.Number, model.Safe(string(call.Recipient)))))
	return nil
}

// numbers are those of a recipient that a telephone can dial, the best first.
func (r *room) numbers(ctx context.Context, call model.Call) ([]model.Contact, error) {
	all, err := addressBook{customers: r.log}.Contacts(ctx, r.inc, r.plan, call.Recipient)
	if err != nil {
		return nil, at(r.log.Path(), err)
	}
	channel, _ := r.plan.Channel(call.Channel)
	numbers := []model.Contact{}
	for _, way := range channel.Ways() {
		for _, contact := range all {
			if contact.Way == way {
				numbers = append(numbers, contact)
			}
		}
	}
	return numbers, nil
}
