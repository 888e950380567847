package weak

import (
	"cmp"
	"slices"
	"time"
)

// Recovery is the return of one system.
type Recovery struct {
	ID       string
	Stage    int           // as written; 0: none
	Target   time.Duration // its RTO; 0: none is set
	Earliest time.Duration // when it can be back at the earliest, given the targets of what it needs
	WaitsFor string        // what holds it up beyond its own target
	MTPD     time.Duration // how long one can bear to be without; 0: not known
	Before   []string      // what it needs although a later stage brings that back
}

// Late tells whether it comes back later than its own target.
func (r Recovery) Late() bool { return r.Target > 0 && r.Earliest > r.Target }

// TooLate tells whether it comes back later than one can bear.
func (r Recovery) TooLate() bool { return r.MTPD > 0 && r.Earliest > r.MTPD }

// recovery lists everything: what is needed before what needs it, then by stage and by priority.
func (n *net) recovery() []Recovery {
	earliest := n.earliest()
	all := make([]Recovery, len(n.systems))
	for i, s := range n.systems {
		all[i] = Recovery{ID: s.ID, Stage: s.Stage, Target: s.RTO, Earliest: earliest[i], MTPD: s.MTPD}
		for _, group := range n.needs[i] {
			soonest := soonestOf(group, earliest)
			if earliest[soonest] == earliest[i] && earliest[i] > s.RTO {
				all[i].WaitsFor = n.systems[soonest].ID
			}
			needed := n.systems[soonest]
			if s.Stage > 0 && needed.Stage > s.Stage {
				all[i].Before = append(all[i].Before, needed.ID)
			}
		}
	}
	depth := n.depth()
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(
			cmp.Compare(last(all[a].Stage), last(all[b].Stage)), cmp.Compare(depth[a], depth[b]),
			cmp.Compare(last(n.systems[a].Priority), last(n.systems[b].Priority)),
		)
	})
	sorted := make([]Recovery, len(all))
	for to, from := range order {
		sorted[to] = all[from]
	}
	return sorted
}

// last puts what has no number behind everything that has one.
func last(number int) int {
	if number <= 0 {
		return 1 << 30
	}
	return number
}

// earliest is when each system can be back: its own target, or later if what it needs comes later. Circles are cut
// where they close, so that the answer is finite; they are reported apart.
func (n *net) earliest() []time.Duration {
	times := make([]time.Duration, len(n.systems))
	for i, s := range n.systems {
		times[i] = s.RTO
	}
	for range n.systems { // no chain is longer than the systems are many
		changed := false
		for i := range n.systems {
			for _, group := range n.needs[i] {
				if soonest := times[soonestOf(group, times)]; soonest > times[i] {
					times[i], changed = soonest, true
				}
			}
		}
		if !changed {
			break
		}
	}
	return times
}

func soonestOf(group []int, times []time.Duration) int {
	return slices.MinFunc(group, func(a, b int) int { return cmp.Compare(times[a], times[b]) })
}

// depth is how many layers of needs lie below each system.
func (n *net) depth() []int {
	depths := make([]int, len(n.systems))
	for range n.systems {
		changed := false
		for i := range n.systems {
			for _, group := range n.needs[i] {
				for _, member := range group {
					if below := depths[member] + 1; below > depths[i] && below <= len(n.systems) {
						depths[i], changed = below, true
					}
				}
			}
		}
		if !changed {
			break
		}
	}
	return depths
}
