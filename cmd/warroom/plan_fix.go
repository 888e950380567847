package main

import (
	"strconv"

	"warroom/model"
	"warroom/plans"
)

// mended makes the changes that --fix is for, if it is given. The plan that the program ships is nobody's to change.
func (p *program) mended(fix bool, args []string) (plans.Findings, error) {
	dir := p.planFolder()
	if len(args) > 0 {
		dir = args[0]
	}
	switch {
	case !fix:
		return nil, nil
	case dir == "":
		return nil, usage(p.t("plan.fix.where"), "warroom plan check --fix DIR")
	}
	done, err := plans.Mend(dir)
	return done, at(dir, err)
}

// printMended says what was changed where.
func (p *program) printMended(fix bool, mended plans.Findings) {
	if fix && len(mended) == 0 {
		p.line(p.t("plan.fix.none"))
	}
	for _, one := range mended {
		p.line(p.t("plan.fix.done"), where(one), p.change(one.Fix))
	}
}

// change is what became of a text or a name, in words.
func (p *program) change(fix *plans.Fix) string {
	said := func(text string) string { return model.Safe(strconv.Quote(text)) }
	switch {
	case fix.Rename != "":
		return "→ " + model.Safe(fix.Rename)
	case fix.Cut:
		return p.t("plan.fix.cut", "Text", said(fix.Old))
	case fix.Old == "":
		return p.t("plan.fix.empty")
	}
	return said(fix.Old) + " → " + said(fix.New)
}

// planFix is a change for --json.
type planFix struct {
	File   string `json:"file"`
	Line   int    `json:"line"` // 0: the name of the file
	Column int    `json:"column"`
	Old    string `json:"old"`
	New    string `json:"new"`
	Cut    bool   `json:"cut"` // the whole line goes
	Rename string `json:"rename"`
}

func fixOf(f *plans.Finding) *planFix {
	if f.Fix == nil {
		return nil
	}
	return &planFix{f.File, f.Fix.Line, f.Fix.Column, f.Fix.Old, f.Fix.New, f.Fix.Cut, f.Fix.Rename}
}
