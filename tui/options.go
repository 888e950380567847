package tui

import (
	"context"
	"time"

	"warroom/model"
	"warroom/plans"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// Options say what a room opens on.
type Options struct {
	Log      Log
	Incident model.IncidentID // empty: the board of all incidents
	Actor    model.Actor
	Plan     *model.Plan // to declare with; nil: the empty plan

	// PlanChanges brings versions of a plan folder as they are saved. It may be nil; closing it ends the listening.
	PlanChanges <-chan PlanVersion

	// Folder answers the whole folder of a plan by the plan's digest, to be read in the room; a command calls it. Nil:
	// only the plan that the program ships can be read.
	Folder func(ctx context.Context, digest string) (*plans.Folder, error)

	// What the room needs to know of the world outside; each may be nil.
	Links     Links
	Directory Directory
	Book      Book
	Symptoms  Symptoms

	Locale *locale.Locale // nil: English
	Mode   theme.Mode
	Fixed  bool           // keep Mode: do not follow the background of the terminal
	Zone   *time.Location // nil: UTC
	Clock  func() time.Time
	Wall   bool // read only, cycling through the pages of the wall
	Demo   bool // say in the window title that this is a demonstration
}

// PlanVersion is a plan as its folder holds it now, or why it cannot be read.
type PlanVersion struct {
	Plan    *model.Plan
	Archive []byte
	Err     error
}

// filled sets what was left out.
func (o Options) filled() Options {
	if o.Locale == nil {
		o.Locale = locale.New(locale.English)
	}
	if o.Plan == nil {
		o.Plan = model.EmptyPlan
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Folder == nil {
		o.Folder = shipped(o.Locale.Lang())
	}
	return o
}
