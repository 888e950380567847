package tui

import (
	"time"

	"warroom/tui/pane"
)

// show hands every pane what is true now.
func (r *Room) show() {
	s := r.state()
	for _, p := range r.panes {
		p.Show(s)
	}
}

func (r *Room) state() pane.State {
	s := pane.State{
		Incident: r.data.inc, Plan: r.planInForce(), Board: r.data.lines, Obligations: r.owed, Now: r.now,
		Zone: r.opts.Zone, Locale: r.words, Theme: r.look, Actor: r.door.actor, ReadAt: r.data.at, Site: r.log.Site(),
		Seen: r.seen, Busy: r.acts.busy(), Fault: r.fault.text(r.words),
	}
	s.Changes, s.Ledger = r.changes, r.data.ledger
	s.Calls, s.Links, s.Setup = r.heard(), r.outside.links, r.outside.setup
	s.Book, s.BookFault = r.books.of(s.Plan.Digest)
	switch {
	case !r.ready:
		s.ReadAt = time.Time{}
	case r.fault.reading == nil: // the feed waits at the bell: what is shown is what is recorded
		s.ReadAt = r.now
	}
	return s
}
