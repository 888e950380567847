package publish

import (
	"cmp"
	"slices"
	"time"

	"warroom/model"
)

// Case is an incident with the plan that it runs on: that plan says which of its audiences are public.
type Case struct {
	Incident *model.Incident
	Plan     *model.Plan
}

// Options say how the page is made. The zero value makes the real page.
type Options struct {
	Exercise  bool              // the page of the exercises, which bears the mark everywhere, in place of the real one
	Channels  []model.ChannelID // channels that count as the page besides those of kind "page"
	Languages []model.Language  // the languages of the page, the first one is that of the index; empty: see [Languages]
	Zone      *time.Location    // in which times are shown and days begin; nil: UTC
	Since     time.Time         // since when there is the page; zero: now
	Renewed   time.Duration     // how often it is written anew at least; 0: only when somebody publishes
}

// spoken are the languages that the page has words in.
var spoken = []model.Language{"en", "de", "pt-BR"}

// Languages are the languages of a page: the plan's own first, then the others that the page has words in.
func Languages(plan *model.Plan) []model.Language {
	all := slices.Clone(spoken)
	slices.SortStableFunc(all, func(a, b model.Language) int {
		return cmp.Compare(distance(a, plan.Language), distance(b, plan.Language))
	})
	return all
}

func distance(a, b model.Language) int {
	if a.Base() == b.Base() {
		return 0
	}
	return 1
}

// complete fills in what was left out.
func (o Options) complete(plan *model.Plan, now time.Time) Options {
	if len(o.Languages) == 0 {
		o.Languages = Languages(plan)
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Since.IsZero() || o.Since.After(now) {
		o.Since = now
	}
	o.Since = o.Since.UTC().Truncate(time.Second)
	return o
}

// shows tells whether the page is for incidents of this kind.
func (o Options) shows(inc *model.Incident) bool { return inc.IsExercise() == o.Exercise }

// isPage tells whether what leaves by a channel stands on the page.
func (o Options) isPage(plan *model.Plan, id model.ChannelID) bool {
	channel, known := plan.Channel(id)
	return known && channel.Kind == "page" || slices.Contains(o.Channels, id)
}
