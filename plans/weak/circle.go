package weak

import "slices"

// circles are the sets of systems that need each other, each in alphabetical order, by Tarjan's algorithm (R. Tarjan,
// Depth-first search and linear graph algorithms, 1972).
func (n *net) circles() [][]string {
	walk := &tarjan{net: n, number: make([]int, len(n.systems)), low: make([]int, len(n.systems)), open: make([]bool, len(n.systems))}
	for i := range n.systems {
		if walk.number[i] == 0 {
			walk.visit(i)
		}
	}
	slices.SortFunc(walk.found, slices.Compare)
	return walk.found
}

type tarjan struct {
	*net
	next        int
	number, low []int
	open        []bool
	stack       []int
	found       [][]string
}

func (t *tarjan) visit(i int) {
	t.next++
	t.number[i], t.low[i], t.open[i] = t.next, t.next, true
	t.stack = append(t.stack, i)
	itself := false
	for _, group := range t.needs[i] {
		for _, member := range group {
			itself = itself || member == i
			switch {
			case t.number[member] == 0:
				t.visit(member)
				t.low[i] = min(t.low[i], t.low[member])
			case t.open[member]:
				t.low[i] = min(t.low[i], t.number[member])
			}
		}
	}
	if t.low[i] < t.number[i] {
		return
	}
	at := slices.Index(t.stack, i)
	circle := t.stack[at:]
	t.stack = t.stack[:at]
	var ids []string
	for _, member := range circle {
		t.open[member] = false
		ids = append(ids, t.systems[member].ID)
	}
	if len(ids) > 1 || itself {
		slices.Sort(ids)
		t.found = append(t.found, ids)
	}
}
