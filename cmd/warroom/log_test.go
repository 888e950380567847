package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"warroom/model"
	"warroom/tui/locale"
)

// What another process records between the first look and the watch is printed all the same, though no bell rings for it
// any more.
func TestFollowMissesNothing(t *testing.T) {
	m := newMachine(t)
	m.must("declare", "Outage")
	out, in := io.Pipe()
	p := newProgram(nil, in, io.Discard, func(name string) string { return m.env[name] }, func() time.Time { return m.now })
	p.words, p.flags.db = locale.New(locale.English), m.db
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second)
	context.AfterFunc(ctx, func() { _ = in.CloseWithError(errors.New("never printed")) })
	ended := make(chan error, 1)
	defer stop()
	err := p.inRoom(ctx, func(r *room) error {
		bell := r.log.Watch(ctx)
		m.must("say", "in between")
		<-bell // heard and gone before anybody follows
		reader := logReader{room: r, seen: map[model.Ref]bool{}}
		go func() { ended <- reader.follow(ctx) }()
		for text := ""; !strings.Contains(text, "in between"); {
			chunk := make([]byte, 1<<10)
			n, err := out.Read(chunk)
			if err != nil {
				return err
			}
			text += string(chunk[:n])
		}
		stop()
		go func() { _, _ = io.Copy(io.Discard, out) }() // what is left
		return <-ended
	})
	if err != nil {
		t.Error(err)
	}
}
