package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
	"warroom/plans/check"
)

// planCheckCommand says what is wrong in a plan folder and what it lacks, with file, line and column. The exit code is
// that of the worst finding: 65 for an error, 5 for a warning, 0 for less.
func (p *program) planCheckCommand() *cobra.Command {
	var all, fix bool
	cmd := p.prints(&cobra.Command{
		Use: "check [DIR]", Short: p.t("verb.plan-check"), Args: p.checked(cobra.MaximumNArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			mended, err := p.mended(fix, args)
			if err != nil {
				return err
			}
			folder, found, err := p.openFolder(args)
			if err != nil {
				return err
			}
			if folder != nil && folder.Plan.Digest != "" && len(found) == 0 {
				found = check.Folder(folder, p.clock(), p.words.Lang())
			}
			if p.flags.json {
				err = p.writeJSON(p.checkOf(folder, found, mended))
			} else {
				p.printMended(fix, mended)
				p.printFindings(folder, found, all)
			}
			if err != nil {
				return err
			}
			return p.judgement(found)
		},
	})
	cmd.Flags().BoolVar(&all, "all", false, p.t("flag.check-all"))
	cmd.Flags().BoolVar(&fix, "fix", false, p.t("flag.check-fix"))
	return cmd
}

// checked plan for --json.
type planCheck struct {
	OK       bool          `json:"ok"` // nothing worse than info
	Name     string        `json:"name"`
	Version  string        `json:"version"`
	Digest   string        `json:"digest"`
	Findings []planTrouble `json:"findings"`
	Mended   []planFix     `json:"mended"` // by --fix
}

type planTrouble struct {
	Level   string `json:"level"` // error, warning, info
	Code    string `json:"code"`  // of the rule; empty for what cannot be read
	Open    bool   `json:"open"`  // a question that only the owner of the plan can answer
	File    string `json:"file"`
	Line    int    `json:"line"`   // 0: the whole file
	Column  int    `json:"column"` // in characters, from 1
	Message string `json:"message"`
	Why     string `json:"why"`
	Hint    string `json:"hint"`

	Fix *planFix `json:"fix,omitempty"` // what --fix would do
}

func (p *program) checkOf(folder *plans.Folder, found, mended plans.Findings) planCheck {
	all := planCheck{OK: true, Findings: []planTrouble{}, Mended: []planFix{}}
	for _, one := range mended {
		all.Mended = append(all.Mended, *fixOf(one))
	}
	if folder != nil {
		all.Name, all.Version, all.Digest = folder.Plan.Name, folder.Plan.Version, folder.Plan.Digest
	}
	for _, f := range found.In(p.words.Lang()) {
		all.OK = all.OK && f.Level == plans.Info
		all.Findings = append(all.Findings, planTrouble{
			f.Level.String(), f.Code, check.Open(f), f.File, f.Line, f.Column, f.Message, f.Why, f.Hint, fixOf(f),
		})
	}
	return all
}

// printFindings writes errors and warnings in full, then the questions that are open, then how much more could be better.
func (p *program) printFindings(folder *plans.Folder, found plans.Findings, all bool) {
	open, minor := 0, 0
	for _, f := range found.In(p.words.Lang()) {
		switch {
		case check.Open(f):
			if open++; open == 1 {
				p.line(p.t("plan.open"))
			}
			p.line("  "+where(f), model.Safe(f.Message))
			continue
		case f.Level == plans.Info:
			if minor++; !all {
				continue
			}
		}
		p.line(p.t("level."+f.Level.String()), where(f))
		p.line("  " + model.Safe(f.Message))
		if f.Why != "" {
			p.line("  " + p.t("plan.why", "Why", model.Safe(f.Why)))
		}
		if f.Hint != "" {
			p.line("  " + p.t("plan.do", "Do", model.Safe(f.Hint)))
		}
		if f.Fix != nil {
			p.line("  " + p.t("plan.fixable"))
		}
	}
	if minor > 0 && !all {
		p.line(p.words.N("cli.plan.minor", minor), "warroom plan check --all")
	}
	if folder != nil && worst(found) == plans.Info {
		p.line(p.t("plan.well"), model.Safe(folder.Plan.Name+" "+folder.Plan.Version), folder.Plan.Digest[:min(len(folder.Plan.Digest), 12)])
	}
}

// where is "plan.yaml:12:5".
func where(f *plans.Finding) string {
	if f.Line == 0 {
		return model.Safe(f.File)
	}
	return model.Safe(f.File) + ":" + strconv.Itoa(f.Line) + ":" + strconv.Itoa(f.Column)
}

func worst(found plans.Findings) plans.Level {
	level := plans.Info
	for _, f := range found {
		level = min(level, f.Level)
	}
	return level
}

// judgement ends the program with the code of the worst finding. What was found is printed already.
func (p *program) judgement(found plans.Findings) error {
	counts := map[plans.Level]int{}
	for _, f := range found {
		counts[f.Level]++
	}
	switch worst(found) {
	case plans.Error:
		return &coded{exitData, &model.Error{Code: codeFindings, Message: p.words.N("cli.plan.errors", counts[plans.Error]), Hint: p.t("plan.errors.hint")}}
	case plans.Warning:
		return &coded{exitWarnings, &model.Error{Code: codeFindings, Message: p.words.N("cli.plan.warnings", counts[plans.Warning]), Hint: p.t("plan.warnings.hint")}}
	}
	return nil
}
