package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// rootCommand is the whole command tree. Without a verb it opens the room.
func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use: "warroom", Short: p.t("short"), Long: p.t("long"),
		Args: p.noSuchVerb, RunE: p.openRoom,
		SuggestionsMinimumDistance: 2,
	}
	flags := root.PersistentFlags()
	flags.StringVar(&p.flags.db, "db", "", p.t("flag.db"))
	flags.StringVar(&p.flags.plan, "plan", "", p.t("flag.plan"))
	flags.StringVar(&p.flags.lang, "lang", "", p.t("flag.lang"))
	flags.StringVar(&p.flags.color, "color", "auto", p.t("flag.color"))
	offer(root, "lang", []string{"en", "de", "pt-BR"})
	offer(root, "color", []string{"auto", "never", "16", "256", "true"})
	p.reads(root)
	root.Flags().StringVar(&p.flags.as, "as", "", p.t("flag.as"))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage(err.Error(), cmd.CommandPath()+" --help")
	})
	for _, group := range p.groups() {
		root.AddGroup(&cobra.Group{ID: group.id, Title: p.t("group." + group.id)})
		for _, cmd := range group.commands {
			cmd.GroupID = group.id
			root.AddCommand(cmd)
		}
	}
	root.SetHelpCommandGroupID("keep")
	root.SetCompletionCommandGroupID("keep")
	return root
}

type group struct {
	id       string
	commands []*cobra.Command
}

func (p *program) groups() []group {
	return []group{
		{"open", []*cobra.Command{p.declareCommand(), p.demoCommand(), p.wallCommand(), p.closeCommand(), p.reopenCommand()}},
		{"record", []*cobra.Command{
			p.sayCommand(), p.attemptCommand(), p.decideCommand(), p.assessCommand(), p.severityCommand(), p.phaseCommand(),
			p.publicCommand(), p.tickCommand(), p.skipCommand(), p.noticeCommand(), p.workaroundCommand(),
			p.milestoneCommand(), p.strikeCommand(), p.correctCommand(), p.pinCommand(), p.doCommand(),
		}},
		{"people", []*cobra.Command{p.roleCommand(), p.checkinCommand(), p.checkoutCommand(), p.reachCommand()}},
		{"read", []*cobra.Command{p.statusCommand(), p.dueCommand(), p.rosterCommand(), p.logCommand(), p.incidentsCommand()}},
		{"keep", []*cobra.Command{
			p.importCommand(), p.exportCommand(), p.backupCommand(), p.restoreCommand(), p.auditCommand(), p.doctorCommand(),
		}},
	}
}

// noSuchVerb: the program takes no arguments of its own, so a word that is left over is a misspelt verb.
func (p *program) noSuchVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := "warroom --help"
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = "warroom " + strings.Join(near, "\nwarroom ")
	}
	return usage(p.t("no-verb", "Verb", fmt.Sprintf("%q", args[0])), hint)
}
