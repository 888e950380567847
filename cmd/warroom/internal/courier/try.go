package courier

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"

	"warroom/model"
	"warroom/storage"
)

// What keeps a letter from leaving at the last moment.
var (
	errNoLonger = errors.New("the letter must not leave any more")
	errLeftLine = errors.New("the try was given up")
	errWaiting  = errors.New("an earlier result is not recorded yet")
)

// maxCrashes is how often a letter may break its carrier.
const maxCrashes = 3

// patience is how long a carrier may take to come back after it was told to.
const patience = 7 * time.Second

// try is one try to hand over a parcel.
type try struct {
	l *lane
	p Parcel

	mu     sync.Mutex
	ended  bool    // from here on nobody can take it back
	over   bool    // nobody waits for it any more
	barred bool    // nothing could be recorded
	found  verdict // what was found when it was about to leave
}

// try hands over a parcel and records what came of it. Once it has left, and while that is written down, another letter
// may begin: landed is called.
func (l *lane) try(life context.Context, p Parcel, probe bool, landed func()) {
	t := &try{l: l, p: p}
	load, carrier, outcome, err := t.prepare(life)
	if err != nil {
		l.c.fail(err)
		return
	}
	if outcome.State != "" {
		l.c.recorded(t.settle(outcome))
		return
	}
	outcome = t.carry(life, carrier, load)
	result := t.settle(outcome)
	if _, exercise := carrier.(folder); !exercise && !t.barred && !t.found.stays() {
		l.noteLink(life, p, outcome, probe)
	}
	if t.ended {
		landed()
	}
	l.c.recorded(result)
}

// noteLink remembers what a try showed of the channel.
func (l *lane) noteLink(life context.Context, p Parcel, outcome Outcome, probe bool) {
	up := !outcome.Link
	if l.link.note(up, short(outcome.Detail), probe, l.c.now(), l.c.options.Chance()) {
		_ = l.c.options.Store.SetLink(life, l.link.of(p.Channel)) // the next try says it again
	}
}

// carry waits for the outcome of a try, but not forever.
func (t *try) carry(life context.Context, carrier Carrier, load Load) Outcome {
	ctx, cancel := context.WithTimeout(life, t.l.pace.Timeout)
	defer cancel()
	done := make(chan Outcome, 1)
	t.l.crew.run(life, func() { done <- t.guarded(ctx, carrier, load) })
	select {
	case outcome := <-done:
		return outcome
	case <-ctx.Done():
	}
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case outcome := <-done:
		return outcome
	case <-timer.C:
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.over = true
	return Outcome{State: t.unknown(), Detail: DetailHung, Link: true}
}

// guarded keeps a carrier that breaks from taking the program with it.
func (t *try) guarded(ctx context.Context, carrier Carrier, load Load) (outcome Outcome) {
	defer func() {
		if broke := recover(); broke != nil {
			t.l.c.options.Report(broken("carry a letter by "+string(t.p.Channel), broke))
			t.mu.Lock()
			defer t.mu.Unlock()
			outcome = Outcome{State: t.unknown(), Detail: DetailCrashed}
			if outcome.State == model.InQueue && t.p.Tries+1 >= maxCrashes {
				outcome.State = model.DeliveryFailed
			}
		}
	}()
	return carrier.Carry(ctx, load, func() error { return t.ending(ctx) })
}

// unknown is the state of a letter that nobody heard of again.
func (t *try) unknown() model.DeliveryState {
	if t.ended {
		return model.Uncertain
	}
	return model.InQueue
}

// broken is an error for a panic. What a panic says may hold anything, so only the runtime's own words are kept.
func broken(doing string, broke any) error {
	var own runtime.Error
	if err, is := broke.(error); is && errors.As(err, &own) {
		return fmt.Errorf("%s: %w", doing, own)
	}
	return fmt.Errorf("%s: it broke (%T)", doing, broke)
}

// ending is the last look at a parcel, and the mark that it is leaving.
func (t *try) ending(ctx context.Context) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.l.c
	switch {
	case t.over:
		return errLeftLine
	case t.ended:
		return nil
	case !c.holds():
		t.barred = true
		return errLost
	case c.owes():
		t.barred = true
		return errWaiting
	}
	inc, err := c.looks.incident(ctx, t.p.Incident)
	if err != nil {
		t.barred = true
		return err
	}
	if t.found = c.review(inc, t.p); t.found.stays() {
		return errNoLonger
	}
	asked := c.records.add(ParcelMark{
		ID: t.p.ID, State: model.InQueue, Ending: true, Tries: t.p.Tries + 1,
	})
	<-asked.done
	err = asked.err
	switch model.CodeOf(err) {
	case "":
	case model.CodeChanged: // a person was faster
		t.barred = true
		return errNoLonger
	case storage.CodeNoLease:
		err = errLost
	}
	if err != nil {
		t.barred = true
		c.fail(err)
		return err
	}
	t.ended = true
	return nil
}

// settle begins to record what came of a try; nil if there is nothing to record.
func (t *try) settle(o Outcome) *note {
	t.mu.Lock()
	defer t.mu.Unlock()
	c, now := t.l.c, t.l.c.now()
	mark := ParcelMark{ID: t.p.ID, State: o.State, Tries: t.p.Tries + 1, Next: now, Detail: short(o.Detail), At: now}
	switch {
	case o.State.Left() || o.State == model.Uncertain || o.State == model.DeliveryFailed:
	case t.found.stays():
		mark = c.mark(t.p, t.found)
	case t.barred, o.Link && !t.ended:
		return nil // it stands as it stood, and this was no try of it
	case o.Link:
		mark.State, mark.Tries = model.InQueue, t.p.Tries
	case mark.Tries >= c.options.Tries:
		mark.State = model.DeliveryFailed
	default:
		mark.State = model.InQueue
		wait := max(letterWait.after(mark.Tries, c.options.Chance()), min(o.After, maxAfter))
		mark.Next = now.Add(wait)
	}
	return c.records.add(mark)
}

// mark is the mark of a parcel that stays here.
func (c *Courier) mark(p Parcel, v verdict) ParcelMark {
	return ParcelMark{ID: p.ID, State: v.state, Tries: p.Tries, Next: p.Next, Detail: v.detail, At: c.now()}
}

// recorded waits until a result is on the disk. One that cannot be written is kept, and nothing else leaves meanwhile.
func (c *Courier) recorded(result *note) {
	if result == nil {
		return
	}
	<-result.done
	if result.err != nil {
		c.fail(result.err)
		return
	}
	if result.mark.State != model.InQueue {
		c.teller.ring()
	}
}

// owes tells whether a result is not recorded yet.
func (c *Courier) owes() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.kept) > 0
}

// maxDetail is how much of a reason is kept, in characters.
const maxDetail = 200

func short(detail string) string {
	safe := []rune(model.Safe(detail))
	if len(safe) > maxDetail {
		return string(safe[:maxDetail]) + "…"
	}
	return cmp.Or(string(safe), "")
}
