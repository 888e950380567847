package weak

import (
	"cmp"
	"slices"

	"warroom/plans"
)

// net is the systems with what hangs on what, by index.
type net struct {
	systems []plans.System
	index   map[string]int
	needs   [][][]int // system → groups → members: of each group one must work
	users   [][]int   // system → those that name it in a group
}

// newNet orders the systems by id. Names that are not defined are left out: reading the plan reports them.
func newNet(systems []plans.System) *net {
	n := &net{systems: slices.Clone(systems), index: map[string]int{}}
	slices.SortFunc(n.systems, func(a, b plans.System) int { return cmp.Compare(a.ID, b.ID) })
	for i, s := range n.systems {
		n.index[s.ID] = i
	}
	n.needs, n.users = make([][][]int, len(systems)), make([][]int, len(systems))
	for i, s := range n.systems {
		for _, group := range s.Needs {
			var members []int
			for _, id := range group {
				if m, known := n.index[id]; known {
					members = append(members, m)
					n.users[m] = append(n.users[m], i)
				}
			}
			if len(members) > 0 {
				n.needs[i] = append(n.needs[i], members)
			}
		}
	}
	return n
}

// falls is what falls when the system at x fails, x first, then in the order in which it spreads. via names for each
// the system whose fall was the last straw.
func (n *net) falls(x int) (order []int, via map[int]int) {
	down := make([]bool, len(n.systems))
	down[x] = true
	order, via = []int{x}, map[int]int{}
	for at := 0; at < len(order); at++ {
		for _, user := range n.users[order[at]] {
			if !down[user] && n.starved(user, down) {
				down[user] = true
				via[user] = order[at]
				order = append(order, user)
			}
		}
	}
	return order, via
}

// starved tells whether a group of which the system needs one is down as a whole.
func (n *net) starved(system int, down []bool) bool {
	return slices.ContainsFunc(n.needs[system], func(group []int) bool {
		return !slices.ContainsFunc(group, func(member int) bool { return !down[member] })
	})
}
