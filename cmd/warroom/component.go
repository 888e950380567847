package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// componentLine is how a part of the service is doing, for --json.
type componentLine struct {
	ID    string               `json:"id"`
	Title string               `json:"title"`
	State model.ComponentState `json:"state"`
	Since model.Stamp          `json:"since,omitzero"` // absent if nothing was said
}

// componentCommand says on the public page how a part of the service is doing; alone it lists all.
func (p *program) componentCommand() *cobra.Command {
	cmd := p.writes(&cobra.Command{
		Use: "component [ID STATE]", Short: p.t("verb.component"), Long: p.t("verb.component.long"), Args: p.checked(cobra.MatchAll(cobra.MaximumNArgs(2), pairOrNone)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error {
				if len(args) == 0 {
					return r.printComponents()
				}
				return r.do(cmd.Context(), model.SetComponent{Component: args[0], State: model.ComponentState(strings.ReplaceAll(args[1], "-", "_"))})
			})
		},
	})
	cmd.ValidArgsFunction = p.completing(func(r *room, args []string) (offers []cobra.Completion) {
		switch {
		case len(args) == 1:
			return words(model.ComponentStates)
		case len(args) == 0 && r.plan.Page != nil:
			for _, c := range r.plan.Page.Components {
				offers = append(offers, cobra.CompletionWithDesc(c.ID, model.Safe(r.componentTitle(c))))
			}
		}
		return offers
	})
	return cmd
}

// pairOrNone wants both words or neither.
func pairOrNone(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		return cobra.ExactArgs(2)(cmd, args)
	}
	return nil
}

func (r *room) printComponents() error {
	lines := []componentLine{}
	if r.plan.Page != nil {
		for _, c := range r.plan.Page.Components {
			line := componentLine{ID: c.ID, Title: r.componentTitle(c), State: r.inc.ComponentState(c.ID)}
			for _, change := range r.inc.Components {
				if change.Component == c.ID {
					line.Since = change.At
				}
			}
			lines = append(lines, line)
		}
	}
	if r.flags.json {
		return r.writeJSON(lines)
	}
	for _, l := range lines {
		cells := []string{model.Safe(l.ID), model.Safe(l.Title), r.words.Term("component", string(l.State))}
		if !l.Since.IsZero() {
			cells = append(cells, r.t("since", "Time", r.words.Stamp(l.Since, r.zone, r.clock())))
		}
		r.line(cells...)
	}
	if len(lines) == 0 {
		r.line(r.t("no-components"))
	}
	return nil
}

// componentTitle is the name of a part of the service in the reader's language, else in the plan's.
func (r *room) componentTitle(c model.Component) string {
	for language, title := range c.Title {
		if language.Base() == r.words.Lang().Base() {
			return title
		}
	}
	return c.Title[r.plan.Language]
}
