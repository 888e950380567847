package main

import (
	"github.com/spf13/cobra"

	"warroom/model"
)

// incidentsCommand lists all incidents, open ones first.
func (p *program) incidentsCommand() *cobra.Command {
	var openOnly bool
	cmd := &cobra.Command{
		Use: "incidents", Short: p.t("verb.incidents"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.open(cmd.Context(), func(s *session) error {
				board, err := s.log.Board(cmd.Context())
				if err != nil {
					return at(s.log.Path(), err)
				}
				kept := []model.Summary{}
				for _, summary := range board {
					if summary.Closed.IsZero() || !openOnly {
						kept = append(kept, summary)
					}
				}
				if p.flags.json {
					return p.writeJSON(kept)
				}
				for _, summary := range kept {
					s.printSummary(cmd, summary)
				}
				if len(kept) == 0 {
					p.line(p.t("no-incidents"))
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&openOnly, "open", false, p.t("flag.open-only"))
	return p.prints(cmd)
}

func (s *session) printSummary(cmd *cobra.Command, summary model.Summary) {
	cells := []string{summary.Number, summary.Severity.String(), s.words.Term("phase", string(summary.Phase))}
	if summary.Kind == model.Exercise {
		cells = append(cells, s.t("fact.exercise"))
	}
	cells = append(cells, model.Safe(summary.Title))
	if summary.Commander != "" {
		name := string(summary.Commander)
		if plan, err := s.planOf(cmd.Context(), model.PlanRef{Digest: summary.Plan}); err == nil {
			name = plan.NameOf(summary.Commander)
		}
		cells = append(cells, model.Safe(name))
	}
	cells = append(cells, s.t("since", "Time", s.words.Clock(summary.Declared, s.zone, s.clock())))
	s.line(cells...)
}
