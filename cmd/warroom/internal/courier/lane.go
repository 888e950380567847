package courier

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"warroom/model"
)

// breath is the least time between two looks at a line that had nothing to give.
const breath = 100 * time.Millisecond

// maxBatch is how many parcels of a line are looked at together.
const maxBatch = 512

// lane works one line of parcels.
type lane struct {
	c       *Courier
	carrier Carrier // nil: of exercises
	pace    Pace
	bucket  *bucket
	slots   chan struct{}
	bell    chan struct{}
	crew    crew
	asking  atomic.Bool // what became of letters, see trace

	mu      sync.Mutex
	of      Line
	flying  map[int64]struct{} // parcels under way
	resting bool               // waits, and has nothing under way
	rung    bool               // since it began to rest
	until   time.Time          // when it looks again by itself; zero: when it is rung
	link    link
}

func newLane(c *Courier, of Line, carrier Carrier) *lane {
	pace := c.options.Paces[of.Channel].complete()
	if of.Exercise {
		pace = Pace{Parallel: 4}.complete()
	}
	return &lane{
		c: c, carrier: carrier, pace: pace, bucket: newBucket(pace.Rate), slots: make(chan struct{}, pace.Parallel),
		bell: make(chan struct{}, 1), crew: newCrew(), of: of, flying: map[int64]struct{}{}, link: link{state: model.LinkUnknown},
	}
}

func (l *lane) line() Line {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.of
}

// work hands out the parcels of the line until ctx ends.
func (l *lane) work(ctx, life context.Context) {
	for ctx.Err() == nil {
		batch, next, err := l.fetch(ctx)
		if err != nil {
			l.c.fail(err)
			return
		}
		if given := l.hand(ctx, life, batch); !given {
			l.wait(ctx, next)
		}
	}
}

// fetch answers parcels that may leave now, and when the next one may. Those that must not leave any more are marked.
func (l *lane) fetch(ctx context.Context) ([]Parcel, time.Time, error) {
	limit := maxBatch
	if l.pace.Rate > 0 {
		limit = min(limit, max(int(l.pace.Rate), 16))
	}
	for ctx.Err() == nil {
		l.mu.Lock()
		l.rung = false
		line, flying := l.of, maps.Clone(l.flying) // as of before the look: what lands meanwhile was still seen waiting
		l.mu.Unlock()
		due, next, err := l.c.options.Store.DueIn(ctx, line, l.c.now(), limit+len(flying))
		if err != nil {
			return nil, next, err
		}
		due = slices.DeleteFunc(due, func(p Parcel) bool { _, flies := flying[p.ID]; return flies })
		live, dead, err := l.sort(ctx, due)
		if err != nil {
			return nil, next, err
		}
		if len(dead) == 0 {
			dead, err = l.blocking(ctx, line)
		}
		if err != nil || len(dead) == 0 && (len(live) > 0 || len(line.Not) == len(l.line().Not)) {
			return live, next, err
		}
		if err := l.c.options.Store.MarkParcels(ctx, dead); err != nil {
			return nil, next, err
		}
		l.c.teller.ring()
	}
	return nil, time.Time{}, nil
}

// blocking are parcels that wait for their time, stand in the way of newer ones, and must not leave any more.
func (l *lane) blocking(ctx context.Context, line Line) ([]ParcelMark, error) {
	first, err := l.c.options.Store.BlockingIn(ctx, line, l.c.now(), 4*maxBatch)
	if err != nil || len(first) == 0 {
		return nil, err
	}
	_, dead, err := l.sort(ctx, first)
	return dead, err
}

// sort parts the parcels that may leave from those that must not any more.
func (l *lane) sort(ctx context.Context, due []Parcel) (live []Parcel, dead []ParcelMark, err error) {
	known := map[model.IncidentID]*model.Incident{}
	for _, p := range due {
		inc, seen := known[p.Incident]
		if !seen {
			if inc, err = l.c.looks.incident(ctx, p.Incident); err != nil {
				return nil, nil, err
			}
			known[p.Incident] = inc
		}
		if v := l.c.review(inc, p); v.stays() {
			dead = append(dead, l.c.mark(p, v))
			continue
		}
		if hand, err := l.byHand(ctx, inc, p); err != nil {
			return nil, nil, err
		} else if !hand {
			live = append(live, p)
		}
	}
	return live, dead, nil
}

// byHand tells whether a letter of an exercise goes by a channel that people practise. Such a channel is passed over
// from then on.
func (l *lane) byHand(ctx context.Context, inc *model.Incident, p Parcel) (bool, error) {
	if l.carrier != nil {
		return false, nil
	}
	hand, err := l.c.practised(ctx, inc, p.Channel)
	if hand {
		l.mu.Lock()
		defer l.mu.Unlock()
		if !slices.Contains(l.of.Not, p.Channel) {
			l.of.Not = append(slices.Clip(l.of.Not), p.Channel)
		}
	}
	return hand, err
}

// hand gives parcels to carriers, each when there is room for it, and tells whether it gave any.
func (l *lane) hand(ctx, life context.Context, batch []Parcel) (given bool) {
	for _, p := range batch {
		if !l.link.mayTry() {
			return given
		}
		select {
		case l.slots <- struct{}{}:
		case <-ctx.Done():
			return given
		}
		if !l.begin(ctx, life, p) {
			<-l.slots
			continue
		}
		given = true
	}
	return given
}

// begin starts one try, unless the link went down or somebody is being written to.
func (l *lane) begin(ctx, life context.Context, p Parcel) bool {
	if !l.bucket.take(ctx) || !l.c.busy.take(claimOf(p)) {
		return false
	}
	probe, may := l.link.admit()
	if !may {
		l.c.busy.give(claimOf(p))
		return false
	}
	l.mu.Lock()
	l.flying[p.ID] = struct{}{}
	l.mu.Unlock()
	l.c.underWay.Add(1)
	l.crew.run(life, func() {
		defer l.c.underWay.Done()
		landed := sync.OnceFunc(func() { <-l.slots })
		defer l.end(p, probe)
		defer landed()
		l.try(life, p, probe, landed)
	})
	return true
}

func (l *lane) end(p Parcel, probe bool) {
	if probe {
		l.link.probed()
	}
	l.mu.Lock()
	delete(l.flying, p.ID)
	l.mu.Unlock()
	l.c.busy.give(claimOf(p))
	l.ring()
}

// wait rests until there may be something to do.
func (l *lane) wait(ctx context.Context, next time.Time) {
	if !pause(ctx, l.link.breath()) {
		return
	}
	due := time.Hour
	if !next.IsZero() {
		due = max(next.Sub(l.c.now()), 0)
	}
	if probe, offline := l.link.probeIn(); offline {
		due = cmp.Or(probe, breath)
	}
	timer := time.NewTimer(due)
	defer timer.Stop()
	l.mu.Lock()
	l.resting, l.until = len(l.flying) == 0, time.Now().Add(due)
	tell := l.resting && !l.rung
	l.mu.Unlock()
	if tell {
		l.c.rest()
	}
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-l.bell:
	}
	l.rouse()
}

// rouse ends the rest.
func (l *lane) rouse() {
	l.mu.Lock()
	l.resting = false
	l.mu.Unlock()
}

// ring lets the line be looked at again.
func (l *lane) ring() {
	l.mu.Lock()
	l.rung = true
	l.mu.Unlock()
	select {
	case l.bell <- struct{}{}:
	default:
	}
}

// rest tells whether the line has nothing to do, and for how long if nobody rings.
func (l *lane) rest() (resting bool, wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.resting && !l.rung, time.Until(l.until)
}
