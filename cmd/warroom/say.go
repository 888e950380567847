package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// sayCommand writes a note, or an observation, into the log.
func (p *program) sayCommand() *cobra.Command {
	var seen bool
	cmd := p.acting(verb{use: "say TEXT…", short: "say", args: cobra.MinimumNArgs(1), build: func(r *room, args []string) (model.Intent, error) {
		text, err := r.text(args)
		if seen {
			return model.Observe{Text: text}, err
		}
		return model.Note{Text: text}, err
	}})
	cmd.Flags().BoolVar(&seen, "observation", false, p.t("flag.observation"))
	return cmd
}

// text is the words given, or standard input for a single dash.
func (p *program) text(args []string) (string, error) {
	if len(args) == 1 && args[0] == "-" {
		raw, err := io.ReadAll(io.LimitReader(p.in, model.MaxText+1))
		return strings.TrimRight(string(raw), "\r\n"), err
	}
	return strings.Join(args, " "), nil
}
