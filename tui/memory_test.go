package tui

import (
	"context"
	"fmt"
	"sync"
	"time"

	"warroom/model"
	"warroom/plans"
)

// memory is a log in a slice: it decides and seals as the store does, and keeps nothing.
type memory struct {
	mu     sync.Mutex
	now    time.Time
	plan   *model.Plan
	events []model.Event
	bells  []chan struct{}
	fail   error // what Do answers instead of recording
	kept   map[string][]byte
}

func newMemory(now time.Time) *memory {
	plan, _ := plans.Default("en")
	return &memory{now: now, plan: plan, kept: map[string][]byte{}}
}

func (m *memory) fold(id model.IncidentID) *model.Incident {
	var mine []model.Event
	for _, e := range m.events {
		if e.Incident == id {
			mine = append(mine, e)
		}
	}
	return model.Fold(mine)
}

func (m *memory) Do(_ context.Context, cmd model.Command) ([]model.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return nil, m.fail
	}
	set := model.Setting{
		Now: m.now, Zone: "UTC", Plan: m.plan, Incident: m.fold(cmd.Incident), Look: m.fold,
		NextNumber: func(_ model.IncidentKind, year int) string { return fmt.Sprintf("%d-%03d", year, len(m.events)+1) },
		NewID:      func() model.IncidentID { return model.IncidentID(fmt.Sprintf("inc%d", len(m.events)+1)) },
	}
	drafts, err := model.Decide(set, cmd)
	if err != nil {
		return nil, err
	}
	var sealed []model.Event
	for _, d := range drafts {
		n := len(m.events) + 1
		e, err := d.Seal("FRA-00000001", uint64(n), model.HLC(m.now.UnixMilli()<<16+int64(n)), m.now, model.Hash{})
		if err != nil {
			return nil, err
		}
		m.events, sealed = append(m.events, e), append(sealed, e)
	}
	for _, bell := range m.bells {
		select {
		case bell <- struct{}{}:
		default:
		}
	}
	return sealed, nil
}

func (m *memory) Incident(_ context.Context, id model.IncidentID) (*model.Incident, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.fold(id), nil
}

func (m *memory) Board(context.Context) ([]model.Summary, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var all []model.Summary
	seen := map[model.IncidentID]bool{}
	for _, e := range m.events {
		if !seen[e.Incident] {
			seen[e.Incident] = true
			all = append(all, model.Summarize(m.fold(e.Incident)))
		}
	}
	return all, nil
}

func (m *memory) Plan(context.Context, string) (*model.Plan, error) { return m.plan, nil }

func (m *memory) KeepPlan(_ context.Context, digest string, archive []byte) error {
	m.kept[digest] = archive
	return nil
}

func (m *memory) Watch(context.Context) <-chan struct{} {
	m.mu.Lock()
	defer m.mu.Unlock()
	bell := make(chan struct{}, 1)
	m.bells = append(m.bells, bell)
	return bell
}

func (m *memory) Find(context.Context, string) (model.IncidentID, error) { return "", nil }
func (m *memory) Site() model.SiteID                                     { return "FRA-00000001" }
