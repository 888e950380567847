package pane

import (
	"cmp"
	"reflect"
	"slices"
	"time"

	"warroom/model"
)

// Ledger is the list of affected customers as the room shows it: in order of priority, ready to be searched. It is
// immutable. With many customers to make one takes some time, so a command does it, never a view.
type Ledger struct {
	inc    *model.Incident
	plan   *model.Plan
	lines  []ledgerLine
	owed   []promiseOf // open promises, the earliest first
	counts ledgerCounts
}

// ledgerLine is what the order and the search need of one customer.
type ledgerLine struct {
	id   model.CustomerID
	key  string // of the row
	src  string // what is searched, as it was written
	hay  string // the same, folded
	rank int
	hit  bool
	told lastTold
}

// promiseOf is an open promise: by when, to which of the lines, and which of theirs it is.
type promiseOf struct {
	due           time.Time
	line, promise int
}

// ledgerCounts are figures over all lines.
type ledgerCounts struct {
	hit, cleared, told, escalated, kept, broken int
	credit                                      map[model.CreditState]int
	scores, scored, words                       int
}

// NewLedger reads the affected customers of an incident. before is the one that was made last: what has not changed is
// taken from there; it may be nil.
func NewLedger(inc *model.Incident, plan *model.Plan, before *Ledger) *Ledger {
	if before != nil && before.plan == plan && before.sameAs(inc) {
		return before
	}
	l := &Ledger{inc: inc, plan: plan, lines: make([]ledgerLine, 0, len(inc.Customers)), counts: ledgerCounts{credit: map[model.CreditState]int{}}}
	known := before.folded()
	told := tellings(inc, plan)
	for id, a := range inc.Customers {
		rank, _ := a.Rank(plan)
		line := ledgerLine{
			id: id, key: "customer/" + string(id), hit: a.Hit(), rank: rank, told: told[id],
			src: model.Safe(a.Name) + " " + model.Safe(string(id)) + " " + model.Safe(a.Tier) + " " + model.Safe(a.Contract) + " " + model.Safe(string(a.Owner)),
		}
		if old, ok := known[id]; ok && old.src == line.src {
			line.src, line.hay = old.src, old.hay
		} else {
			line.hay = folded(line.src)
		}
		l.counts.add(&a, line.told)
		l.lines = append(l.lines, line)
	}
	slices.SortFunc(l.lines, byPriority)
	l.promises()
	return l
}

// sameAs tells whether nothing that the ledger is made of differs in an incident.
func (l *Ledger) sameAs(inc *model.Incident) bool {
	return l.inc == inc || l.inc.ID == inc.ID && samePlace(l.inc.Customers, inc.Customers) && (len(inc.Customers) == 0 || slices.EqualFunc(l.inc.Notices, inc.Notices, sameNotice))
}

// samePlace tells whether two maps are one: states of an incident share what has not changed.
func samePlace(a, b map[model.CustomerID]model.Affected) bool {
	return reflect.ValueOf(a).Pointer() == reflect.ValueOf(b).Pointer()
}

// sameNotice tells whether a notice has come as far as it had.
func sameNotice(a, b model.Notice) bool {
	return a.Ref == b.Ref && a.State == b.State && len(a.Dispatches) == len(b.Dispatches) &&
		(len(a.Dispatches) == 0 || &a.Dispatches[0] == &b.Dispatches[0])
}

func (l *Ledger) folded() map[model.CustomerID]*ledgerLine {
	if l == nil {
		return nil
	}
	all := make(map[model.CustomerID]*ledgerLine, len(l.lines))
	for n := range l.lines {
		all[l.lines[n].id] = &l.lines[n]
	}
	return all
}

// byPriority puts those who are affected first, then by priority, then by name.
func byPriority(a, b ledgerLine) int {
	if a.hit != b.hit {
		if a.hit {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.hay, b.hay), cmp.Compare(a.id, b.id))
}

// promises notes what is still owed to whom.
func (l *Ledger) promises() {
	for n := range l.lines {
		for m, p := range l.inc.Customers[l.lines[n].id].Promises {
			if p.State == model.PromiseOpen && p.Due.Usable() {
				l.owed = append(l.owed, promiseOf{p.Due.At, n, m})
			}
		}
	}
	slices.SortStableFunc(l.owed, func(a, b promiseOf) int { return a.due.Compare(b.due) })
}

// overdue is how many of the open promises are late.
func (l *Ledger) overdue(now time.Time) int {
	n, _ := slices.BinarySearchFunc(l.owed, now, func(o promiseOf, now time.Time) int {
		if o.due.After(now) {
			return 1
		}
		return -1
	})
	return n
}

func (c *ledgerCounts) add(a *model.Affected, told lastTold) {
	if !a.Hit() {
		c.cleared++
	} else {
		c.hit++
		if told.reached {
			c.told++
		}
	}
	if len(a.Escalations) > 0 {
		c.escalated++
	}
	for _, p := range a.Promises {
		switch p.State {
		case model.PromiseKept:
			c.kept++
		case model.PromiseBroken:
			c.broken++
		}
	}
	if a.Credit.State != model.CreditNone {
		c.credit[a.Credit.State]++
	}
	for _, f := range a.Feedback {
		if f.Score > 0 {
			c.scores, c.scored = c.scores+f.Score, c.scored+1
		} else {
			c.words++
		}
	}
}
