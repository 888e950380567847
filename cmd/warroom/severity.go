package main

import (
	"github.com/spf13/cobra"

	"warroom/model"
)

// severityCommand sets the severity, or shows it with its criteria.
func (p *program) severityCommand() *cobra.Command {
	var reason string
	cmd := p.acting(verb{use: "severity [LEVEL]", short: "severity", args: cobra.MaximumNArgs(1)})
	set := p.runs(func(_ *room, args []string) (model.Intent, error) {
		level, err := model.ParseSeverity(args[0])
		return model.SetSeverity{Level: level, Reason: reason}, err
	})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return set(cmd, args)
		}
		return p.inRoom(cmd.Context(), func(r *room) error {
			if p.flags.json {
				return p.writeJSON(r.status().Severity)
			}
			r.printSeverity()
			return nil
		})
	}
	cmd.Flags().StringVar(&reason, "reason", "", p.t("flag.reason"))
	cmd.ValidArgs = []cobra.Completion{"SEV1", "SEV2", "SEV3", "SEV4"}
	return cmd
}

func (r *room) printSeverity() {
	state := r.inc.Severity
	r.fact("severity", state.Level.String())
	r.fact("severity-reason", model.Safe(state.Reason))
	if state.Proposed != 0 && state.Proposed != state.Level {
		r.fact("proposed", state.Proposed.String())
	}
	for _, rule := range r.plan.Severities {
		r.line(rule.Level.String(), model.Safe(rule.Title))
		for _, criterion := range rule.Criteria {
			r.line("  -", model.Safe(criterion))
		}
	}
}
