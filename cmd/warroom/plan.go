package main

import (
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
	cmd.AddCommand(p.planNewCommand(), p.planCheckCommand(), p.planPINCommand())
	return cmd
}

// planNewCommand writes the plan that the program ships into a new folder: a plan of one's own begins there.
func (p *program) planNewCommand() *cobra.Command {
	return &cobra.Command{
		Use: "new DIR", Short: p.t("verb.plan-new"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			_, archive := plans.Default(p.words.Lang())
			if there, err := os.ReadDir(args[0]); err == nil && len(there) > 0 {
				return at(args[0], &model.Error{Code: codeExists, Message: p.t("plan.not-empty"), Hint: p.t("plan.not-empty.hint")})
			}
			if err := archive.Extract(args[0]); err != nil {
				return at(args[0], err)
			}
			p.line(p.t("plan.made", "Path", model.Safe(args[0])))
			p.line("warroom plan check", model.Safe(args[0]))
			p.line("warroom --plan", model.Safe(args[0]))
			return nil
		},
	}
}

// checked plan for --json.
type planCheck struct {
	OK       bool          `json:"ok"`
	Name     string        `json:"name"`
	Version  string        `json:"version"`
	Digest   string        `json:"digest"`
	Findings []planTrouble `json:"findings"`
}

type planTrouble struct {
	File    string `json:"file"`
	Line    int    `json:"line"`   // 0: the whole file
	Column  int    `json:"column"` // in characters, from 1
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// planCheckCommand says what is wrong in a plan folder, with file, line and column. A plan with mistakes exits with 65.
func (p *program) planCheckCommand() *cobra.Command {
	return p.prints(&cobra.Command{
		Use: "check [DIR]", Short: p.t("verb.plan-check"), Args: p.checked(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				p.flags.plan = args[0]
			}
			plan, _, err := p.loadPlan()
			var wrong plans.Findings
			if err != nil && !errors.As(err, &wrong) {
				return err
			}
			if p.flags.json {
				if printing := p.writeJSON(checkOf(plan, wrong)); printing != nil {
					return printing
				}
				return err
			}
			if err == nil {
				p.line(p.t("plan.well"), model.Safe(plan.Name+" "+plan.Version), plan.Digest[:min(len(plan.Digest), 12)])
			}
			return err
		},
	})
}

func checkOf(plan *model.Plan, wrong plans.Findings) planCheck {
	check := planCheck{OK: len(wrong) == 0, Findings: []planTrouble{}}
	if plan != nil {
		check.Name, check.Version, check.Digest = plan.Name, plan.Version, plan.Digest
	}
	for _, f := range wrong {
		check.Findings = append(check.Findings, planTrouble{f.File, f.Line, f.Column, f.Message, f.Hint})
	}
	return check
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
