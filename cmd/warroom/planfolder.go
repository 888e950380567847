package main

import (
	"context"
	"os"
	"syscall"

	"warroom/model"
	"warroom/plans"
)

// planFolder is the folder of the plan to declare with; empty for the plan that the program ships.
func (p *program) planFolder() string {
	if p.flags.plan != "" {
		return p.flags.plan
	}
	return p.getenv("WARROOM_PLAN")
}

// loadPlan reads the plan to declare with. A folder that was named and is wrong is an error: nobody should meet half a
// plan in a crisis without knowing.
func (p *program) loadPlan() (*model.Plan, plans.Archive, error) {
	dir := p.planFolder()
	if dir == "" {
		plan, archive := plans.Default(p.words.Lang())
		return plan, archive, nil
	}
	if err := noFile(dir); err != nil {
		return nil, nil, at(dir, err)
	}
	plan, archive, err := plans.Load(dir)
	return plan, archive, at(dir, err)
}

// noFile refuses a path at which something is that is no folder: what opening it would say differs by system.
func noFile(dir string) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return &os.PathError{Op: "open plan folder", Path: dir, Err: syscall.ENOTDIR}
	}
	return nil
}

// keepPlan loads the plan to declare with and keeps it in the log, so that the incident can be read with it for ever.
func (s *session) keepPlan(ctx context.Context) (*model.Plan, error) {
	plan, archive, err := s.loadPlan()
	if err != nil {
		return nil, err
	}
	return plan, at(s.log.Path(), s.log.KeepPlan(ctx, plan.Digest, archive))
}
