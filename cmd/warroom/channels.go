package main

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"warroom/cmd/warroom/internal/courier/ways"
	"warroom/model"
)

// channelsCommand lists the channels: how each is set up and whether it works.
func (p *program) channelsCommand() *cobra.Command {
	cmd := p.prints(&cobra.Command{
		Use: "channels", Short: p.t("verb.channels"), Long: p.t("verb.channels.long"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.open(cmd.Context(), func(s *session) error { return s.printChannels(cmd.Context()) })
		},
	})
	cmd.AddCommand(p.channelsTestCommand(), p.channelsInitCommand())
	return p.carries(cmd)
}

// channelLine is one channel for --json.
type channelLine struct {
	model.Link
	Kind     ways.Kind `json:"kind,omitempty"`     // how it leaves; empty: worked by hand
	Rate     float64   `json:"rate,omitempty"`     // letters a second; 0: no limit
	Parallel int       `json:"parallel,omitempty"` // letters on their way at once
	TestTo   string    `json:"test_to,omitempty"`
}

func (s *session) printChannels(ctx context.Context) error {
	known, err := s.program.ways(s.log.Path())
	if err != nil {
		return err
	}
	defer func() { _ = known.Close() }()
	state := links{session: s, ways: known}
	if plan, _, err := s.loadPlan(); err == nil {
		state.plan = plan // its channels stand in the list, too
	}
	all, err := state.Links(ctx)
	if err != nil {
		return at(s.log.Path(), err)
	}
	lines := make([]channelLine, len(all))
	for n, link := range all {
		way := known[link.Channel]
		lines[n] = channelLine{Link: link, Kind: way.Kind, Rate: way.Rate.PerSecond(), Parallel: way.Parallel, TestTo: way.TestTo}
	}
	if s.flags.json {
		return s.writeJSON(lines)
	}
	for _, line := range lines {
		s.printChannel(line)
	}
	if len(known) == 0 {
		s.line(s.noWays(s.log.Path()))
	}
	return nil
}

// noWays says that no channel is set up, and where that is done: in the file that is there, or in a new one.
func (p *program) noWays(database string) string {
	file := p.channelsFile(database)
	if _, err := os.Stat(file); err == nil {
		return p.t("channels.empty", "File", model.Safe(file))
	}
	return p.t("channels.none")
}

// printChannel: name, how it leaves, state, since when, what waits, what is wrong.
func (s *session) printChannel(line channelLine) {
	cells := []string{model.Safe(string(line.Channel))}
	if line.Kind != "" {
		cells = append(cells, string(line.Kind))
	}
	cells = append(cells, s.words.Term("link", string(line.State)))
	if !line.Since.IsZero() && line.Kind != "" && line.State != model.LinkUnknown {
		cells = append(cells, s.t("since", "Time", s.words.Clock(line.Since, s.zone, s.clock())))
	}
	if line.Waiting > 0 {
		cells = append(cells, s.words.N("cli.outbox.waiting", line.Waiting))
	}
	if line.Detail != "" {
		cells = append(cells, s.why(line.Detail))
	}
	s.line(cells...)
}

// channelsInitCommand writes a file to begin with, in which everything is explained and nothing is set up.
func (p *program) channelsInitCommand() *cobra.Command {
	return p.carries(&cobra.Command{
		Use: "init", Short: p.t("verb.channels-init"), Args: p.checked(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			database, err := p.database()
			if err != nil {
				return err
			}
			path := p.channelsFile(database)
			file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
			if errors.Is(err, fs.ErrExist) {
				err = &model.Error{Code: codeExists, Message: p.t("channels.exists"), Hint: p.t("channels.exists.hint")}
			}
			if err != nil {
				return creating(path, err)
			}
			_, err = file.Write(ways.Example(p.words.Lang()))
			if err = errors.Join(err, file.Close()); err != nil {
				return at(path, err)
			}
			p.line(p.t("channels.written", "File", model.Safe(path)))
			return nil
		},
	})
}
