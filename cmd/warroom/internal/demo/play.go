package demo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"warroom/model"
)

// Stage is where the demonstration plays: a log, and the clock that the log reads.
type Stage struct {
	Do  func(context.Context, model.Command) ([]model.Event, error)
	Set func(time.Time) // sets the clock of the log
}

// cue is one act of the story.
type cue struct {
	story  int // which incident, see play
	before time.Duration
	by     model.PersonID
	intent model.Intent
}

// Play records the whole story, in the language of plan, so that it ends at now, and answers the incident that is under
// way. The log must keep plan, which is [Plan] in some language.
func Play(ctx context.Context, stage Stage, plan *model.Plan, now time.Time) (model.IncidentID, error) {
	told, err := storyIn(plan.Language)
	if err != nil {
		return "", err
	}
	stories := [][]cue{told.invoices(), told.exercise(plan), append(told.outage(plan), told.ledger(plan, now)...)}
	var cues []cue
	for n, story := range stories {
		for _, c := range story {
			c.story = n
			cues = append(cues, c)
		}
	}
	slices.SortStableFunc(cues, func(a, b cue) int { return cmp.Compare(b.before, a.before) })
	incidents := make([]model.IncidentID, len(stories))
	for _, c := range cues {
		stage.Set(now.Add(-c.before))
		events, err := stage.Do(ctx, model.Command{
			Incident: incidents[c.story], Actor: model.Actor{Person: c.by, Device: "demo", Method: "chosen"}, Intent: c.intent,
		})
		if err != nil {
			return "", fmt.Errorf("play %T of %s, %s ago: %w", c.intent, c.by, c.before, err)
		}
		incidents[c.story] = events[0].Incident
	}
	return incidents[len(incidents)-1], nil
}

func count(n int) *int { return &n }
