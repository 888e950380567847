package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/storage"
)

// auditCommand checks the record.
func (p *program) auditCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "audit", Short: p.t("verb.audit"), Args: p.checked(cobra.NoArgs)}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	cmd.AddCommand(p.prints(&cobra.Command{
		Use: "verify", Short: p.t("verb.audit-verify"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.open(cmd.Context(), func(s *session) error {
				audit, err := s.log.Verify(cmd.Context())
				if err != nil {
					return at(s.log.Path(), err)
				}
				if err := s.printAudit(audit); err != nil {
					return err
				}
				return s.verdict(audit)
			})
		},
	}))
	return cmd
}

// printAudit writes one line per chain: its site, how many events, and the hash of the last one, which is worth
// writing down elsewhere.
func (p *program) printAudit(audit storage.Audit) error {
	if p.flags.json {
		return p.writeJSON(audit)
	}
	for _, site := range audit.Sites {
		state := p.t("audit.whole")
		if site.FirstBad != nil {
			state = p.t("audit.broken", "Seq", site.FirstBad.Seq)
		}
		if site.Forks > 0 {
			state += ", " + p.t("audit.forks", "N", site.Forks)
		}
		p.line(string(site.Site), p.words.N("cli.entries", site.Events), state, site.Head.String())
	}
	if audit.OK && len(audit.Sites) == 0 {
		p.line(p.t("audit.empty"))
	}
	return nil
}

// verdict is an error if the record is not what was recorded.
func (s *session) verdict(audit storage.Audit) error {
	if audit.OK {
		return nil
	}
	var bad []string
	if audit.File != "" {
		bad = append(bad, s.why(audit.File))
	}
	for _, site := range audit.Sites {
		if site.FirstBad != nil {
			bad = append(bad, fmt.Sprintf("%s: %s", model.Ref{Site: site.Site, Seq: site.FirstBad.Seq}, s.why(site.FirstBad.Why)))
		}
	}
	return at(s.log.Path(), &coded{exitData, &mistakes{
		head: s.t("audit.wrong"), hint: s.t("audit.wrong.hint"), lines: bad,
	}})
}
