package weak

import (
	"slices"

	"warroom/plans"
)

// Load is what lands on a process when something else fails.
type Load struct {
	Cause    string   // what fails
	On       string   // where the volume lands
	From     []string // the processes whose volume it is
	Own      int      // what the process has to do anyhow, per hour
	Added    int      // what comes on top, per hour
	Capacity int      // per hour; 0: not known
	Unknown  []string // whose volume or capacity is not written in the plan
}

// Holds tells whether the process can take the load, as far as it is known.
func (l Load) Holds() bool { return l.Capacity > 0 && l.Over() <= 0 && len(l.Unknown) == 0 }

// Over is how much per hour is left undone; negative is room to spare.
func (l Load) Over() int {
	if l.Capacity == 0 {
		return 0
	}
	return l.Own + l.Added - l.Capacity
}

// loads are the loads that land when everything in order, from x on, has fallen.
func (n *net) loads(x int, order []int) []Load {
	var all []Load
	land := &landings{net: n, down: make([]bool, len(n.systems)), found: map[int]int{}}
	for _, at := range order {
		land.down[at] = true
	}
	for _, at := range order {
		target := land.of(at)
		if target == nowhere || n.systems[at].Kind != plans.Process {
			continue
		}
		to := n.systems[target]
		place := slices.IndexFunc(all, func(l Load) bool { return l.On == to.ID })
		if place < 0 {
			all = append(all, Load{Cause: n.systems[x].ID, On: to.ID, Own: to.Volume, Capacity: to.Capacity})
			place = len(all) - 1
			if to.Capacity == 0 || to.Volume == 0 {
				all[place].Unknown = append(all[place].Unknown, to.ID)
			}
		}
		from := n.systems[at]
		all[place].From = append(all[place].From, from.ID)
		all[place].Added += from.Volume
		if from.Volume == 0 {
			all[place].Unknown = append(all[place].Unknown, from.ID)
		}
	}
	return all
}

// landings finds, for the fallen, the first process on their way that still works.
type landings struct {
	*net
	down  []bool
	found map[int]int
}

// nowhere is where the volume of a process lands that sends it to nobody, or in a circle.
const nowhere = -1

func (l *landings) of(from int) int {
	if to, known := l.found[from]; known {
		return to
	}
	l.found[from] = nowhere // for a circle that comes back here
	next, known := l.index[l.systems[from].Overflow]
	switch {
	case !known:
	case l.down[next]:
		l.found[from] = l.of(next)
	default:
		l.found[from] = next
	}
	return l.found[from]
}
