package main

import (
	"context"

	"github.com/spf13/cobra"

	"warroom/model"
	"warroom/plans"
	"warroom/plans/paper"
	"warroom/tui/locale"
)

// ofIncident are the verbs that print an incident, on the plan that it runs on.
func (j *printing) ofIncident() []*cobra.Command {
	log := j.verb("log", cobra.NoArgs, func(ctx context.Context, _ []string) (paper.Document, error) {
		return j.withCase(ctx, func(c paper.Case) paper.Document { return paper.Log(c, j.options()) })
	})
	incident := j.verb("incident", cobra.NoArgs, func(ctx context.Context, _ []string) (paper.Document, error) {
		return j.withCase(ctx, func(c paper.Case) paper.Document { return paper.Incident(c, j.options()) })
	})
	commands := []*cobra.Command{j.rosterSheet(), log, incident, j.noticeSheet()}
	for _, cmd := range commands {
		cmd.Flags().StringVarP(&j.flags.incident, "incident", "i", "", j.t("flag.incident"))
		_ = cmd.RegisterFlagCompletionFunc("incident", j.completeIncidents)
	}
	return commands
}

// rosterSheet prints who holds what in the incident that is open or named, and without one who is on call.
func (j *printing) rosterSheet() *cobra.Command {
	var weeks int
	cmd := j.verb("roster", cobra.NoArgs, func(ctx context.Context, _ []string) (paper.Document, error) {
		var inc *model.Incident
		folder := j.folder
		if j.there() && !j.standby {
			err := j.inRoom(ctx, func(r *room) error {
				inc, folder = r.inc, &plans.Folder{Plan: r.plan}
				return nil
			})
			if err != nil && model.CodeOf(err) != codeNoneOpen {
				return paper.Document{}, err
			}
		}
		return paper.Roster(folder, inc, weeks, j.options()), nil
	})
	cmd.Flags().IntVar(&weeks, "weeks", 4, j.t("flag.weeks"))
	cmd.Flags().BoolVar(&j.standby, "standby", false, j.t("flag.standby"))
	cmd.Flags().BoolVar(&j.private, "private", false, j.t("flag.private"))
	return cmd
}

// withCase makes a document of the incident that is meant. It is worded in the language of the plan, as all of the
// paper is.
func (j *printing) withCase(ctx context.Context, build func(paper.Case) paper.Document) (doc paper.Document, err error) {
	err = j.inRoom(ctx, func(r *room) error {
		audit, err := r.log.Verify(ctx)
		if err != nil {
			return at(r.log.Path(), err)
		}
		j.wordedAs(r, func(c paper.Case) {
			for _, site := range audit.Sites {
				c.Checkpoints = append(c.Checkpoints, paper.Checkpoint{Site: site.Site, Events: site.Events, Head: site.Head})
			}
			doc = build(c)
		})
		return nil
	})
	return doc, err
}

// wordedAs hands an incident on, worded in the language of its plan.
func (j *printing) wordedAs(r *room, build func(paper.Case)) {
	if r.plan.Language != "" {
		own := *j.program
		own.words = locale.New(r.plan.Language)
		r = &room{session: &session{program: &own, log: r.log}, inc: r.inc, plan: r.plan, called: r.called}
	}
	build(paper.Case{Incident: r.inc, Plan: r.plan, Words: inWords{r}})
}

// inWords words an incident for paper as the room does.
type inWords struct{ *room }

// Entry implements [paper.Words].
func (w inWords) Entry(e *model.Entry) (label, text string) {
	line := w.room.entry(e)
	return line.Label, line.Text
}

// Obligation implements [paper.Words].
func (w inWords) Obligation(o model.Obligation) string { return w.words.Obligation(o, w.plan) }

// Term implements [paper.Words].
func (w inWords) Term(group, value string) string { return w.words.Term(group, value) }

// Impact implements [paper.Words].
func (w inWords) Impact() string { return w.impact() }

// Figures implements [paper.Words].
func (w inWords) Figures() (all [][2]string) {
	for _, f := range model.Figures(w.inc, w.plan) {
		all = append(all, [2]string{w.figureName(f.ID), w.figure(f)})
	}
	return all
}
