package main

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

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

// figuresPage is what `warroom figures --json` prints.
type figuresPage struct {
	Figures       []model.Figure     `json:"figures"`
	Communication model.ReachFigures `json:"communication"`
}

// figuresCommand says what can be said in numbers about the course of an incident and about how people were told.
func (p *program) figuresCommand() *cobra.Command {
	return p.listing("figures", func(r *room) error {
		page := figuresPage{Figures: model.Figures(r.inc, r.plan), Communication: model.Communication(r.inc, r.plan, r.clock())}
		if r.flags.json {
			return r.writeJSON(page)
		}
		for _, f := range page.Figures {
			r.line(r.figureName(f.ID) + ": " + r.figure(f))
		}
		r.printReach(page.Communication)
		return nil
	})
}

// printReach writes how people were told: all together, then each audience.
func (r *room) printReach(all model.ReachFigures) {
	silence := r.figure(all.Silence)
	if all.Running {
		silence = r.t("figure.running", "Span", silence)
	}
	r.line(r.words.Term("figure", "longest-silence") + ": " + silence)
	r.line(r.words.Term("figure", "promises-kept") + ": " + r.share(all.Kept))
	r.line(r.words.Term("figure", "overdue") + ": " + r.figure(all.Overdue))
	r.line(r.words.Term("figure", "reached") + ": " + r.share(all.Reached))
	for _, a := range all.Audiences {
		cells := []string{"  " + r.words.Audience(a.Audience, r.plan), r.words.Term("figure", "first-notice") + ": " + r.figure(a.First)}
		if a.Overdue.Seconds != nil && *a.Overdue.Seconds > 0 {
			cells = append(cells, r.words.Term("figure", "overdue")+": "+r.figure(a.Overdue))
		}
		if a.Kept.State == model.FigureOK {
			cells = append(cells, r.words.Term("figure", "promises-kept")+": "+r.share(a.Kept))
		}
		if a.Reached.State == model.FigureOK {
			cells = append(cells, r.words.Term("figure", "reached")+": "+r.share(a.Reached))
		}
		r.line(cells...)
	}
}

// share is a part of a whole in words.
func (r *room) share(s model.Share) string {
	if s.State != model.FigureOK {
		return r.words.Term("figure-state", string(s.State))
	}
	return r.t("figure.share", "Part", r.words.Number(s.Part), "Of", r.words.Number(s.Of))
}
