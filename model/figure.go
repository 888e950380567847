package model

import (
	"cmp"
	"slices"
	"strconv"
	"time"
)

// FigureState says whether a figure may be quoted.
type FigureState string

// The states of a figure.
const (
	FigureOK      FigureState = "ok"
	FigureAbout   FigureState = "approximate" // a stamp is only known approximately
	FigureMissing FigureState = "missing"     // a stamp is not there, or its time is not known
	FigureInvalid FigureState = "invalid"     // the end lies before the start
)

// Figure is a time between two stamps. Seconds is nil unless the state is ok or approximate: a figure made from
// missing or impossible times is never a number.
type Figure struct {
	ID      string      `json:"id"`
	State   FigureState `json:"state"`
	Seconds *float64    `json:"seconds"`
	From    Stamp       `json:"from,omitzero"`
	To      Stamp       `json:"to,omitzero"`
}

// span says which figure lies between which milestones.
type span struct {
	id       string
	from, to Milestone
}

var spans = []span{
	{"time-to-detect", ImpactStart, Detected},
	{"time-to-acknowledge", ImpactStart, Acknowledged},
	{"time-to-declare", ImpactStart, DeclaredAt},
	{"time-to-mitigate", ImpactStart, Mitigated},
	{"time-to-resolve", ImpactStart, ResolvedAt},
	{"impact-duration", ImpactStart, ImpactEnd},
	{"declared-to-resolved", DeclaredAt, ResolvedAt},
	{"page-to-cause", Paged, Cause},
}

// Figures computes what can be said about the course of an incident: the spans between milestones, the time from
// impact to the first notice to customers, and the gaps between these notices (gap-1 lies between the first two).
func Figures(inc *Incident, plan *Plan) []Figure {
	figures := make([]Figure, 0, len(spans)+4)
	for _, s := range spans {
		from, _ := inc.At(s.from)
		to, _ := inc.At(s.to)
		figures = append(figures, figure(s.id, from, to))
	}
	sent := inc.PublicNotices(plan)
	slices.SortStableFunc(sent, func(a, b Notice) int {
		return cmp.Or(a.Sent.At.Compare(b.Sent.At), cmp.Compare(a.Number, b.Number))
	})
	start, _ := inc.At(ImpactStart)
	var first Stamp
	if len(sent) > 0 {
		first = sent[0].Sent
	}
	figures = append(figures, figure("impact-to-first-notice", start, first))
	for n := 1; n < len(sent); n++ {
		figures = append(figures, figure("notice-gap-"+strconv.Itoa(n), sent[n-1].Sent, sent[n].Sent))
	}
	return figures
}

func figure(id string, from, to Stamp) Figure {
	f := Figure{ID: id, From: from, To: to, State: FigureOK}
	switch {
	case !from.Usable() || !to.Usable():
		f.State = FigureMissing
		return f
	case impossible(from, to):
		f.State = FigureInvalid
		return f
	case !from.Exact() || !to.Exact():
		f.State = FigureAbout
	}
	seconds := max(to.At.Sub(from.At).Seconds(), 0)
	f.Seconds = &seconds
	return f
}

// impossible: the end lies before the start by more than the coarser stamp leaves open.
func impossible(from, to Stamp) bool {
	slack := time.Duration(0)
	if from.Precision == Minute || to.Precision == Minute {
		slack = time.Minute - 1
	}
	return to.At.Before(from.At.Add(-slack)) || to.At.Before(from.At) && from.Precision == to.Precision
}
