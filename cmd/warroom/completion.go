package main

import (
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"
)

// shells are those for which a completion script can be written.
var shells = map[string]func(root *cobra.Command, out io.Writer) error{
	"bash":       func(root *cobra.Command, out io.Writer) error { return root.GenBashCompletionV2(out, true) },
	"fish":       func(root *cobra.Command, out io.Writer) error { return root.GenFishCompletion(out, true) },
	"powershell": func(root *cobra.Command, out io.Writer) error { return root.GenPowerShellCompletionWithDesc(out) },
	"zsh":        func(root *cobra.Command, out io.Writer) error { return root.GenZshCompletion(out) },
}

// completionCommand prints the script that teaches a shell the words of this program.
func (p *program) completionCommand() *cobra.Command {
	names := slices.Sorted(maps.Keys(shells))
	return &cobra.Command{
		Use: "completion SHELL", Short: p.t("verb.completion"), Long: p.t("verb.completion.long"),
		Args: p.checked(cobra.ExactArgs(1)), ValidArgs: names,
		RunE: func(cmd *cobra.Command, args []string) error {
			write, known := shells[args[0]]
			if !known {
				return unknownWord("shell", args[0], names)
			}
			return write(cmd.Root(), p.out)
		},
	}
}
