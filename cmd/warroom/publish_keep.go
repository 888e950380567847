package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"warroom/cmd/warroom/internal/publish"
	"warroom/model"
)

// keep publishes whenever something changes, and often enough that the age of the state means something.
func (p *publisher) keep(ctx context.Context) error {
	p.renewed = p.Every
	p.since = p.clock()
	done, err := p.once(ctx)
	if err != nil {
		return err // what is wrong from the start is for the person who started it
	}
	if err := p.tell(done); err != nil {
		return err
	}
	pace := publish.Pace{Every: p.Every, Breath: 2 * time.Second, Retry: 5 * time.Second}
	publish.Watch(ctx, p.session.log.Watch(ctx), pace, func(ctx context.Context) error {
		before := done
		if done, err = p.once(ctx); err != nil || done.same(before) {
			return err
		}
		return p.tell(done)
	}, p.note)
	return nil
}

// serve publishes and hands the page out at the same time.
func (p *publisher) serve(ctx context.Context) error {
	listener, err := publish.Listen(ctx, p.Serve)
	if err != nil {
		return &coded{exitNoCreate, at(p.Serve, err)}
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	over := make(chan error, 1)
	go func() {
		defer stop()
		over <- publish.Serve(ctx, listener, &p.shelf)
	}()
	p.Serve = listener.Addr().String()
	p.say(p.t("publish.serving", "Address", "http://"+p.Serve+"/"))
	err = p.keep(ctx)
	stop()
	if ended := <-over; err == nil {
		err = ended
	}
	return err
}

// say writes a line for people: not into data.
func (p *publisher) say(text string) {
	if p.flags.json {
		_, _ = fmt.Fprintln(p.err, text)
		return
	}
	p.line(text)
}

// tell says what was done: one line, or one value as JSON.
func (p *publisher) tell(done publication) error {
	if p.flags.json {
		return p.encoder().Encode(done)
	}
	p.line(p.summary(done))
	if done.Exercise != nil {
		p.line(p.t("publish.exercise") + ": " + p.summary(*done.Exercise))
	}
	return nil
}

func (p *publisher) summary(done publication) string {
	where := model.Safe(done.Folder)
	if where == "" {
		where = p.Serve
	}
	text := p.t("publish.done", "Where", where, "State", p.t("publish.state."+string(done.State)), "Open", strconv.Itoa(done.Open),
		"Incidents", strconv.Itoa(done.Incidents), "Changed", strconv.Itoa(done.Changed), "Files", strconv.Itoa(done.Files))
	if done.Delivered > 0 {
		text += " " + p.t("publish.delivered", "Count", strconv.Itoa(done.Delivered))
	}
	return text
}
