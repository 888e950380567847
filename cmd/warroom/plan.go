package main

import (
	"cmp"
	"errors"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
)

// planCommand gathers what can be done with a plan folder.
func (p *program) planCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "plan", Short: p.t("verb.plan"), Args: p.checked(cobra.NoArgs)}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	cmd.AddCommand(
		p.planNewCommand(), p.planCheckCommand(), p.planWeakCommand(), p.planListCommand(), p.planShowCommand(), p.planDiffCommand(),
		p.planAddCommand(), p.planReviewCommand(), p.planSchemaCommand(), p.planPINCommand(),
	)
	return cmd
}

// openFolder reads everything in a plan folder: the one named first in args, else the one to declare with, else the one
// that the program ships. A folder with mistakes comes together with its findings.
func (p *program) openFolder(args []string) (*plans.Folder, plans.Findings, error) {
	dir := p.planFolder()
	if len(args) > 0 {
		dir = args[0]
	}
	if dir == "" {
		return plans.DefaultFolder(p.words.Lang()), nil, nil
	}
	if err := noFile(dir); err != nil {
		return nil, nil, at(dir, err)
	}
	folder, err := plans.OpenFolder(dir)
	var wrong plans.Findings
	if errors.As(err, &wrong) {
		return folder, wrong, nil
	}
	return folder, nil, at(dir, err)
}

// soundFolder is like openFolder and refuses a folder with mistakes.
func (p *program) soundFolder(args []string) (*plans.Folder, error) {
	folder, wrong, err := p.openFolder(args)
	if err == nil && len(wrong) > 0 {
		err = wrong
	}
	return folder, err
}

// planPINCommand asks for a PIN twice and prints what people.yaml keeps of it. The PIN itself is shown nowhere.
func (p *program) planPINCommand() *cobra.Command {
	return &cobra.Command{
		Use: "pin", Short: p.t("verb.plan-pin"), Args: p.checked(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			if !terminal(os.Stdin) {
				return usage(p.t("plan.pin.no-terminal"), "warroom plan pin")
			}
			first, err := p.secret(p.t("plan.pin.ask"))
			if err != nil {
				return err
			}
			second, err := p.secret(p.t("plan.pin.again"))
			if err != nil {
				return err
			}
			if first != second {
				return usage(p.t("plan.pin.differ"), "warroom plan pin")
			}
			hash, err := plans.HashPIN(first)
			if err != nil {
				return err
			}
			p.line("pin: '" + hash + "'")
			return nil
		},
	}
}

// secret asks for a line that the terminal does not show.
func (p *program) secret(question string) (string, error) {
	if _, err := p.err.Write([]byte(question + ": ")); err != nil {
		return "", err
	}
	text, err := term.ReadPassword(os.Stdin.Fd())
	_, _ = p.err.Write([]byte("\n"))
	return string(text), err
}

// titled is a title made safe for a line, or the id of what has none.
func titled(title, id string) string { return model.Safe(cmp.Or(title, id)) }
