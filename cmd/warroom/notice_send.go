package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// sendFlags say how a notice is let go.
type sendFlags struct {
	next, asIs   string
	channels     []string
	anyway, only bool
}

// sendCommand lets a notice go: it waits in the outbox for everybody whom it concerns. Who gets it how is said first.
func (p *program) sendCommand() *cobra.Command {
	var f sendFlags
	cmd := p.writes(&cobra.Command{
		Use: "send NUMBER", Short: p.t("verb.notice-send"), Long: p.t("verb.notice-send.long"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error { return r.send(cmd.Context(), args[0], f) })
		},
	})
	cmd.Flags().StringVar(&f.next, "next", "", p.t("flag.next"))
	cmd.Flags().StringSliceVar(&f.channels, "channels", nil, p.t("flag.channels"))
	cmd.Flags().BoolVar(&f.anyway, "anyway", false, p.t("flag.notice-anyway"))
	cmd.Flags().StringVar(&f.asIs, "as-is", "", p.t("flag.as-is"))
	cmd.Flags().BoolVar(&f.only, "dry-run", false, p.t("flag.dry-run"))
	return cmd
}

func (r *room) send(ctx context.Context, name string, f sendFlags) error {
	n, err := r.notice(name)
	if err != nil {
		return err
	}
	intent := model.QueueNotice{Number: n.Number, Channels: channelIDs(f.channels), Anyway: f.anyway, AsIs: f.asIs}
	if intent.Next, err = span(f.next); err != nil {
		return err
	}
	plan := r.addressed(*n, intent.Channels)
	if f.only && r.flags.json {
		return r.writeJSON(plan)
	}
	asks := r.asks() && !r.flags.json
	if f.only || asks {
		r.printAddressed(plan)
	}
	if f.only || asks && !r.agreed() {
		return nil
	}
	if !r.flags.json && !asks {
		r.printAddressed(plan)
	}
	if err := r.do(ctx, intent); err != nil || r.flags.json {
		return err
	}
	r.line(r.t("notice-send.waits"))
	return nil
}

func (p *program) carryCommand() *cobra.Command {
	return p.acting(verb{use: "carry NUMBER REASON…", short: "notice-carry", args: cobra.MinimumNArgs(2), build: func(_ *room, args []string) (model.Intent, error) {
		number, err := number(args[0])
		return model.CarryOver{Number: number, Reason: strings.Join(args[1:], " ")}, err
	}})
}

func (p *program) waiveCommand() *cobra.Command {
	cmd := p.acting(verb{use: "waive AUDIENCE REASON…", short: "notice-waive", args: cobra.MinimumNArgs(2), build: func(_ *room, args []string) (model.Intent, error) {
		return model.WaiveClosing{Audience: model.AudienceID(args[0]), Reason: strings.Join(args[1:], " ")}, nil
	}})
	cmd.ValidArgsFunction = p.completeAudiences()
	return cmd
}

func channelIDs(words []string) []model.ChannelID {
	w := wording{channels: words}
	return w.channelIDs()
}
