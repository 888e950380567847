package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// noun gives a command that prints a list when it stands alone the verb that people type for it. Where it is the only
// verb, help does not speak of it.
func (p *program) noun(cmd *cobra.Command) *cobra.Command {
	list := &cobra.Command{
		Use: "list", Short: p.t("verb.list", "Verb", "warroom "+cmd.Name()), Args: p.checked(cobra.NoArgs),
		RunE:   cmd.RunE,
		Hidden: !cmd.HasSubCommands() && !strings.Contains(cmd.Use, " "),
	}
	for _, flag := range visited(cmd.Flags().VisitAll) {
		its := *flag
		its.Hidden = its.Name == "as" || its.Name == "at" // a list records nothing
		list.Flags().AddFlag(&its)
	}
	cmd.AddCommand(list)
	return cmd
}

// noSuchVerb: a command that takes no words of its own has a misspelt verb where one is left over.
func (p *program) noSuchVerb(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage(p.t("no-verb", "Verb", fmt.Sprintf("%q", args[0])), p.meant(cmd, args[0]))
}

// meant are the verbs of a command that a misspelt one may stand for, as one writes them.
func (p *program) meant(cmd *cobra.Command, word string) string {
	near := p.near(cmd, word)
	if len(near) == 0 {
		return cmd.CommandPath() + " --help"
	}
	for n, name := range near {
		near[n] = cmd.CommandPath() + " " + name
	}
	return strings.Join(near, ", ")
}

// near are the verbs of a command that resemble a word.
func (p *program) near(cmd *cobra.Command, word string) []string {
	if cmd.SuggestionsMinimumDistance == 0 {
		cmd.SuggestionsMinimumDistance = 2
	}
	return cmd.SuggestionsFor(word)
}

// misspelt tells whether the first word after a command was meant as one of its verbs: nothing else may stand there, or
// it resembles one.
func (p *program) misspelt(cmd *cobra.Command, words []string) bool {
	if !cmd.HasAvailableSubCommands() || len(words) == 0 {
		return false
	}
	return !strings.Contains(cmd.Use, " ") || len(p.near(cmd, words[0])) > 0
}
