package main

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

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
	return p.waysFrom(database, p.getenv)
}

// secretVariables are the variables of the environment in which the channels of a database have their secrets, also
// those that are not set. No program that is started for another purpose may get them.
func (p *program) secretVariables(database string) (names []string, err error) {
	found, err := p.waysFrom(database, func(name string) string {
		names = append(names, name)
		return ""
	})
	return names, errors.Join(err, found.Close())
}

func (p *program) waysFrom(database string, env func(string) string) (ways.Ways, error) {
	file := p.channelsFile(database)
	if file != ways.Beside(database) { // one that was named must be there: nobody would see that nothing is sent
		if _, err := os.Stat(file); err != nil {
			return nil, at(file, err)
		}
	}
	found, err := ways.Read(ways.Source{File: file, Env: env, Words: p.words})
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
		Rehearse: rehearsal(s.demo), Clock: s.clock, Site: s.zone, Zone: s.zoneName, Holder: holder(), Device: device(),
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
