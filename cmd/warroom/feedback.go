package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"warroom/cmd/warroom/internal/reply"
	"warroom/model"
	"warroom/plans/customers"
)

// feedbackCommand records what a customer said about how they were told; without one it sums up.
func (p *program) feedbackCommand() *cobra.Command {
	var notice int
	cmd := p.acting(verb{use: "feedback [ID SCORE [TEXT…]]", short: "feedback", args: func(_ *cobra.Command, args []string) error {
		if len(args) == 1 {
			return errors.New("a score is missing")
		}
		return nil
	}})
	cmd.Long = p.t("verb.feedback.long")
	give := p.runs(func(_ *room, args []string) (model.Intent, error) {
		score, err := scoreOf(args[1])
		return model.GiveFeedback{Customer: model.CustomerID(args[0]), Score: score, Text: strings.Join(args[2:], " "), Notice: notice}, err
	})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return p.inRoom(cmd.Context(), func(r *room) error { return r.printFeedback(notice) })
		}
		return give(cmd, args)
	}
	cmd.Flags().IntVar(&notice, "notice", 0, p.t("flag.feedback-notice"))
	cmd.ValidArgsFunction = p.completeCustomers()
	cmd.AddCommand(p.feedbackImportCommand(), p.feedbackReplyCommand())
	return cmd
}

// scoreOf reads 1 to 5; a dash or 0 means words only.
func scoreOf(text string) (int, error) {
	if text == "-" {
		return 0, nil
	}
	score, err := strconv.Atoi(text)
	if err != nil || score < 0 || score > 5 {
		return 0, unknownWord("score", text, []string{"1", "2", "3", "4", "5", "-"})
	}
	return score, nil
}

// feedbackLine is one answer for --json.
type feedbackLine struct {
	Customer model.CustomerID `json:"customer"`
	Name     string           `json:"name"`
	Score    int              `json:"score,omitempty"`
	Text     string           `json:"text,omitempty"`
	Notice   int              `json:"notice,omitempty"`
	Source   string           `json:"source,omitempty"`
	At       model.Stamp      `json:"at"`
}

// printFeedback sums up and lists, newest last.
func (r *room) printFeedback(notice int) error {
	lines := []feedbackLine{}
	for _, a := range model.Ledger(r.inc, r.plan) {
		for _, f := range a.Feedback {
			if notice == 0 || f.Notice == notice {
				lines = append(lines, feedbackLine{a.ID, a.Name, f.Score, f.Text, f.Notice, f.Source, f.At})
			}
		}
	}
	slices.SortStableFunc(lines, func(a, b feedbackLine) int { return a.At.At.Compare(b.At.At) })
	opinion := model.OpinionOf(r.inc, r.plan, notice)
	if r.flags.json {
		return r.writeJSON(map[string]any{"summary": opinion, "feedback": lines})
	}
	for _, line := range lines {
		r.line(r.words.Stamp(line.At, r.zone, r.clock()), model.Safe(line.Name),
			r.feedbackSaid(model.Feedback{Score: line.Score, Text: line.Text, Notice: line.Notice}))
	}
	mean := r.t("feedback.no-mean")
	if opinion.Mean != nil {
		mean = r.t("feedback.mean", "Mean", r.words.Decimal(*opinion.Mean))
	}
	r.line(mean, r.words.N("cli.feedback.scores", opinion.Scores), r.words.N("cli.feedback.missing", opinion.Missing))
	return nil
}

// feedbackImportCommand takes answers from a table: customer, score, text, notice, in any order.
func (p *program) feedbackImportCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "import FILE", Short: p.t("verb.feedback-import"), Long: p.t("verb.feedback-import.long"), Args: p.checked(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			raw, err := p.readCustomerFile(args[0])
			if err != nil {
				return err
			}
			return p.inRoom(cmd.Context(), func(r *room) error { return r.importFeedback(cmd.Context(), args[0], raw) })
		},
	}
	return p.writes(cmd)
}

// answers is what a table of feedback gave, for --json.
type answers struct {
	Taken int           `json:"recorded"`
	Left  []customerRow `json:"left_out"`
}

func (r *room) importFeedback(ctx context.Context, path string, raw []byte) error {
	name := filepath.Base(path)
	if _, err := reply.Read(bytes.NewReader(raw)); err == nil {
		hint := "warroom feedback reply " + model.Safe(path)
		return at(path, &coded{exitData, &model.Error{Code: codeUsage, Message: r.t("feedback.is-mail"), Hint: hint}})
	}
	given, err := customers.ReadAnswers(raw)
	if err != nil {
		return at(path, r.noList(err))
	}
	if _, err := r.stamp(); err != nil {
		return err
	}
	result := answers{Left: r.rows(given.Left)}
	for _, a := range given.Answers {
		problem := r.record(ctx, model.GiveFeedback{Score: a.Score, Text: a.Text, Notice: a.Notice, Source: "csv " + name}, a.Customer)
		if problem == nil {
			result.Taken++
			continue
		}
		what, _ := r.said(problem)
		result.Left = append(result.Left, customerRow{Line: a.Line, Kind: "refused", Said: what})
	}
	slices.SortStableFunc(result.Left, func(a, b customerRow) int { return a.Line - b.Line })
	if r.flags.json {
		return r.writeJSON(result)
	}
	r.line(model.Safe(name), r.words.N("cli.feedback.taken", result.Taken))
	for _, row := range result.Left {
		r.line("  "+r.t("plan.line", "N", row.Line), row.Said)
	}
	return nil
}

// record takes one answer of a customer who is called by id or by mail address.
func (r *room) record(ctx context.Context, answer model.GiveFeedback, called string) error {
	answer.Customer = model.CustomerID(called)
	if _, known := r.inc.Customers[answer.Customer]; !known {
		ids, err := r.byAddress(ctx, called)
		if err != nil || len(ids) != 1 {
			return cmp.Or(err, r.notOnLedger(ctx, called))
		}
		answer.Customer = ids[0]
	}
	stamp, err := r.stamp()
	if err == nil {
		_, err = r.log.Do(ctx, model.Command{Incident: r.inc.ID, Actor: r.actor(r.plan), At: stamp, Intent: answer})
	}
	return err
}
