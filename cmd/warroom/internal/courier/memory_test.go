package courier

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"warroom/model"
	"warroom/storage"
)

// memory is a Store without a file: for tests whose time is not real.
type memory struct {
	mu       sync.Mutex
	plan     *model.Plan
	incs     map[model.IncidentID]*model.Incident
	seq      uint64
	hash     model.Hash
	hlc      model.HLC
	rows     []Parcel
	told     map[int64]bool
	holder   string
	until    time.Time
	links    map[model.ChannelID]model.Link
	watchers []chan struct{}
	full     error // what every write answers
	marks    int
}

func newMemory(plan *model.Plan) *memory {
	plan.Digest = "plan"
	return &memory{plan: plan, incs: map[model.IncidentID]*model.Incident{}, told: map[int64]bool{}, links: map[model.ChannelID]model.Link{}}
}

func (m *memory) Incident(_ context.Context, id model.IncidentID) (*model.Incident, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.incs[id], nil
}

func (m *memory) Plan(context.Context, string) (*model.Plan, error) { return m.plan, nil }

func (m *memory) Do(_ context.Context, cmd model.Command) ([]model.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.full != nil {
		return nil, m.full
	}
	now := time.Now()
	drafts, err := model.Decide(model.Setting{
		Now: now, Plan: m.plan, Incident: m.incs[cmd.Incident],
		NextNumber: func(model.IncidentKind, int) string { return "2026-001" }, NewID: func() model.IncidentID { return "inc" },
	}, cmd)
	if err != nil {
		return nil, err
	}
	var events []model.Event
	for _, draft := range drafts {
		m.seq++
		m.hlc = m.hlc.Next(now)
		event, err := draft.Seal("FRA-1", m.seq, m.hlc, now, m.hash)
		if err != nil {
			return nil, err
		}
		m.hash = event.Hash()
		events = append(events, event)
		inc := m.incs[event.Incident]
		if inc == nil {
			inc = model.Fold([]model.Event{event})
		} else {
			inc, _ = inc.Extend([]model.Event{event})
		}
		m.incs[event.Incident] = inc
		m.post(inc, draft.Body, event)
	}
	m.ring()
	return events, nil
}

// post makes rows of what is let go.
func (m *memory) post(inc *model.Incident, body model.Body, event model.Event) {
	queued, is := body.(model.NoticeQueued)
	if !is {
		return
	}
	for _, n := range inc.Notices {
		if n.Number != queued.Number {
			continue
		}
		for k, to := range queued.Addressees {
			m.rows = append(m.rows, Parcel{
				ID: int64(len(m.rows) + 1), Incident: inc.ID, Notice: n.Ref, Number: n.Number, Dispatch: event.Ref(), Delivery: k, Audience: n.Audience,
				Recipient: to.Recipient, Name: to.Name, Channel: to.Channel, Language: to.Language, Kind: inc.Kind,
				Key: n.Ref.String() + "/" + string(to.Recipient), Queued: time.Now(), State: model.InQueue, At: time.Now(),
			})
		}
	}
}

func (m *memory) ring() {
	for _, watcher := range m.watchers {
		poke(watcher)
	}
}

func (m *memory) Watch(context.Context) <-chan struct{} {
	m.mu.Lock()
	defer m.mu.Unlock()
	watcher := make(chan struct{}, 1)
	m.watchers = append(m.watchers, watcher)
	return watcher
}

func (m *memory) Lease(_ context.Context, holder string, now, until time.Time) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.full != nil {
		return false, m.full
	}
	if m.holder != "" && m.holder != holder && now.Before(m.until) {
		return false, nil
	}
	m.holder, m.until = holder, until
	return true, nil
}

func (m *memory) Release(_ context.Context, holder string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.holder == holder {
		m.holder = ""
	}
	return nil
}

func (m *memory) Links(context.Context) (all []model.Link, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, link := range m.links {
		all = append(all, link)
	}
	return all, nil
}

func (m *memory) SetLink(_ context.Context, link model.Link) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.links[link.Channel] = link
	return m.full
}

// fill makes every write fail, or work again.
func (m *memory) fill(err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.full = err
}

var errFull = &model.Error{Code: model.CodeDiskFull, Message: "the disk is full"}

func (m *memory) parcels() []Parcel {
	m.mu.Lock()
	defer m.mu.Unlock()
	return slices.Clone(m.rows)
}

func (m *memory) link(id model.ChannelID) model.Link {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.links[id]
}

// must records an intent in the one incident there is.
func (m *memory) must(t *testing.T, intent model.Intent) {
	t.Helper()
	_, err := m.Do(context.Background(), model.Command{Incident: "inc", Actor: model.Actor{Person: "anna", Method: "flag"}, Intent: intent})
	if err != nil {
		t.Fatal(err)
	}
}

// opened is a store with an incident.
func opened(t *testing.T, recipients int) *memory {
	t.Helper()
	m := newMemory(deskPlan(recipients))
	m.must(t, model.Declare{Title: "Shop is down", Severity: 2})
	return m
}

// tell lets a notice go.
func (m *memory) tell(t *testing.T, draft model.DraftNotice) int {
	t.Helper()
	draft.Audience = cmp.Or(draft.Audience, "customers")
	m.must(t, draft)
	number := m.incs["inc"].Notices[len(m.incs["inc"].Notices)-1].Number
	m.must(t, model.QueueNotice{Number: number, Anyway: true})
	return number
}

// running is a courier at work until the test is over or stop is called.
func running(t *testing.T, m Store, change ...func(*Options)) (c *Courier, stop func()) {
	t.Helper()
	options := Options{Store: m, Book: addresses{}, Holder: "one"}
	for _, one := range change {
		one(&options)
	}
	c = New(options)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := c.Run(ctx); err != nil {
			t.Error(err)
		}
	}()
	return c, func() {
		cancel()
		<-done
	}
}

var _ Store = (*storage.Log)(nil)
