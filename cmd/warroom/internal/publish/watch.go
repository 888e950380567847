package publish

import (
	"context"
	"time"
)

// Pace is how often a page that is watched is made.
type Pace struct {
	Every  time.Duration // at least so often: the age of the state moves on
	Breath time.Duration // at most so often, however much happens
	Retry  time.Duration // the first wait after a failure; it doubles up to Every
}

// Watch makes the page now, after every ring of the bell, and as often as the pace says, until ctx ends or the bell is
// closed. What fails is tried again; report hears of it.
func Watch(ctx context.Context, bell <-chan struct{}, pace Pace, do func(context.Context) error, report func(error)) {
	retry := pace.Retry
	for ctx.Err() == nil {
		next := pace.Every
		if err := do(ctx); err != nil && ctx.Err() == nil {
			report(err)
			next, retry = min(retry, pace.Every), min(2*retry, pace.Every)
		} else {
			retry = pace.Retry
		}
		timer := time.NewTimer(pace.Breath)
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		timer.Reset(max(next-pace.Breath, 0))
		select {
		case <-ctx.Done():
			return
		case _, open := <-bell:
			if !open {
				return
			}
		case <-timer.C:
		}
		timer.Stop()
	}
}
