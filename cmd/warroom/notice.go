package main

import (
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/tui/action"
)

// noticeCommand gathers what can be done with notices; alone it lists them.
func (p *program) noticeCommand() *cobra.Command {
	cmd := p.listing("notice", func(r *room) error { return r.printNotices() })
	withdraw := p.acting(verb{use: "withdraw NUMBER [REASON…]", short: "notice-withdraw", args: cobra.MinimumNArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		number, err := number(args[0])
		return model.WithdrawNotice{Number: number, Reason: strings.Join(args[1:], " ")}, err
	}})
	nothing := p.acting(verb{use: "nothing-new AUDIENCE [REASON…]", short: "notice-nothing-new", args: cobra.MinimumNArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		return model.NothingNew{Audience: model.AudienceID(args[0]), Reason: strings.Join(args[1:], " ")}, nil
	}})
	nothing.ValidArgsFunction = p.completeAudiences()
	pending := []*cobra.Command{p.editCommand(), p.approveCommand(), p.sendCommand(), p.sentCommand(), withdraw, p.carryCommand()}
	for _, sub := range pending {
		sub.ValidArgsFunction = p.completeNotices()
	}
	cmd.AddCommand(pending...)
	cmd.AddCommand(p.draftCommand(), p.recordCommand(), nothing, p.waiveCommand())
	cmd.AddCommand(
		p.followCommand("correct NUMBER [TEXT…]", "notice-correct", model.Correction, cobra.MinimumNArgs(1)),
		p.followCommand("cancel NUMBER TEXT…", "notice-cancel", model.Cancel, cobra.MinimumNArgs(2)),
	)
	cmd.AddCommand(p.showNoticeCommand(), p.receiptsCommand(), p.markCommand(), p.resendCommand(), p.callCommand())
	return cmd
}

// wording is what a notice says besides its text.
type wording struct {
	template, subject, status, next string
	channels                        []string
}

// fields adds the flags of a wording.
func (p *program) fields(cmd *cobra.Command, w *wording) {
	cmd.Flags().StringVar(&w.status, "status", "", p.t("flag.status"))
	cmd.Flags().StringVar(&w.next, "next", "", p.t("flag.next"))
	cmd.Flags().StringSliceVar(&w.channels, "channels", nil, p.t("flag.channels"))
	offer(cmd, "status", model.PublicStatuses)
}

func (w *wording) channelIDs() []model.ChannelID {
	var ids []model.ChannelID
	for _, channel := range w.channels {
		ids = append(ids, model.ChannelID(strings.TrimSpace(channel)))
	}
	return ids
}

// span reads a time such as 30m; nothing is 0.
func span(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	d, err := action.ParseSpan(text)
	if err != nil {
		return 0, unknownWord("time", text, []string{"10m", "1h30m", "2d"})
	}
	return d, nil
}

func (p *program) approveCommand() *cobra.Command {
	var role, asIs string
	cmd := p.acting(verb{use: "approve NUMBER", short: "notice-approve", args: cobra.ExactArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		number, err := number(args[0])
		return model.ApproveNotice{Number: number, Role: model.RoleID(role), AsIs: asIs}, err
	}})
	cmd.Flags().StringVar(&role, "role", "", p.t("flag.role"))
	cmd.Flags().StringVar(&asIs, "as-is", "", p.t("flag.as-is"))
	return cmd
}

func (p *program) sentCommand() *cobra.Command {
	var w wording
	var anyway bool
	var asIs string
	cmd := p.acting(verb{use: "sent NUMBER", short: "notice-sent", args: cobra.ExactArgs(1), build: func(_ *room, args []string) (model.Intent, error) {
		number, err := number(args[0])
		if err != nil {
			return nil, err
		}
		next, err := span(w.next)
		return model.SendNotice{Number: number, Channels: w.channelIDs(), Next: next, Anyway: anyway, AsIs: asIs}, err
	}})
	cmd.Flags().StringVar(&w.next, "next", "", p.t("flag.next"))
	cmd.Flags().StringSliceVar(&w.channels, "channels", nil, p.t("flag.channels"))
	cmd.Flags().BoolVar(&anyway, "anyway", false, p.t("flag.notice-anyway"))
	cmd.Flags().StringVar(&asIs, "as-is", "", p.t("flag.as-is"))
	return cmd
}

func (p *program) recordCommand() *cobra.Command {
	var w wording
	cmd := p.acting(verb{use: "record AUDIENCE TEXT…", short: "notice-record", args: cobra.MinimumNArgs(2), build: func(r *room, args []string) (model.Intent, error) {
		next, err := span(w.next)
		if err != nil {
			return nil, err
		}
		text, err := r.text(args[1:])
		return model.RecordNotice{
			Audience: model.AudienceID(args[0]), Text: text, Status: model.PublicStatus(w.status),
			Channels: w.channelIDs(), Next: next,
		}, err
	}})
	p.fields(cmd, &w)
	cmd.ValidArgsFunction = p.completeAudiences()
	return cmd
}

func (p *program) completeAudiences() cobra.CompletionFunc {
	return p.completing(func(r *room, args []string) (offers []cobra.Completion) {
		for _, audience := range r.plan.Audiences {
			if len(args) == 0 {
				offers = append(offers, cobra.CompletionWithDesc(string(audience.ID), model.Safe(audience.Title)))
			}
		}
		return offers
	})
}

func (p *program) completeNotices() cobra.CompletionFunc {
	return p.completing(func(r *room, args []string) (offers []cobra.Completion) {
		for _, n := range r.inc.Notices {
			if len(args) == 0 && n.Pending() {
				offers = append(offers, cobra.CompletionWithDesc(strconv.Itoa(n.Number), model.Safe(n.Text)))
			}
		}
		return offers
	})
}
