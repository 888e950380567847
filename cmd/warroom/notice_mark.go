package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// markCommand says by hand how far a notice has come with one recipient.
func (p *program) markCommand() *cobra.Command {
	var outcome, back, detail, channel string
	cmd := p.acting(verb{use: "mark NUMBER RECIPIENT [STATE]", short: "notice-mark", args: cobra.RangeArgs(2, 3), build: func(r *room, args []string) (model.Intent, error) {
		n, err := r.notice(args[0])
		if err != nil {
			return nil, err
		}
		d, err := r.deliveryTo(*n, args[1], model.ChannelID(channel))
		if err != nil {
			return nil, err
		}
		intent := model.MarkDelivery{
			Number: n.Number, Recipient: d.Recipient, Channel: d.Channel, Detail: detail, Outcome: model.ReachOutcome(outcome),
			State: model.DeliveryState(strings.Join(args[2:], "")),
		}
		if back != "" {
			wait, err := span(back)
			if err != nil {
				return nil, err
			}
			intent.Back = model.StampAt(r.clock().Add(wait), r.zoneName)
		}
		return intent, nil
	}})
	cmd.Long = p.t("verb.notice-mark.long")
	cmd.Flags().StringVar(&outcome, "outcome", "", p.t("flag.outcome"))
	cmd.Flags().StringVar(&back, "back", "", p.t("flag.back"))
	cmd.Flags().StringVar(&detail, "detail", "", p.t("flag.detail"))
	cmd.Flags().StringVar(&channel, "channel", "", p.t("flag.channel"))
	offer(cmd, "outcome", model.ReachOutcomes)
	cmd.ValidArgsFunction = p.completing(func(r *room, args []string) []cobra.Completion {
		if len(args) == 2 {
			return words(model.DeliveryStates)
		}
		return r.offerRecipients(args)
	})
	return cmd
}

// resendCommand lets a notice go once more to whom it failed, or to those who are named.
func (p *program) resendCommand() *cobra.Command {
	var channel string
	cmd := p.acting(verb{use: "resend NUMBER [RECIPIENT…]", short: "notice-resend", args: cobra.MinimumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		n, err := r.notice(args[0])
		if err != nil {
			return nil, err
		}
		intent := model.ResendNotice{Number: n.Number, Channel: model.ChannelID(channel)}
		for _, name := range args[1:] {
			to, err := r.recipient(*n, name)
			if err != nil {
				return nil, err
			}
			intent.To = append(intent.To, to)
		}
		return intent, nil
	}})
	cmd.Flags().StringVar(&channel, "channel", "", p.t("flag.channel-instead"))
	cmd.ValidArgsFunction = p.completing(func(r *room, args []string) []cobra.Completion { return r.offerRecipients(args) })
	return cmd
}

// deliveryTo finds the delivery to a recipient, who is called by id or by name, or by the channel that is told once for all.
func (r *room) deliveryTo(n model.Notice, name string, channel model.ChannelID) (model.Delivery, error) {
	var found []model.Delivery
	for _, d := range n.Deliveries() {
		called := isCalled(d.Recipient, d.Name, name) || d.Recipient == "" && string(d.Channel) == name
		if called && (channel == "" || d.Channel == channel) {
			found = append(found, d)
		}
	}
	switch {
	case len(found) == 0:
		return model.Delivery{}, notHere("recipient", name)
	case slices.ContainsFunc(found, func(d model.Delivery) bool { return d.Recipient != found[0].Recipient }):
		return model.Delivery{}, r.several(name, found)
	}
	return found[len(found)-1], nil
}

// recipient finds somebody who got a notice or belongs to its audience by now.
func (r *room) recipient(n model.Notice, name string) (model.RecipientID, error) {
	if d, err := r.deliveryTo(n, name, ""); err == nil {
		return d.Recipient, nil
	} else if model.CodeOf(err) != model.CodeNotFound {
		return "", err
	}
	audience, _ := r.plan.Audience(n.Audience)
	for _, one := range model.Recipients(r.inc, r.plan, audience) {
		if isCalled(one.ID, one.Name, name) {
			return one.ID, nil
		}
	}
	return "", notHere("recipient", name)
}

func isCalled(id model.RecipientID, title, name string) bool {
	_, short := id.Split()
	return id != "" && (string(id) == name || strings.EqualFold(short, name) || strings.EqualFold(title, name))
}

func (r *room) several(name string, found []model.Delivery) error {
	var choices []string
	for _, d := range found {
		choices = append(choices, string(d.Recipient))
	}
	said := strings.Join(choices, ", ")
	return &model.Error{
		Code: codeAmbiguous, Message: r.words.T("error.ambiguous", "name", name), Hint: r.words.T("error.ambiguous.hint", "choices", said),
	}
}

func (r *room) offerRecipients(args []string) (offers []cobra.Completion) {
	if len(args) == 0 {
		for _, n := range r.inc.Notices {
			if len(n.Dispatches) > 0 {
				offers = append(offers, cobra.CompletionWithDesc(strconv.Itoa(n.Number), model.Safe(n.Text)))
			}
		}
		return offers
	}
	if n, err := r.notice(args[0]); err == nil {
		for _, d := range n.Deliveries() {
			name := string(d.Recipient)
			if name == "" {
				name = string(d.Channel)
			}
			offers = append(offers, cobra.CompletionWithDesc(name, model.Safe(d.Name)))
		}
	}
	return offers
}
