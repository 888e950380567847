package storage

import (
	"context"
	"slices"

	"warroom/model"
)

// Events are all events of an incident in the model's order, as they were recorded. It is what an export writes.
func (l *Log) Events(ctx context.Context, id model.IncidentID) ([]model.Event, error) {
	inc, err := l.Incident(ctx, id)
	if err != nil {
		return nil, err
	}
	events := make([]model.Event, 0, inc.Events())
	for _, entry := range inc.Log {
		events = append(events, entry.Event)
	}
	return slices.Clip(events), nil
}
