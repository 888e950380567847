package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/tui/locale"
)

// The words that --lang and --color know.
var (
	languages = []string{string(locale.English), string(locale.German), string(locale.Portuguese)}
	colors    = []string{"auto", "never", "16", "256", "true"}
)

// rootCommand is the whole command tree. Without a verb it opens the room.
func (p *program) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use: "warroom", Short: p.t("short"), Long: p.t("long"),
		Args: p.noSuchVerb, RunE: p.openRoom,
		SuggestionsMinimumDistance: 2,
	}
	root.SetVersionTemplate("warroom {{.Version}}\n")
	flags := root.PersistentFlags()
	flags.StringVar(&p.flags.db, "db", "", p.t("flag.db"))
	flags.StringVar(&p.flags.plan, "plan", "", p.t("flag.plan"))
	flags.StringVar(&p.flags.lang, "lang", "", p.t("flag.lang"))
	flags.StringVar(&p.flags.color, "color", "auto", p.t("flag.color"))
	flags.BoolVar(&p.flags.force, "force", false, p.t("flag.force"))
	offer(root, "lang", languages)
	offer(root, "color", colors)
	p.carries(p.reads(root))
	root.Flags().StringVar(&p.flags.as, "as", "", p.t("flag.as"))
	root.Flags().BoolP("version", "v", false, p.t("flag.version"))
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage(p.flagTrouble(err), cmd.CommandPath()+" --help")
	})
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return p.checkFlags() }
	for _, group := range p.groups() {
		root.AddGroup(&cobra.Group{ID: group.id, Title: p.t("group." + group.id)})
		for _, cmd := range group.commands {
			cmd.GroupID = group.id
			if cmd.Name() == "help" {
				root.SetHelpCommand(cmd)
			}
			root.AddCommand(cmd)
		}
	}
	p.speakHelp(root)
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
			p.sayCommand(), p.evidenceCommand(), p.noun(p.attemptCommand()), p.decideCommand(), p.assessCommand(), p.severityCommand(), p.phaseCommand(),
			p.publicCommand(), p.tickCommand(), p.skipCommand(), p.noun(p.workaroundCommand()),
			p.milestoneCommand(), p.strikeCommand(), p.correctCommand(), p.pinCommand(), p.doCommand(),
		}},
		{"tell", []*cobra.Command{
			p.noun(p.noticeCommand()), p.noun(p.outboxCommand()), p.noun(p.channelsCommand()), p.noun(p.announcementCommand()),
			p.publishCommand(), p.noun(p.componentCommand()), p.customerCommand(), p.noun(p.symptomCommand()), p.noun(p.feedbackCommand()),
		}},
		{"people", []*cobra.Command{p.noun(p.roleCommand()), p.checkinCommand(), p.checkoutCommand(), p.reachCommand()}},
		{"read", []*cobra.Command{
			p.statusCommand(), p.noun(p.dueCommand()), p.figuresCommand(), p.noun(p.rosterCommand()), p.logCommand(), p.noun(p.incidentsCommand()),
		}},
		{"keep", []*cobra.Command{
			p.importCommand(), p.exportCommand(), p.backupCommand(), p.restoreCommand(), p.auditCommand(), p.doctorCommand(),
			p.planCommand(), p.printCommand(), p.formCommand(),
		}},
		{"help", []*cobra.Command{p.helpCommand(), p.manCommand(), p.completionCommand()}},
	}
}

// flagTrouble says what is wrong with a flag, in the reader's language as far as that can be told from the sentence.
func (p *program) flagTrouble(err error) string {
	said := err.Error()
	for head, id := range map[string]string{
		"unknown flag: ": "usage.flag", "unknown shorthand flag: ": "usage.flag", "flag needs an argument: ": "usage.value-missing",
		"invalid argument ": "usage.value",
	} {
		if rest, found := strings.CutPrefix(said, head); found {
			return p.t(id, "Flag", rest)
		}
	}
	return said
}

// checkFlags refuses words that the flags for everything do not know: a misspelt language must not pass for English.
func (p *program) checkFlags() error {
	for _, flag := range []struct {
		what, got string
		allowed   []string
	}{{"--lang", p.flags.lang, languages}, {"--color", p.flags.color, colors}} {
		if flag.got != "" && !slices.Contains(flag.allowed, flag.got) && flag.got != "pt" {
			return unknownWord(flag.what, flag.got, flag.allowed)
		}
	}
	return nil
}

// unknownWord is the error for a word that is none of those a place knows.
func unknownWord(what, got string, known []string) error {
	allowed := strings.Join(known, ", ")
	return &model.Error{
		Code: model.CodeUnknownWord, Message: fmt.Sprintf("%s %q is not known", what, got), Hint: "use one of: " + allowed,
		Args: map[string]string{"what": what, "got": got, "allowed": allowed},
	}
}
