package main

import (
	"context"
	"path/filepath"
	"time"

	"warroom/cmd/warroom/internal/publish"
	"warroom/model"
)

// publisher makes the page of a log again and again.
type publisher struct {
	*publishing
	session *session
	shelf   publish.Shelf
	renewed time.Duration                     // what the page promises; 0: nothing
	since   time.Time                         // since when there is the page, if it is in no folder
	known   map[model.IncidentID]publish.Case // as they were read last
}

// publication is what one publishing did.
type publication struct {
	publish.Written
	Folder    string            `json:"folder,omitempty"`
	AsOf      time.Time         `json:"as_of"`
	Updated   time.Time         `json:"updated"` // when anything on the page changed last
	State     publish.Indicator `json:"state"`
	Incidents int               `json:"incidents"`
	Open      int               `json:"open"`
	Delivered int               `json:"delivered"` // notices that waited for the page
	Exercise  *publication      `json:"exercise,omitempty"`
}

// same tells whether nothing but the age of the state is new since another one.
func (p publication) same(before publication) bool {
	if p.Exercise != nil && before.Exercise != nil && !p.Exercise.same(*before.Exercise) {
		return false
	}
	return p.Delivered == 0 && p.State == before.State && p.Incidents == before.Incidents && p.Open == before.Open && p.Updated.Equal(before.Updated)
}

// once makes the page. Its order is a promise: first the files stand, then the command has carried them away, then
// they are handed out, and only then the log is told that the page has the notices that waited for it.
func (p *publisher) once(ctx context.Context) (publication, error) {
	cases, err := p.cases(ctx)
	if err != nil {
		return publication{}, err
	}
	plan, err := p.pagePlan(cases)
	if err != nil {
		return publication{}, err
	}
	now := p.clock()
	real, drill := p.Options(), p.Options()
	drill.Exercise = true
	done, files, err := p.write(cases, plan, now, real, p.Folder)
	if err == nil && p.Exercise {
		var extra []publish.File
		var exercise publication
		exercise, extra, err = p.write(cases, plan, now, drill, under(p.Folder, "exercise"))
		done.Exercise = &exercise
		for _, file := range extra {
			files = append(files, publish.File{Path: "exercise/" + file.Path, Content: file.Content})
		}
	}
	if err != nil {
		return done, err
	}
	if len(p.Command) > 0 {
		secrets, err := p.secretVariables(p.session.log.Path())
		if err != nil {
			return done, err
		}
		carriage := publish.Carriage{Command: p.Command, Timeout: p.Timeout, Withheld: secrets}
		if err := carriage.Carry(ctx, p.Folder); err != nil {
			return done, p.publishFailed(p.Folder, err)
		}
	}
	if p.Serve != "" {
		p.shelf.Put(files)
	}
	done.Delivered, err = p.handOver(ctx, publish.Handover(cases, now, p.zoneName, real))
	if err == nil && p.Exercise {
		done.Exercise.Delivered, err = p.handOver(ctx, publish.Handover(cases, now, p.zoneName, drill))
	}
	return done, err
}

func under(folder, name string) string {
	if folder == "" {
		return ""
	}
	return filepath.Join(folder, name)
}

// write makes one site and puts it into a folder, if there is one.
func (p *publisher) write(
	cases []publish.Case, plan *model.Plan, now time.Time, options publish.Options, path string,
) (done publication, files []publish.File, err error) {
	options.Renewed, options.Since = p.renewed, p.since
	var folder *publish.Folder
	if path != "" {
		if folder, err = publish.OpenFolder(path); err != nil {
			return done, nil, p.publishFailed(path, err)
		}
		defer folder.Close() //nolint:errcheck // what was written is on its way already
		options.Since = folder.Since()
	}
	if options.Since.IsZero() {
		options.Since = now
	}
	site := publish.Build(cases, plan, now, options)
	if files, err = publish.Render(site); err != nil {
		return done, nil, err
	}
	done = publication{Folder: path, AsOf: site.AsOf, Updated: site.Updated, State: site.State, Incidents: len(site.Incidents), Open: len(site.Open())}
	done.Files, done.Changed = len(files), len(files)
	if folder != nil {
		done.Written, err = folder.Write(site.ID, options.Since.UTC().Truncate(time.Second), files)
	}
	return done, files, p.publishFailed(path, err)
}

// handOver tells the log that the page has what waited for it.
func (p *publisher) handOver(ctx context.Context, commands []model.Command) (int, error) {
	for n, cmd := range commands {
		cmd.Actor = publish.Reporter(device())
		if _, err := p.session.log.Do(ctx, cmd); err != nil {
			return n, at(p.session.log.Path(), err)
		}
	}
	return len(commands), nil
}

// cases are all incidents of the log, each with its plan. One that has not changed is not read again.
func (p *publisher) cases(ctx context.Context) ([]publish.Case, error) {
	board, err := p.session.log.Board(ctx)
	if err != nil {
		return nil, at(p.session.log.Path(), err)
	}
	ids := make([]model.IncidentID, len(board))
	events := make(map[model.IncidentID]int, len(board))
	for n, line := range board {
		ids[n], events[line.ID] = line.ID, line.Events
	}
	cases, err := publish.Gather(ids, func(id model.IncidentID) (publish.Case, error) {
		if seen, known := p.known[id]; known && seen.Incident.Events() == events[id] {
			return seen, nil
		}
		r, err := p.session.load(ctx, id)
		if err != nil {
			return publish.Case{}, err
		}
		return publish.Case{Incident: r.inc, Plan: r.plan}, nil
	})
	if err != nil {
		return nil, at(p.session.log.Path(), err)
	}
	for _, c := range cases {
		p.known[c.Incident.ID] = c
	}
	return cases, nil
}

// pagePlan is the plan whose page it is: that of the folder that is named, else that of the incident that was declared
// last on a plan with a page, else the one that the program ships.
func (p *publisher) pagePlan(cases []publish.Case) (*model.Plan, error) {
	if p.planFolder() == "" {
		var last publish.Case
		for _, c := range cases {
			if c.Plan.Page != nil && (last.Plan == nil || c.Incident.Declared.At.After(last.Incident.Declared.At)) {
				last = c
			}
		}
		if last.Plan != nil {
			return last.Plan, nil
		}
	}
	plan, _, err := p.loadPlan()
	return plan, err
}
