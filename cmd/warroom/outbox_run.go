package main

import (
	"context"

	"github.com/spf13/cobra"

	"warroom/model"
)

// outboxRunCommand sends without a room: until it is stopped, or once what can leave now.
func (p *program) outboxRunCommand() *cobra.Command {
	var once bool
	cmd := &cobra.Command{
		Use: "run", Short: p.t("verb.outbox-run"), Long: p.t("verb.outbox-run.long"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.open(cmd.Context(), func(s *session) error { return s.runOutbox(cmd.Context(), once) })
		},
	}
	cmd.Flags().BoolVar(&once, "once", false, p.t("flag.once"))
	return p.carries(cmd)
}

func (s *session) runOutbox(ctx context.Context, once bool) error {
	known, err := s.program.ways(s.log.Path())
	if err != nil {
		return err
	}
	defer func() { _ = known.Close() }()
	for _, way := range known.Sorted() {
		by := s.t("outbox.by", "Channel", string(way.Channel), "Kind", string(way.Kind))
		if string(way.Kind) == string(way.Channel) { // "mail: mail" says nothing
			by = string(way.Channel)
		}
		s.line(by, model.Safe(way.Trouble))
	}
	if len(known) == 0 {
		s.line(s.noWays(s.log.Path()))
	}
	if err := s.courier(known, once).Run(ctx); err != nil {
		return at(s.log.Path(), err)
	}
	if !once {
		return nil
	}
	letters, err := s.letters(ctx, unfinished)
	if err != nil {
		return at(s.log.Path(), err)
	}
	s.printLetters(letters, false)
	if len(letters) == 0 {
		s.line(s.t("outbox.empty"))
	}
	return nil
}
