package weak

import (
	"cmp"
	"slices"

	"warroom/model"
	"warroom/plans"
)

// Analysis is what a plan's systems say about its weak points.
type Analysis struct {
	Points   []Point    // what fells something else, the worst first
	Recovery []Recovery // everything in the order in which it comes back
	Loads    []Load     // where the volume of what fell lands, those that do not hold first
	Circles  [][]string // systems that need each other in a circle: none of them can start first
}

// Point is a single point of failure: something whose fall alone fells something else.
type Point struct {
	ID        string
	Falls     []Fall         // without the point itself, in the order in which it spreads
	Roles     []model.RoleID // who owns what falls, the point included
	Customers int            // at least so many are hit; 0: not known
	Core      bool           // something falls that must be kept up
	Stranded  int            // how many fall without a fallback, the point included
}

// Fall is one thing that falls because another does.
type Fall struct {
	ID       string
	Via      string // what it needed
	Depth    int    // 1 hangs on the point itself
	Fallback string
}

// Analyse reads the systems of a plan.
func Analyse(systems []plans.System) Analysis {
	n := newNet(systems)
	a := Analysis{Recovery: n.recovery(), Circles: n.circles()}
	for x := range n.systems {
		order, via := n.falls(x)
		a.Loads = append(a.Loads, n.loads(x, order)...)
		if len(order) > 1 {
			a.Points = append(a.Points, n.point(order, via))
		}
	}
	slices.SortStableFunc(a.Points, func(one, other Point) int {
		return cmp.Or(
			-compareBool(one.Core, other.Core), -cmp.Compare(one.Stranded, other.Stranded),
			-cmp.Compare(len(one.Falls), len(other.Falls)), -cmp.Compare(one.Customers, other.Customers),
		)
	})
	slices.SortStableFunc(a.Loads, func(one, other Load) int {
		return cmp.Or(compareBool(one.Holds(), other.Holds()), -cmp.Compare(one.Over(), other.Over()))
	})
	return a
}

// point describes what falls with order[0].
func (n *net) point(order []int, via map[int]int) Point {
	first := n.systems[order[0]]
	p := Point{ID: first.ID}
	depth := map[int]int{}
	for _, at := range order {
		s := n.systems[at]
		p.Core = p.Core || s.Core
		p.Customers = max(p.Customers, s.Customers)
		if s.Fallback == "" {
			p.Stranded++
		}
		if s.Owner != "" && !slices.Contains(p.Roles, s.Owner) {
			p.Roles = append(p.Roles, s.Owner)
		}
		if from, fell := via[at]; fell {
			depth[at] = depth[from] + 1
			p.Falls = append(p.Falls, Fall{s.ID, n.systems[from].ID, depth[at], s.Fallback})
		}
	}
	return p
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
