package check

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"warroom/model"
	"warroom/plans"
)

// Folder answers what a plan folder lacks at a time, in a language, sorted by level, then by file and line.
func Folder(f *plans.Folder, now time.Time, lang model.Language) plans.Findings {
	c := &checker{folder: f, plan: f.Plan, now: now, texts: textsIn(lang)}
	for _, rule := range []func(*checker){
		(*checker).open, (*checker).roles, (*checker).people, (*checker).unused, (*checker).cadence, (*checker).members,
		(*checker).page, (*checker).templates,
		(*checker).languages, (*checker).readers, (*checker).scenarios, (*checker).areas, (*checker).standby, (*checker).systems,
		(*checker).reviews, (*checker).drills, (*checker).regulators, (*checker).paper,
	} {
		rule(c)
	}
	slices.SortStableFunc(c.found, func(a, b *plans.Finding) int {
		return cmp.Or(
			cmp.Compare(a.Level, b.Level), compareOpen(a, b), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
		)
	})
	return c.found
}

// Open tells whether a finding is a question that only the owner of the plan can answer.
func Open(f *plans.Finding) bool { return strings.HasPrefix(f.Code, "open.") }

func compareOpen(a, b *plans.Finding) int {
	switch {
	case Open(a) == Open(b):
		return 0
	case Open(a):
		return 1
	}
	return -1
}

type checker struct {
	folder *plans.Folder
	plan   *model.Plan
	now    time.Time
	texts  texts
	found  plans.Findings
}

// at adds a finding about something that the folder defines.
func (c *checker) at(kind, id string, level plans.Level, code string, with ...string) {
	file, line, column := c.folder.Where(kind, id)
	c.in(file, line, column, level, code, with...)
}

// in adds a finding at a place of a file; line 0 is the whole file.
func (c *checker) in(file string, line, column int, level plans.Level, code string, with ...string) {
	message, why, hint := c.texts.say(code, with)
	c.found = append(c.found, &plans.Finding{
		File: file, Line: line, Column: column, Message: message, Why: why, Hint: hint, Level: level, Code: code,
	})
}
