package main

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"warroom/model"
)

// room is a session with one incident in it.
type room struct {
	*session
	inc    *model.Incident
	plan   *model.Plan
	called func(model.IncidentID) string // what people call another incident
}

// inRoom opens the log and the incident that is meant.
func (p *program) inRoom(ctx context.Context, work func(*room) error) error {
	return p.open(ctx, func(s *session) error {
		r, err := s.enter(ctx)
		if err != nil {
			return at(s.log.Path(), err)
		}
		return work(r)
	})
}

// enter loads the incident that is meant, with the plan that it runs on.
func (s *session) enter(ctx context.Context) (*room, error) {
	id, err := s.which(ctx)
	if err != nil {
		return nil, err
	}
	return s.load(ctx, id)
}

func (s *session) load(ctx context.Context, id model.IncidentID) (*room, error) {
	inc, err := s.log.Incident(ctx, id)
	if err != nil {
		return nil, err
	}
	plan, err := s.planOf(ctx, inc.Plan)
	return &room{session: s, inc: inc, plan: plan, called: s.called(ctx)}, err
}

// called answers what people call an incident of this file, empty if it is not here. It looks when it is first asked:
// few logs speak of other incidents.
func (s *session) called(ctx context.Context) func(model.IncidentID) string {
	board := sync.OnceValue(func() []model.Summary {
		board, _ := s.log.Board(ctx) // without it the identity is shown, which is true as well
		return board
	})
	return func(id model.IncidentID) string {
		for _, line := range board() {
			if line.ID == id {
				return line.Number + " " + line.Title
			}
		}
		return ""
	}
}

// planOf is the plan that an incident runs on. One that was never kept here is replaced by the empty plan: the
// incident must stay readable.
func (s *session) planOf(ctx context.Context, ref model.PlanRef) (*model.Plan, error) {
	if ref.Digest == "" {
		return model.EmptyPlan, nil
	}
	plan, err := s.log.Plan(ctx, ref.Digest)
	if err != nil && model.CodeOf(err) != model.CodeNotFound {
		return nil, err
	}
	if plan == nil {
		return model.EmptyPlan, nil
	}
	return plan, nil
}

// which incident is meant: --incident, WARROOM_INCIDENT, else the only one that is open.
func (s *session) which(ctx context.Context) (model.IncidentID, error) {
	if name := s.named(); name != "" {
		return s.log.Find(ctx, name)
	}
	board, err := s.log.Board(ctx)
	if err != nil {
		return "", err
	}
	var open []model.Summary
	for _, summary := range board {
		if summary.Closed.IsZero() {
			open = append(open, summary)
		}
	}
	switch len(open) {
	case 1:
		return open[0].ID, nil
	case 0:
		return "", &model.Error{
			Code: codeNoneOpen, Message: s.t("none-open"), Hint: s.t("none-open.hint"),
		}
	}
	var choices strings.Builder
	choices.WriteString(s.t("several-open.hint"))
	for _, summary := range open {
		fmt.Fprintf(&choices, "\n--incident %s  %s %s", summary.Number, summary.Severity, model.Safe(summary.Title))
	}
	return "", &model.Error{Code: codeAmbiguous, Message: s.t("several-open", "Count", len(open)), Hint: choices.String()}
}

// named is the incident that the caller names; empty if none.
func (p *program) named() string {
	if p.flags.incident != "" {
		return p.flags.incident
	}
	return p.getenv("WARROOM_INCIDENT")
}
