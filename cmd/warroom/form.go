package main

import (
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/cmd/warroom/internal/timeline"
	"warroom/model"
	"warroom/plans"
	"warroom/plans/paper"
)

// formCommand gathers what can be done with sheets that were filled in by pen.
func (p *program) formCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "form", Short: p.t("verb.form"), Args: p.checked(cobra.NoArgs)}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	cmd.AddCommand(p.formEnterCommand())
	return cmd
}

// formEnterCommand types a sheet in. Sheet number and line number are what a line is known by: typing it in twice adds
// nothing, and a line that reads otherwise now is corrected.
func (p *program) formEnterCommand() *cobra.Command {
	var date string
	cmd := &cobra.Command{
		Use: "enter SHEET [FILE]", Short: p.t("verb.form-enter"), Long: p.t("verb.form-enter.long"), Args: p.checked(cobra.RangeArgs(1, 2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			number := strings.ToUpper(strings.TrimSpace(args[0]))
			folder, err := p.loadFolder()
			if err != nil {
				return err
			}
			form, err := p.formOf(folder, number)
			if err != nil {
				return err
			}
			typed, err := p.typed(args[1:], form)
			if err != nil {
				return err
			}
			day, err := p.day(date, typed)
			if err != nil {
				return err
			}
			return p.inRoom(cmd.Context(), func(r *room) error {
				m := meaning{form: form, plan: r.plan, number: number, sheet: typed, day: day, zone: p.zoneName}
				lines, err := m.lines()
				if err != nil {
					return err
				}
				done, err := r.enterLines(cmd.Context(), number, lines)
				if err != nil {
					return err
				}
				return r.printEntered(done)
			})
		},
	}
	cmd.Flags().StringVar(&date, "date", "", p.t("flag.sheet-date"))
	cmd.Flags().StringVar(&p.flags.as, "as", "", p.t("flag.as"))
	_ = cmd.RegisterFlagCompletionFunc("as", p.completePeople)
	return p.reads(cmd)
}

// formOf is the form whose sheets have such numbers.
func (p *program) formOf(folder *plans.Folder, number string) (plans.Form, error) {
	var known []string
	for _, form := range folder.Forms {
		prefix := paper.Prefix(folder, form.ID)
		if rest, found := strings.CutPrefix(number, prefix+"-"); found && len(rest) >= len("2026-0001") {
			return form, nil
		}
		known = append(known, prefix+"-2026-0001")
	}
	return plans.Form{}, unknownWord("sheet", number, known)
}

// typed is what was typed: in a file, at the terminal line by line, or as a table on standard input.
func (p *program) typed(files []string, form plans.Form) (*sheet, error) {
	if len(files) > 0 {
		raw, err := p.readFile(files[0])
		if err != nil {
			return nil, err
		}
		typed, err := readSheet(raw, files[0], form)
		return typed, p.wrongSheet(err)
	}
	if in, ok := p.in.(*os.File); ok && terminal(in) {
		return p.askSheet(form)
	}
	raw, err := io.ReadAll(io.LimitReader(p.in, timeline.MaxSize))
	if err != nil {
		return nil, at("-", err)
	}
	typed, err := readTable(raw, "-", form)
	return typed, p.wrongSheet(err)
}

// wrongSheet says in the reader's language what is wrong with a sheet, place by place.
func (p *program) wrongSheet(err error) error {
	if err == nil {
		return nil
	}
	var lines []string
	wrong := []error{err}
	for len(wrong) > 0 {
		first := wrong[0]
		wrong = wrong[1:]
		var one misread
		switch several, ok := first.(interface{ Unwrap() []error }); {
		case ok:
			wrong = append(several.Unwrap(), wrong...)
		case errors.As(first, &one):
			lines = append(lines, one.place+": "+p.t("form.wrong."+one.kind, "Word", model.Safe(one.word)))
		}
	}
	return &coded{exitData, &mistakes{head: p.t("form.wrong"), hint: p.t("form.wrong.hint"), lines: lines}}
}

// day is the day of the first line: by flag, from the file, or today.
func (p *program) day(flag string, typed *sheet) (time.Time, error) {
	for _, text := range []string{flag, typed.Date, typed.Head["date"]} {
		if text == "" {
			continue
		}
		day, err := time.ParseInLocation(time.DateOnly, text, p.zone)
		if err != nil {
			return day, unknownWord("date", text, []string{p.clock().In(p.zone).Format(time.DateOnly)})
		}
		return day, nil
	}
	year, month, day := p.clock().In(p.zone).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, p.zone), nil
}

func (r *room) printEntered(done entered) error {
	if r.flags.json {
		return r.writeJSON(done)
	}
	r.line(done.Sheet, r.inc.Number, r.t("form.entered", "New", done.New, "Corrected", done.Corrected, "Same", done.Same))
	return nil
}
