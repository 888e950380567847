package main

import (
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
)

// dueLine is one thing that is owed: for --json, and as plain text.
type dueLine struct {
	model.Obligation
	Said    string  `json:"said"` // what is owed, in the reader's language
	Overdue bool    `json:"overdue"`
	Left    float64 `json:"left_seconds"` // below zero: late by so much

	plain string
}

// due lists what the incident owes, the most urgent first.
func (r *room) due(now time.Time) []dueLine {
	lines := []dueLine{}
	for _, o := range model.Obligations(r.inc, r.plan, now) {
		left := o.Due.Sub(now)
		line := dueLine{
			Obligation: o, Said: r.words.Obligation(o, r.plan), Overdue: left < 0,
			Left: left.Truncate(time.Second).Seconds(),
		}
		span := r.t("in", "Span", r.words.Span(left))
		if line.Overdue {
			span = r.t("late", "Span", r.words.Span(left))
		}
		line.plain = line.Said + "  " + span
		if o.Person != "" {
			line.plain += "  " + model.Safe(r.plan.NameOf(o.Person))
		} else if rule, known := r.plan.Role(o.Role); known && o.Kind != model.OweRole {
			line.plain += "  " + model.Safe(rule.Title)
		}
		lines = append(lines, line)
	}
	return lines
}

// dueCommand lists what is owed, and to whom.
func (p *program) dueCommand() *cobra.Command {
	var late bool
	cmd := &cobra.Command{
		Use: "due", Short: p.t("verb.due"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error {
				lines := []dueLine{}
				for _, line := range r.due(p.clock()) {
					if line.Overdue || !late {
						lines = append(lines, line)
					}
				}
				if p.flags.json {
					return p.writeJSON(lines)
				}
				for _, line := range lines {
					mark := " "
					if line.Overdue {
						mark = "!"
					}
					p.line(mark, line.plain)
				}
				if len(lines) == 0 {
					p.line(p.t("nothing-due"))
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&late, "late", false, p.t("flag.late"))
	return p.reads(cmd)
}
