package courier

import (
	"sync"

	"warroom/model"
)

// maxIndexed is of how many notices it is remembered whom they reach.
const maxIndexed = 16

// index remembers whom the latest notices reach. What was let go never changes, only more can be let go.
type index struct {
	mu    sync.Mutex
	known map[model.Ref]circle
}

// circle is everybody a notice reaches, as of a number of dispatches.
type circle struct {
	dispatches int
	reached    map[claim]struct{}
}

// reaches tells whether a notice goes, or by hand went, to the recipient of a parcel.
func (x *index) reaches(n *model.Notice, p Parcel) bool {
	if len(n.Dispatches) == 0 {
		return true
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	known := x.known[n.Ref]
	if known.dispatches != len(n.Dispatches) {
		known = circleOf(n, p.Incident)
		if x.known == nil || len(x.known) >= maxIndexed {
			x.known = map[model.Ref]circle{}
		}
		x.known[n.Ref] = known
	}
	_, reached := known.reached[claimOf(p)]
	return reached
}

func circleOf(n *model.Notice, incident model.IncidentID) circle {
	c := circle{dispatches: len(n.Dispatches), reached: map[claim]struct{}{}}
	for _, dispatch := range n.Dispatches {
		for _, d := range dispatch.Deliveries {
			c.reached[claimOf(Parcel{Incident: incident, Recipient: d.Recipient, Channel: d.Channel})] = struct{}{}
		}
	}
	return c
}
