package courier

import (
	"context"
	"time"

	"warroom/model"
	"warroom/storage"
)

// Store is the log as the courier uses it.
type Store interface {
	Incident(ctx context.Context, id model.IncidentID) (*model.Incident, error)
	Plan(ctx context.Context, digest string) (*model.Plan, error)
	Do(ctx context.Context, cmd model.Command) ([]model.Event, error)
	Watch(ctx context.Context) <-chan struct{}

	Lease(ctx context.Context, holder string, now, until time.Time) (bool, error)
	Release(ctx context.Context, holder string) error
	DueIn(ctx context.Context, line Line, now time.Time, limit int) ([]Parcel, time.Time, error)
	BlockingIn(ctx context.Context, line Line, now time.Time, limit int) ([]Parcel, error)
	MarkParcels(ctx context.Context, marks []ParcelMark) error
	Untold(ctx context.Context, limit int) ([]Parcel, error)
	TellParcels(ctx context.Context, ids []int64) error
	Outbox(ctx context.Context, filter storage.OutboxFilter) ([]Parcel, error)
	ClearParcels(ctx context.Context, before time.Time, limit int) (removed int, err error)
	Links(ctx context.Context) ([]model.Link, error)
	SetLink(ctx context.Context, link model.Link) error
}

// Parcel is one delivery in the outbox.
type Parcel = storage.Parcel

// ParcelMark is what became of a parcel.
type ParcelMark = storage.ParcelMark

// Line is the parcels that wait for one channel.
type Line = storage.Line
