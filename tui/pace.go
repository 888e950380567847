package tui

import (
	"time"

	"warroom/model"
	"warroom/tui/pane"
)

// round is in how many seconds every pane has had its turn. The safety line and the due line tell the time each second;
// a pane does so in its turn, and each second while something in it falls due within a minute. So a quiet room hardly
// writes to the terminal, which matters on a bad link and on a battery.
const round = 5

// close to due is when a pane counts every second, and for how long after that, so that none is shown late too late.
const (
	closing = time.Minute
	passed  = 2 * time.Second
)

// turn gives the time to the panes whose turn it is, and to those in which something is about to fall due.
func (r *Room) turn() {
	hot := r.hot()
	if r.focus == pane.Board && (hot[pane.Board] || r.inTurn(pane.Board)) {
		r.data.owed(r.now)
	}
	s := r.state()
	for id, p := range r.panes {
		if hot[id] || r.inTurn(pane.ID(id)) {
			p.Show(s)
		}
	}
}

// inTurn tells whether it is a pane's turn. The board is behind the room or instead of it, so it needs no turn of its own.
func (r *Room) inTurn(id pane.ID) bool { return int(r.now.Unix())%round == int(id)%round }

// hot are the panes in which something falls due within a minute or has just done so.
func (r *Room) hot() (panes [pane.Count]bool) {
	for _, o := range r.owed {
		if r.near(o.Due) {
			panes[showing(o.Kind)] = true
		}
	}
	if r.data.inc != nil {
		for _, clock := range model.Clocks(r.data.inc, r.planInForce(), r.now) {
			panes[pane.Status] = panes[pane.Status] || clock.Met.IsZero() && r.near(clock.Due)
		}
	}
	for _, line := range r.data.lines {
		panes[pane.Board] = panes[pane.Board] || line.Next != nil && r.near(line.Next.Due)
	}
	return panes
}

func (r *Room) near(due time.Time) bool {
	left := due.Sub(r.now)
	return !due.IsZero() && left <= closing && left > -passed
}

// showing is the pane that shows an obligation of a kind.
func showing(kind model.ObligationKind) pane.ID {
	switch kind {
	case model.OweNotice:
		return pane.Comms
	case model.OweRole:
		return pane.Roster
	case model.OwePromise:
		return pane.Customers
	}
	return pane.Checklists
}
