package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"warroom/model"
)

// statusCommand says how an incident stands.
func (p *program) statusCommand() *cobra.Command {
	return p.reads(&cobra.Command{
		Use: "status", Short: p.t("verb.status"), Args: p.checked(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.inRoom(cmd.Context(), func(r *room) error {
				if p.flags.json {
					return p.writeJSON(r.status())
				}
				r.printStatus()
				return nil
			})
		},
	})
}

// printStatus is the same for people and screen readers: the heading, then one fact a line, the most pressing first.
func (r *room) printStatus() {
	inc, now := r.inc, r.clock()
	r.line(inc.Number, inc.Severity.Level.String(), r.words.Term("phase", string(inc.Phase)), model.Safe(inc.Title))
	if inc.Kind != model.Real {
		r.fact("kind", strings.ToUpper(r.words.Term("kind", string(inc.Kind))))
	}
	r.printLate(now)
	commander := r.t("nobody")
	if who := inc.Commander(); who != "" {
		commander = model.Safe(r.plan.NameOf(who))
	}
	r.fact("commander", commander)
	r.fact("declared", r.words.Stamp(inc.Declared, r.zone, now))
	if inc.Closing != nil {
		r.fact("closed", r.words.Stamp(inc.Closing.At, r.zone, now))
	}
	if inc.Kind != model.Backfilled {
		r.fact("elapsed", r.words.Elapsed(inc.Elapsed(now)))
	}
	r.fact("public", r.told(now))
	r.fact("severity-reason", model.Safe(inc.Severity.Reason))
	r.fact("impact", r.impact())
	r.printClocks(now)
	r.printAttempts(now)
	for _, w := range inc.Workarounds {
		if w.InForce() {
			r.fact("workaround", model.Safe(w.Text)+", "+r.t("since", "Time", r.words.Stamp(w.Since, r.zone, now)))
		}
	}
	for _, line := range r.due(now) {
		if !line.Overdue {
			r.fact("next", line.plain)
			break
		}
	}
	r.printFigures()
}

// mostLate is how many late things the status names; `due` lists all.
const mostLate = 5

func (r *room) printLate(now time.Time) {
	late := 0
	for _, line := range r.due(now) {
		if line.Overdue {
			if late++; late <= mostLate {
				r.line("!", line.plain)
			}
		}
	}
	if late > mostLate {
		r.line("!", r.t("more-late", "N", late-mostLate))
	}
}

// fact writes "label: value", and nothing for an empty value.
func (r *room) fact(label, value string) {
	if value != "" {
		r.line(r.t("fact."+label) + ": " + value)
	}
}

// told is what customers are told, and since when.
func (r *room) told(now time.Time) string {
	if r.inc.Public == "" {
		return r.t("told-nothing")
	}
	since := r.words.Stamp(r.inc.PublicSince, r.zone, now)
	return r.words.Term("status", string(r.inc.Public)) + ", " + r.t("since", "Time", since)
}

func (r *room) printAttempts(now time.Time) {
	for _, a := range r.inc.Attempts {
		result := r.words.Term("result", "open")
		if !a.Open() {
			result = r.words.Term("result", string(a.Result))
		}
		line := r.t("fact.attempt", "Number", a.Number) + ": " + model.Safe(a.Action)
		if a.Hypothesis != "" {
			line += " (" + model.Safe(a.Hypothesis) + ")"
		}
		r.line(line, result, model.Safe(r.plan.NameOf(a.By)), r.words.Stamp(a.Opened, r.zone, now))
	}
}
