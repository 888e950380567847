package tui

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/pane"
)

// feed brings snapshots of the log to the room. It subscribes before the first read and has one read in flight, so
// nothing is missed and nothing older follows something newer. Its fields belong to the command in flight.
type feed struct {
	log    reader
	bell   <-chan struct{}
	again  chan struct{} // rung by the room itself: another incident was opened
	plans  map[string]*model.Plan
	folded map[model.IncidentID]boardCache
	ledger *pane.Ledger // as it was read last
	brief  bool         // the next read brings the board's lines without what they owe
}

// boardCache is an open incident of the board, and how many events it had when it was read.
type boardCache struct {
	events int
	inc    *model.Incident
}

// wish is what a read is to bring.
type wish struct {
	incident model.IncidentID
	board    bool
}

// snapshot is what was true at one moment.
type snapshot struct {
	wish
	inc       *model.Incident
	plan      *model.Plan // of the incident; never nil if inc is not
	steps     []model.ListView
	ledger    *pane.Ledger
	incidents []model.Summary
	lines     []pane.BoardLine                     // the same, with what they owe
	owing     map[model.IncidentID]*model.Incident // open incidents of the board, to tell what they owe as time goes by
	at        time.Time
}

// snapshotMsg brings a snapshot, or why there is none.
type snapshotMsg struct {
	snapshot
	err error
}

// rungMsg says that a new read should start: the room's wish has changed, or the last read failed a while ago.
type rungMsg struct{}

// retryAfter is how long the feed waits after a read that failed, unless the bell rings before.
const retryAfter = 2 * time.Second

func newFeed(log reader, own *model.Plan) *feed {
	return &feed{
		log: log, again: make(chan struct{}, 1), folded: map[model.IncidentID]boardCache{},
		plans: map[string]*model.Plan{own.Digest: own},
	}
}

// ring makes the feed read again. It never blocks.
func (f *feed) ring() {
	select {
	case f.again <- struct{}{}:
	default:
	}
}

// start subscribes and reads for the first time. The board's lines come at once and what they owe right after: to know
// it, every open incident must be read.
func (f *feed) start(ctx context.Context, w wish, clock func() time.Time) tea.Cmd {
	return func() tea.Msg {
		f.bell = f.log.Watch(ctx)
		if w.board {
			f.brief = true
			f.ring()
		}
		return f.read(ctx, w, clock)
	}
}

// next waits for the bell and reads. After a read that failed it does not wait for ever.
func (f *feed) next(ctx context.Context, w wish, clock func() time.Time, failed bool) tea.Cmd {
	return func() tea.Msg {
		var again <-chan time.Time
		if failed {
			timer := time.NewTimer(retryAfter)
			defer timer.Stop()
			again = timer.C
		}
		select {
		case <-again:
			return rungMsg{}
		case <-ctx.Done():
			return nil
		case <-f.again:
			return rungMsg{}
		case _, open := <-f.bell:
			if !open {
				f.bell = nil // no more news; the room goes on with what it asks for itself
				return rungMsg{}
			}
		}
		return f.read(ctx, w, clock)
	}
}

// look reads at once.
func (f *feed) look(ctx context.Context, w wish, clock func() time.Time) tea.Cmd {
	return func() tea.Msg { return f.read(ctx, w, clock) }
}

func (f *feed) read(ctx context.Context, w wish, clock func() time.Time) tea.Msg {
	s := snapshot{wish: w}
	if w.incident != "" {
		inc, err := f.log.Incident(ctx, w.incident)
		if err != nil {
			return snapshotMsg{s, err}
		}
		if inc == nil {
			return snapshotMsg{s, &model.Error{Code: model.CodeNoIncident, Message: "there is no such incident", Hint: "warroom incidents lists them"}}
		}
		s.inc, s.plan = inc, f.plan(ctx, inc.Plan.Digest)
		s.steps = model.Lists(s.inc, s.plan)
		f.ledger = pane.NewLedger(s.inc, s.plan, f.ledger)
		s.ledger = f.ledger
	}
	if w.board {
		if err := f.readBoard(ctx, &s); err != nil {
			return snapshotMsg{s, err}
		}
		f.brief = false
	}
	s.at = clock()
	return snapshotMsg{s, nil}
}

// plan is the plan in force. One that cannot be had leaves the incident usable, without what a plan would add.
func (f *feed) plan(ctx context.Context, digest string) *model.Plan {
	if plan := f.plans[digest]; plan != nil {
		return plan
	}
	plan, err := f.log.Plan(ctx, digest)
	if err != nil || plan == nil {
		return model.EmptyPlan
	}
	f.plans[digest] = plan
	return plan
}

// maxOwing is for how many open incidents the board says what is due next.
const maxOwing = 200

func (f *feed) readBoard(ctx context.Context, s *snapshot) error {
	summaries, err := f.log.Board(ctx)
	if err != nil {
		return err
	}
	s.incidents, s.owing = summaries, map[model.IncidentID]*model.Incident{}
	folded := map[model.IncidentID]boardCache{}
	for _, summary := range summaries {
		line := pane.BoardLine{Summary: summary}
		line.Unread = f.brief && summary.Closed.IsZero()
		if !f.brief && summary.Closed.IsZero() && len(folded) < maxOwing {
			line.Plan = f.plan(ctx, summary.Plan)
			known := f.folded[summary.ID]
			if known.inc == nil || known.events != summary.Events {
				inc, err := f.log.Incident(ctx, summary.ID)
				if err != nil {
					return err
				}
				known = boardCache{events: summary.Events, inc: inc}
			}
			folded[summary.ID], s.owing[summary.ID] = known, known.inc
		}
		s.lines = append(s.lines, line)
	}
	if !f.brief {
		f.folded = folded
	}
	return nil
}

// owed fills in what is due next for every line of the board.
func (s *snapshot) owed(now time.Time) {
	for n := range s.lines {
		line := &s.lines[n]
		line.Next = nil
		if inc := s.owing[line.ID]; inc != nil {
			if all := model.Obligations(inc, cmp.Or(line.Plan, model.EmptyPlan), now); len(all) > 0 {
				line.Next = &all[0]
			}
		}
	}
}
