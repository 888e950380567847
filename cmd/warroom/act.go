package main

import (
	"context"

	"github.com/spf13/cobra"

	"warroom/model"
)

// verb is a command that makes one intent of its arguments. Its texts are messages: "cli.verb.<path>.short" and so on.
type verb struct {
	use, short string
	args       cobra.PositionalArgs
	build      func(r *room, args []string) (model.Intent, error)
}

// acting makes the cobra command of a verb that changes one incident.
func (p *program) acting(v verb) *cobra.Command {
	return p.writes(&cobra.Command{Use: v.use, Short: p.t("verb." + v.short), Args: p.checked(v.args), RunE: p.runs(v.build)})
}

// runs builds the intent inside the room and records it.
func (p *program) runs(build func(*room, []string) (model.Intent, error)) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		return p.inRoom(cmd.Context(), func(r *room) error {
			intent, err := build(r, args)
			if err != nil {
				return err
			}
			return r.do(cmd.Context(), intent)
		})
	}
}

// listing makes the cobra command of a verb that prints something about one incident, and may have verbs below it.
func (p *program) listing(name string, print func(*room) error) *cobra.Command {
	return p.reads(&cobra.Command{
		Use: name, Short: p.t("verb." + name), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.inRoom(cmd.Context(), print)
		},
	})
}

// do records an intent in the room's incident and prints what was recorded.
func (r *room) do(ctx context.Context, intent model.Intent) error {
	events, err := r.enact(ctx, intent)
	if err != nil {
		return err
	}
	return r.recorded(ctx, events)
}

// enact records an intent in the room's incident, at the time that is given.
func (r *room) enact(ctx context.Context, intent model.Intent) ([]model.Event, error) {
	stamp, err := r.stamp()
	if err != nil {
		return nil, err
	}
	return r.enactAt(ctx, stamp, intent)
}

func (r *room) enactAt(ctx context.Context, when model.Stamp, intent model.Intent) ([]model.Event, error) {
	events, err := r.log.Do(ctx, model.Command{Incident: r.inc.ID, Actor: r.actor(r.plan), At: when, Intent: intent})
	return events, at(r.inc.Number, err)
}

// receipt is what a recording verb prints with --json.
type receipt struct {
	Incident model.IncidentID `json:"incident"`
	Number   string           `json:"number"`
	Entries  []entryLine      `json:"entries"`
}

// recorded prints the entries that were just made.
func (s *session) recorded(ctx context.Context, events []model.Event) error {
	_, made, err := s.receiptOf(ctx, events)
	if err != nil {
		return err
	}
	if s.flags.json {
		return s.writeJSON(made)
	}
	made.print(s)
	return nil
}

// receiptOf reads entries that were just made back from the log, and the incident as it is with them.
func (s *session) receiptOf(ctx context.Context, events []model.Event) (*room, receipt, error) {
	r, err := s.load(ctx, events[0].Incident)
	if err != nil {
		return nil, receipt{}, err
	}
	made := receipt{Incident: r.inc.ID, Number: r.inc.Number}
	for _, event := range events {
		if event.Incident != r.inc.ID {
			continue
		}
		if entry, found := r.inc.Entry(event.Ref()); found {
			made.Entries = append(made.Entries, r.entry(entry))
		}
	}
	return r, made, nil
}

func (made receipt) print(s *session) {
	for _, entry := range made.Entries {
		s.line(made.Number, entry.plain())
	}
}

// checked makes usage errors of what cobra finds wrong with the number of arguments, or with a verb below the command.
func (p *program) checked(args cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, words []string) error {
		if args == nil {
			args = cobra.NoArgs
		}
		if args(cmd, words) != nil {
			if p.misspelt(cmd, words) {
				return p.noSuchVerb(cmd, words)
			}
			return usage(p.t("usage.words", "Verb", cmd.CommandPath()), p.useLine(cmd))
		}
		return nil
	}
}
