package tui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/action"
	"warroom/tui/dialog"
	"warroom/tui/layout"
	"warroom/tui/locale"
	"warroom/tui/pane"
	"warroom/tui/theme"
)

// Room is the one model of the program's screen.
type Room struct {
	ctx   context.Context
	opts  Options
	log   Log
	feed  *feed
	words *locale.Locale
	look  *theme.Theme

	w, h  int
	place layout.Room
	now   time.Time
	seen  time.Time // since when changes are marked

	want  wish
	data  snapshot
	owed  []model.Obligation
	ready bool // the first snapshot has come
	plan  *model.Plan
	offer PlanVersion // another version of the plan folder

	panes   [pane.Count]pane.Pane
	focus   pane.ID
	last    pane.ID // the pane that was in front before the board
	before  pane.ID // the pane that was in front before the plan
	zoom    bool
	books   books
	changes *pane.Changes // what the plan adopted last has changed

	line    line
	acts    acts
	waiting waiting
	doubted []doubted
	dialogs dialog.Stack
	left    map[string]action.Values // forms that were left half written
	notes   toasts
	outside outside
	fault   fault
	alarms  alarms
	door    door
	find    filter
	page    int // of the wall
	table   []action.Action
	frame   frame
}

// New makes a room. It does nothing until the program runs it; ctx ends everything that it starts.
func New(ctx context.Context, opts Options) *Room {
	opts = opts.filled()
	r := &Room{
		ctx: ctx, opts: opts, log: opts.Log, feed: newFeed(opts.Log, opts.Plan), words: opts.Locale,
		look: theme.New(opts.Mode), now: opts.Clock(), plan: opts.Plan, table: action.All(),
		want: wish{incident: opts.Incident, board: opts.Incident == ""}, focus: pane.Comms, last: pane.Comms, left: map[string]action.Values{},
	}
	if opts.Incident == "" {
		r.focus = pane.Board
	}
	for id := range r.panes {
		r.panes[id] = pane.New(pane.ID(id))
	}
	r.seen, r.door.actor = r.now, opts.Actor
	r.line = newLine(r.look)
	r.show()
	return r
}

// Init subscribes to the log, starts the clock and asks the terminal for its background.
func (r *Room) Init() tea.Cmd {
	return tea.Batch(
		r.feed.start(r.ctx, r.want, r.opts.Clock), r.tick(), r.listen(), r.askLinks(), r.askCalls(), tea.RequestBackgroundColor,
	)
}

// tickMsg comes once a second.
type tickMsg struct{}

// tick waits for the next full second, so that all clocks on the screen turn together and no more often.
func (r *Room) tick() tea.Cmd {
	return tea.Every(time.Second, func(time.Time) tea.Msg { return tickMsg{} })
}

// context is what actions look at now.
func (r *Room) context() action.Context {
	c := action.Context{
		Incident: r.data.inc, Plan: r.planInForce(), Own: r.plan, Owed: r.owed, Actor: r.door.actor, Now: r.now, Zone: r.opts.Zone,
		Locale: r.words, Selection: r.panes[r.focus].Selection(), Steps: r.data.steps, Board: r.data.incidents,
		Ledger: r.data.ledger, Directory: r.outside.directory, Calls: r.outside.calls, Counting: r.opts.Symptoms != nil, Listed: r.opts.Directory != nil,
	}
	if r.offer.Plan != nil {
		c.Offer = model.PlanRef{Digest: r.offer.Plan.Digest, Name: r.offer.Plan.Name, Version: r.offer.Plan.Version}
	}
	return c
}

// planInForce is the plan of the incident, or the one to declare with.
func (r *Room) planInForce() *model.Plan {
	if r.data.plan != nil {
		return r.data.plan
	}
	return r.plan
}
