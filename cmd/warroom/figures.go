package main

import (
	"strings"
	"time"

	"warroom/model"
)

// printClocks writes what became of each promise of the plan: met after so long, late, or still running.
func (r *room) printClocks(now time.Time) {
	for _, c := range model.Clocks(r.inc, r.plan, now) {
		var said string
		switch {
		case !c.Met.IsZero() && c.Target > 0:
			said = r.t("clock.met-of", "Took", r.words.Span(c.Took), "Target", r.words.Target(c.Target))
		case !c.Met.IsZero():
			said = r.t("clock.met", "Took", r.words.Span(c.Took))
		case c.Due.IsZero():
			continue
		case now.After(c.Due):
			said = r.t("late", "Span", r.words.Span(now.Sub(c.Due)))
		default:
			said = r.t("in", "Span", r.words.Span(c.Due.Sub(now)))
		}
		r.line(r.words.Term("clock", string(c.ID)) + ": " + said)
	}
}

// printFigures writes those that can be quoted, and says of an over incident which cannot.
func (r *room) printFigures() {
	for _, f := range model.Figures(r.inc, r.plan) {
		if f.Seconds == nil && r.inc.Open() {
			continue
		}
		r.line(r.figureName(f.ID) + ": " + r.figure(f))
	}
}

func (r *room) figureName(id string) string {
	if n, gap := strings.CutPrefix(id, "notice-gap-"); gap {
		return r.t("figure.gap", "Name", r.words.Term("figure", "notice-gap"), "N", n)
	}
	return r.words.Term("figure", id)
}

func (r *room) figure(f model.Figure) string {
	switch {
	case f.Seconds == nil:
		return r.words.Term("figure-state", string(f.State))
	case f.State == model.FigureAbout:
		return "~" + r.words.Span(seconds(*f.Seconds))
	}
	return r.words.Span(seconds(*f.Seconds))
}

func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }
