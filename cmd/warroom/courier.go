package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"warroom/cmd/warroom/internal/courier"
	"warroom/cmd/warroom/internal/courier/ways"
	"warroom/cmd/warroom/internal/demo"
	"warroom/model"
	"warroom/plans"
	"warroom/tui/locale"
)

// exerciseFolder is where letters of exercises end, beside the database.
const exerciseFolder = "exercise-outbox"

// carries adds the flag of verbs that send.
func (p *program) carries(cmd *cobra.Command) *cobra.Command {
	cmd.Flags().StringVar(&p.flags.channels, "channels", "", p.t("flag.channels-file"))
	return cmd
}

// ways reads how each channel leaves: --channels, WARROOM_CHANNELS, or channels.yaml beside the database.
func (p *program) ways(database string) (ways.Ways, error) {
	file := p.channelsFile(database)
	found, err := ways.Read(ways.Source{File: file, Env: p.getenv, Words: p.words})
	var wrong plans.Findings
	if errors.As(err, &wrong) {
		err = &coded{exitData, &mistakes{
			head: p.t("outbox.file-wrong"), hint: p.t("outbox.file-wrong.hint"), lines: strings.Split(wrong.In(p.words.Lang()).Error(), "\n"),
		}}
	}
	return found, at(file, err)
}

// channelsFile is where the channels of a database are set up.
func (p *program) channelsFile(database string) string {
	return cmp.Or(p.flags.channels, p.getenv("WARROOM_CHANNELS"), ways.Beside(database))
}

// courier makes the courier of this process. The demonstration has no carriers, whatever channels.yaml says.
func (s *session) courier(leave ways.Ways, once bool) *courier.Courier {
	options := courier.Options{
		Store: s.log, Book: addressBook{s.log}, Exercise: filepath.Join(filepath.Dir(s.log.Path()), exerciseFolder),
		Rehearse: rehearsal(s.demo), Clock: s.clock, Say: s.letterClock, Zone: s.zoneName, Holder: holder(), Device: device(),
		Report: s.note, Once: once, Carriers: leave.Carriers(), Paces: map[model.ChannelID]courier.Pace{},
	}
	for id, way := range leave {
		options.Paces[id] = courier.Pace{Rate: way.Rate.PerSecond(), Parallel: way.Parallel}
	}
	return courier.New(options)
}

// holder names this process and no other one.
func holder() string {
	host, _ := os.Hostname()
	return fmt.Sprintf("%s/%d/%s", host, os.Getpid(), rand.Text()[:8])
}

// letterClock is a time as readers of a letter see it: of today without the day.
func (s *session) letterClock(t time.Time) string {
	local, now := t.In(s.zone), s.clock().In(s.zone)
	if local.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return local.Format("15:04 MST")
	}
	return local.Format("2006-01-02 15:04 MST")
}

// rehearsal tells which incidents send nothing though they are no exercises: those of the demonstration, also when
// somebody opens its file as if it were a real one.
func rehearsal(all bool) func(*model.Incident) bool {
	invented := sync.OnceValue(func() map[string]bool {
		known := map[string]bool{}
		for _, lang := range locale.Languages() {
			if plan, _, err := demo.Plan(lang); err == nil {
				known[plan.Digest] = true
			}
		}
		return known
	})
	return func(inc *model.Incident) bool { return all || inc.Plan.Digest != "" && invented()[inc.Plan.Digest] }
}

// carry carries notices in the background until the answer is called, which waits for what is on its way.
func (s *session) carry(ctx context.Context, plan *model.Plan) (links, func()) {
	leave, err := s.roomWays(plan)
	if err != nil {
		s.note(err) // the room opens all the same: its channels are worked by hand
	}
	c := s.courier(leave, false)
	ctx, stop := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = c.Run(ctx) // what goes wrong is reported
	}()
	return links{session: s, courier: c, ways: leave, plan: plan}, func() {
		stop()
		<-done
		_ = leave.Close()
	}
}

// roomWays are the ways out of the room. The demonstration has none: its letters end as files.
func (s *session) roomWays(plan *model.Plan) (ways.Ways, error) {
	if !s.demo {
		return s.program.ways(s.log.Path())
	}
	none := ways.Ways{}
	for _, channel := range orEmpty(plan).Channels {
		if courier.Automatic(channel) {
			none[channel.ID] = ways.Way{Channel: channel.ID, Parallel: 1, Carrier: courier.Nobody{}}
		}
	}
	return none, nil
}
