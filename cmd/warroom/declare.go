package main

import (
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
)

// declareCommand opens an incident. The title alone is enough.
func (p *program) declareCommand() *cobra.Command {
	var intent model.Declare
	var kind, scope, urgency, severity string
	proposed := false
	cmd := &cobra.Command{
		Use: "declare TITLE…", Short: p.t("verb.declare"), Args: p.checked(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			intent.Title = strings.Join(args, " ")
			if kind == string(model.Backfilled) || severity != "" { // what is known is said: nothing is proposed
				scope, urgency = given(cmd, "impact", scope), given(cmd, "urgency", urgency)
			} else {
				proposed = !cmd.Flags().Changed("impact") && !cmd.Flags().Changed("urgency")
			}
			intent.Kind, intent.Scope, intent.Urgency = model.IncidentKind(kind), model.Scope(scope), model.Urgency(urgency)
			if severity != "" {
				if intent.Severity, err = model.ParseSeverity(severity); err != nil {
					return err
				}
			}
			stamp, err := p.stamp()
			if err != nil {
				return err
			}
			return p.open(cmd.Context(), func(s *session) error {
				plan, err := s.keepPlan(cmd.Context())
				if err != nil {
					return err
				}
				events, err := s.log.Do(cmd.Context(), model.Command{Actor: s.actor(plan), At: stamp, Intent: intent})
				if err != nil {
					return at(s.log.Path(), err)
				}
				if err := s.recorded(cmd.Context(), events); err != nil || !proposed || p.flags.json {
					return err
				}
				p.line(p.t("declare.proposed", "Impact", p.words.Term("scope", scope), "Urgency", p.words.Term("urgency", urgency)))
				p.line("warroom assess --impact several --urgency today")
				return nil
			})
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&kind, "kind", "", p.t("flag.kind"))
	flags.StringVar(&scope, "impact", string(model.AllCustomers), p.t("flag.impact"))
	flags.StringVar(&urgency, "urgency", string(model.Now), p.t("flag.urgency"))
	flags.StringVar(&severity, "severity", "", p.t("flag.severity"))
	flags.StringVar(&intent.Reason, "reason", "", p.t("flag.reason"))
	flags.StringVar(&intent.Scenario, "scenario", "", p.t("flag.scenario"))
	flags.StringVar(&p.flags.as, "as", "", p.t("flag.as"))
	flags.StringVar(&p.flags.at, "at", "", p.t("flag.at"))
	offer(cmd, "kind", model.IncidentKinds)
	offer(cmd, "impact", model.Scopes)
	offer(cmd, "urgency", model.Urgencies)
	offer(cmd, "severity", []string{"SEV1", "SEV2", "SEV3", "SEV4"})
	return p.prints(cmd)
}

// given is the value of a flag that somebody gave; empty for its default.
func given(cmd *cobra.Command, flag, value string) string {
	if cmd.Flags().Changed(flag) {
		return value
	}
	return ""
}

// offer completes a flag from a fixed set of words.
func offer[T ~string](cmd *cobra.Command, flag string, all []T) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words(all), cobra.ShellCompDirectiveNoFileComp))
}
