package tui

import (
	"context"

	"warroom/model"
)

// Log is what a room needs of the store: the one way to act, and the ways to look.
type Log interface {
	doer
	reader
	planner
	// Find answers the incident that people call by a name or number.
	Find(ctx context.Context, name string) (model.IncidentID, error)
	Site() model.SiteID
}

// doer records acts.
type doer interface {
	// Do decides and records a command; the events are durable once it returns without an error.
	Do(ctx context.Context, cmd model.Command) ([]model.Event, error)
}

// reader looks at what is recorded.
type reader interface {
	Incident(ctx context.Context, id model.IncidentID) (*model.Incident, error)
	Board(ctx context.Context) ([]model.Summary, error)
	Plan(ctx context.Context, digest string) (*model.Plan, error)
	// Watch rings whenever there may be something new. The channel is the caller's own and carries no data.
	Watch(ctx context.Context) <-chan struct{}
}

// planner keeps plans, so that an incident can run on them wherever it is opened.
type planner interface {
	KeepPlan(ctx context.Context, digest string, archive []byte) error
}
