package main

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/ways"
	"warroom/model"
	"warroom/plans"
	"warroom/tui/pane"
)

// How the file of the channels is looked after. It lies beside the database, whose folder must not be watched, so that it
// is asked about: every second whether it is another one, and now and then, while something is wrong, whether what it
// names from outside (a variable, a file with a secret) is there by now.
const (
	everyGlance = time.Second
	everyRetry  = 10 * time.Second
)

// carrying carries notices in the background of a room, by the ways that the file of the channels names at the time.
type carrying struct {
	*session
	plan *model.Plan
	file string

	mu      sync.Mutex
	courier *courier.Courier
	ways    ways.Ways
	setup   *pane.Setup // what is wrong with the file; nil: nothing
}

// carry carries notices until the answer is called, which waits for what is on its way.
func (s *session) carry(ctx context.Context, plan *model.Plan) (*carrying, func()) {
	c := &carrying{session: s, plan: plan, file: s.channelsFile(s.log.Path())}
	seen := stampOf(c.file)
	leave, wrong := c.read()
	c.take(leave, wrong)
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			seen = c.run(ctx, seen)
		}
	}()
	return c, func() {
		stop()
		<-done
		_ = c.ways.Close()
	}
}

// run carries until the ways are other ones, and takes those; it answers as what it knows the file.
func (c *carrying) run(ctx context.Context, seen stamp) stamp {
	turn, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = c.courier.Run(turn) // what goes wrong is reported
	}()
	leave, seen, changed := c.await(ctx, seen)
	stop()
	<-done // what is on its way gets its moment
	if changed {
		_ = c.ways.Close()
		c.take(leave, nil)
	}
	return seen
}

// await waits until the file says something else that can be used. While it cannot, the ways before stay in force.
func (c *carrying) await(ctx context.Context, seen stamp) (ways.Ways, stamp, bool) {
	ticker := time.NewTicker(everyGlance)
	defer ticker.Stop()
	for last := time.Now(); ; {
		select {
		case <-ctx.Done():
			return nil, seen, false
		case <-ticker.C:
		}
		now := stampOf(c.file)
		if c.demo || now == seen && (c.sound() || time.Since(last) < everyRetry) {
			continue
		}
		fresh := now != seen
		seen, last = now, time.Now()
		leave, wrong := c.read()
		if wrong != nil {
			c.spoilt(wrong)
			continue
		}
		if !fresh && c.still(leave) {
			_ = leave.Close()
			continue
		}
		return leave, seen, true
	}
}

// take makes ways those in force.
func (c *carrying) take(leave ways.Ways, wrong *pane.Setup) {
	made := c.session.courier(leave, false)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.courier, c.ways, c.setup = made, leave, wrong
}

// spoilt keeps what is wrong with the file; the ways before stay.
func (c *carrying) spoilt(wrong *pane.Setup) {
	c.mu.Lock()
	defer c.mu.Unlock()
	wrong.Before = len(c.ways) > 0
	c.setup = wrong
}

// sound tells whether nothing is wrong with the file or with what it names.
func (c *carrying) sound() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.setup == nil && c.ways.Troubles() == ""
}

// still tells whether the same is missing as before.
func (c *carrying) still(leave ways.Ways) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.setup == nil && c.ways.Troubles() == leave.Troubles()
}

// read are the ways out of the room, or what is wrong with their file. The demonstration has none: its letters end as
// files.
func (c *carrying) read() (ways.Ways, *pane.Setup) {
	if c.demo {
		return rehearsed(c.plan), nil
	}
	leave, err := ways.Read(ways.Source{File: c.file, Env: c.getenv, Words: c.words})
	if err == nil {
		return leave, nil
	}
	wrong := &pane.Setup{File: c.file}
	var found plans.Findings
	if errors.As(err, &found) && len(found) > 0 {
		first := found[0]
		wrong.Line, wrong.What, wrong.Do, wrong.More = first.Line, first.Message, first.Hint, len(found)-1
		return nil, wrong
	}
	wrong.What, wrong.Do = c.words.T("link.file.closed"), c.words.T("link.file.closed.do")
	return nil, wrong
}

// rehearsed are the ways of the demonstration.
func rehearsed(plan *model.Plan) ways.Ways {
	none := ways.Ways{}
	for _, channel := range orEmpty(plan).Channels {
		if courier.Automatic(channel) {
			none[channel.ID] = ways.Way{Channel: channel.ID, Parallel: 1, Carrier: courier.Nobody{}}
		}
	}
	return none
}

// Links implements tui.Links.
func (c *carrying) Links(ctx context.Context) ([]model.Link, error) {
	c.mu.Lock()
	now := links{session: c.session, courier: c.courier, ways: c.ways, plan: c.plan, unread: c.setup != nil && !c.setup.Before}
	c.mu.Unlock()
	return now.Links(ctx)
}

// Setup implements tui.Links.
func (c *carrying) Setup() *pane.Setup {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.setup
}

// stamp tells one state of a file from another.
type stamp struct {
	size    int64
	changed time.Time
	err     string
}

func stampOf(file string) stamp {
	info, err := os.Stat(file)
	if err != nil {
		return stamp{err: err.Error()}
	}
	return stamp{size: info.Size(), changed: info.ModTime()}
}
