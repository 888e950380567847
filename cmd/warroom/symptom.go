package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/storage"
	"warroom/tui"
)

// symptomCommand counts what callers say: one more of a symptom, or without one the list.
func (p *program) symptomCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "symptom [ID] [NOTE…]", Short: p.t("verb.symptom"), Args: p.checked(cobra.ArbitraryArgs),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.open(cmd.Context(), func(s *session) error {
				if len(args) == 0 {
					return s.listSymptoms(cmd.Context())
				}
				return s.countSymptom(cmd.Context(), args[0], strings.Join(args[1:], " "))
			})
		},
	}
	cmd.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) (offers []cobra.Completion, _ cobra.ShellCompDirective) {
		if plan, _, err := p.loadPlan(); err == nil && len(args) == 0 {
			for _, symptom := range plan.Symptoms {
				offers = append(offers, cobra.CompletionWithDesc(symptom.ID, model.Safe(symptom.Title)))
			}
		}
		return offers, cobra.ShellCompDirectiveNoFileComp
	}
	cmd.Flags().StringVar(&p.flags.as, "as", "", p.t("flag.as"))
	return p.prints(cmd)
}

// callers counts what callers say against the thresholds of a plan.
type callers struct {
	*session
	plan *model.Plan
}

// callers takes the plan of the incident that is meant, for its symptoms; before there is one, that to declare with.
func (s *session) callers(ctx context.Context) (*callers, error) {
	if r, err := s.enter(ctx); err == nil && len(r.plan.Symptoms) > 0 {
		return &callers{s, r.plan}, nil
	}
	plan, _, err := s.loadPlan()
	return &callers{s, plan}, err
}

// CountSymptom implements [tui.Symptoms].
func (c *callers) CountSymptom(ctx context.Context, symptom string, by model.PersonID) error {
	return c.log.CountSymptom(ctx, storage.SymptomCall{Symptom: symptom, By: by, At: c.clock()})
}

// SymptomCounts implements [tui.Symptoms].
func (c *callers) SymptomCounts(ctx context.Context) ([]tui.SymptomCount, error) {
	now, since := c.clock(), time.Duration(0)
	for _, symptom := range c.plan.Symptoms {
		since = max(since, symptom.Within)
	}
	calls, err := c.log.Symptoms(ctx, now.Add(-since))
	if err != nil {
		return nil, err
	}
	counts := make([]tui.SymptomCount, len(c.plan.Symptoms))
	for n, symptom := range c.plan.Symptoms {
		counts[n].Symptom = symptom
		for _, call := range calls {
			if call.Symptom == symptom.ID && !call.At.Before(now.Add(-symptom.Within)) {
				counts[n].Count++
			}
		}
	}
	return counts, nil
}

// symptomLine is how often callers said something of late, for --json.
type symptomLine struct {
	ID       string  `json:"id"`
	Title    string  `json:"title"`
	Count    int     `json:"count"`
	Of       int     `json:"threshold"`
	Within   float64 `json:"within_seconds"`
	Over     bool    `json:"over"` // an incident is proposed
	Scenario string  `json:"scenario,omitempty"`
	Severity string  `json:"severity,omitempty"`
}

func symptomLineOf(c tui.SymptomCount) symptomLine {
	line := symptomLine{
		ID: c.Symptom.ID, Title: c.Symptom.Title, Count: c.Count, Of: c.Symptom.Count, Within: c.Symptom.Within.Seconds(), Over: c.Over(),
		Scenario: c.Symptom.Scenario,
	}
	if c.Symptom.Severity.Known() {
		line.Severity = c.Symptom.Severity.String()
	}
	return line
}

func (s *session) listSymptoms(ctx context.Context) error {
	c, err := s.callers(ctx)
	if err != nil {
		return err
	}
	counts, err := c.SymptomCounts(ctx)
	if err != nil {
		return at(s.log.Path(), err)
	}
	lines := []symptomLine{}
	for _, count := range counts {
		lines = append(lines, symptomLineOf(count))
		if !s.flags.json {
			c.print(count)
		}
	}
	if s.flags.json {
		return s.writeJSON(lines)
	}
	if len(lines) == 0 {
		s.line(s.t("symptom.none"))
	}
	return nil
}

// print says how often, of how many, and what to do where that is reached.
func (c *callers) print(count tui.SymptomCount) {
	mark := " "
	if count.Over() {
		mark = "!"
	}
	c.line(mark, model.Safe(count.Symptom.ID), model.Safe(count.Symptom.Title),
		c.t("symptom.count", "Count", c.words.Number(count.Count), "Of", c.words.Number(count.Symptom.Count), "Span", c.words.Target(count.Symptom.Within)))
	if count.Over() {
		c.line("  "+c.t("symptom.over"), declaring(count.Symptom))
	}
}

// declaring is the command that declares what a symptom proposes.
func declaring(s model.Symptom) string {
	words := []string{"warroom declare", "'" + strings.ReplaceAll(model.Safe(s.Title), "'", "’") + "'"}
	if s.Scenario != "" {
		words = append(words, "--scenario "+model.Safe(s.Scenario))
	}
	if s.Severity.Known() {
		words = append(words, "--severity "+s.Severity.String())
	}
	return strings.Join(words, " ")
}

func (s *session) countSymptom(ctx context.Context, id, note string) error {
	c, err := s.callers(ctx)
	if err != nil {
		return err
	}
	is := func(count tui.SymptomCount) bool { return count.Symptom.ID == id }
	if !slices.ContainsFunc(c.plan.Symptoms, func(one model.Symptom) bool { return one.ID == id }) {
		var known []string
		for _, one := range c.plan.Symptoms {
			known = append(known, one.ID)
		}
		return unknownWord("symptom", id, known)
	}
	if err := c.log.CountSymptom(ctx, storage.SymptomCall{Symptom: id, Note: note, By: s.actor(c.plan).Person, At: s.clock()}); err != nil {
		return at(s.log.Path(), err)
	}
	counts, err := c.SymptomCounts(ctx)
	if err != nil {
		return at(s.log.Path(), err)
	}
	count := counts[slices.IndexFunc(counts, is)]
	if s.flags.json {
		return s.writeJSON(symptomLineOf(count))
	}
	c.print(count)
	return nil
}
