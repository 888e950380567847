package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/adrg/xdg"

	"warroom/model"
	"warroom/plans"
	"warroom/storage"
)

// session is a run with the log open.
type session struct {
	*program
	log *storage.Log
}

// open opens the log, does the work and closes the log again, whatever comes of the work.
func (p *program) open(ctx context.Context, work func(*session) error) error {
	path, err := p.database()
	if err != nil {
		return err
	}
	log, err := storage.Open(ctx, path, p.storageOptions())
	if err != nil {
		return at(path, err)
	}
	err = work(&session{program: p, log: log})
	if closing := log.Close(); err == nil {
		err = at(path, closing)
	}
	return err
}

func (p *program) storageOptions() storage.Options {
	return storage.Options{
		Site: p.site(), Clock: p.clock, Zone: p.zoneName, Plans: parsePlan, Force: p.flags.force, NoBell: p.getenv("WARROOM_NO_BELL") != "",
		Report: p.note,
	}
}

// note says what a person may want to know and nobody has to act on: on standard error, or, under a room, whose screen
// must stay whole, in warroom.log in the user's state folder.
func (p *program) note(trouble error) {
	what, _ := p.said(trouble)
	line := fmt.Sprintf("%s warroom: %s\n", p.clock().UTC().Format(time.RFC3339), oneLine(what))
	if !p.inScreen {
		_, _ = fmt.Fprint(p.err, line)
		return
	}
	path := filepath.Join(xdg.StateHome, "warroom", "warroom.log")
	if os.MkdirAll(filepath.Dir(path), 0o700) != nil {
		return // there is no other place to say it
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return
	}
	defer func() { _ = file.Close() }()
	_, _ = file.WriteString(line)
}

// parsePlan keeps a plan that an older or laxer version wrote: what could be read of it is better than nothing.
func parsePlan(archive []byte) (*model.Plan, error) {
	plan, err := plans.Parse(archive)
	var findings plans.Findings
	if plan != nil && errors.As(err, &findings) {
		return plan, nil
	}
	return plan, err
}

// database is the file to work on: --db, WARROOM_DB, or warroom/warroom.db in the user's data folder. Its folder is
// made if it is missing.
func (p *program) database() (string, error) {
	path := p.flags.db
	if path == "" {
		path = p.getenv("WARROOM_DB")
	}
	if path == "" {
		path = filepath.Join(xdg.DataHome, "warroom", "warroom.db")
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return "", at(filepath.Dir(path), err)
		}
	}
	full, err := filepath.Abs(path)
	return full, at(path, err)
}

// site is the short code of this place: WARROOM_SITE, else the first letters of the machine's name.
func (p *program) site() string {
	name := p.getenv("WARROOM_SITE")
	if name == "" {
		name, _ = os.Hostname()
	}
	var code strings.Builder
	for _, r := range strings.ToUpper(name) {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' && code.Len() > 0 {
			code.WriteRune(r)
		}
		if code.Len() == 3 && p.getenv("WARROOM_SITE") == "" || code.Len() == 8 {
			break
		}
	}
	if code.Len() == 0 {
		return "HQ"
	}
	return code.String()
}
