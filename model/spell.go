package model

import (
	"cmp"
	"slices"
	"time"
)

// Spell is one time during which a customer is affected.
type Spell struct {
	From Stamp
	To   Stamp // zero while it lasts
	Why  string
	By   Actor // who counted them as affected
}

// Open tells whether it lasts.
func (s Spell) Open() bool { return s.To.IsZero() }

// spread sets when a customer was first affected, and since when they are no longer.
func (a *Affected) spread() {
	a.Since, a.Until = a.Spells[0].From, a.Spells[0].To
	for _, spell := range a.Spells {
		if spell.From.At.Before(a.Since.At) {
			a.Since = spell.From
		}
		if spell.Open() || !a.Until.IsZero() && a.Until.At.Before(spell.To.At) {
			a.Until = spell.To
		}
	}
	if open := slices.IndexFunc(a.Spells, Spell.Open); open >= 0 {
		a.Until = Stamp{}
	}
}

// begin counts a customer as affected from a time on. Who is so already is so from the earlier of both times.
func (a *Affected) begin(at Stamp, why string, by Actor) {
	if open := slices.IndexFunc(a.Spells, Spell.Open); open < 0 {
		a.Spells = append(slices.Clip(a.Spells), Spell{From: at, Why: why, By: by})
	} else if at.At.Before(a.Spells[open].From.At) {
		a.Spells = slices.Clone(a.Spells)
		a.Spells[open].From = at
	}
	a.spread()
}

// end says that a customer is affected no longer.
func (a *Affected) end(at Stamp) {
	if open := slices.IndexFunc(a.Spells, Spell.Open); open >= 0 {
		a.Spells = slices.Clone(a.Spells)
		a.Spells[open].To = at
		a.spread()
	}
}

// covered are the times that spells cover together, in order and without overlaps; a time that lasts has no end. What
// ends before it began covers nothing.
func covered(spells []Spell) []Spell {
	all := slices.DeleteFunc(slices.Clone(spells), func(s Spell) bool { return !s.Open() && !s.To.At.After(s.From.At) })
	slices.SortStableFunc(all, func(a, b Spell) int { return a.From.At.Compare(b.From.At) })
	var merged []Spell
	for _, s := range all {
		last := len(merged) - 1
		if last < 0 || !merged[last].Open() && merged[last].To.At.Before(s.From.At) {
			merged = append(merged, s)
			continue
		}
		if s.Open() || !merged[last].Open() && merged[last].To.At.Before(s.To.At) {
			merged[last].To = s.To
		}
	}
	return merged
}

// turns is by how much the number of customers affected changes when: the number of one event.
type turns []Headcount

func (t *turns) add(at Stamp, by int) {
	for n := range *t {
		if (*t)[n].At.At.Equal(at.At) {
			(*t)[n].Count += by
			return
		}
	}
	*t = append(*t, Headcount{Count: by, At: at})
}

// changed notes what becomes of the number when the times of one customer change.
func (t *turns) changed(before, after []Spell) {
	if len(before) == 0 && len(after) == 1 && after[0].Open() { // as nearly all are
		t.add(after[0].From, +1)
		return
	}
	for _, one := range []struct {
		spells []Spell
		sign   int
	}{{covered(before), -1}, {covered(after), +1}} {
		for _, spell := range one.spells {
			t.add(spell.From, one.sign)
			if !spell.Open() {
				t.add(spell.To, -one.sign)
			}
		}
	}
}

// counted adds turns to the course of the number. What happened earlier than what is there already counts from then on.
func (f *folding) counted(t turns) {
	slices.SortStableFunc(t, func(a, b Headcount) int { return a.At.At.Compare(b.At.At) })
	for _, turn := range t {
		if turn.Count == 0 {
			continue
		}
		at, there := slices.BinarySearchFunc(f.Headcount, turn.At.At, func(h Headcount, when time.Time) int { return h.At.At.Compare(when) })
		if !there {
			before := 0
			if at > 0 {
				before = f.Headcount[at-1].Count
			}
			if at == len(f.Headcount) {
				f.Headcount = append(f.Headcount, Headcount{Count: before + turn.Count, At: turn.At})
				continue
			}
			f.Headcount = slices.Insert(slices.Clone(f.Headcount), at, Headcount{Count: before, At: turn.At})
		} else {
			f.Headcount = slices.Clone(f.Headcount)
		}
		for n := at; n < len(f.Headcount); n++ {
			f.Headcount[n].Count += turn.Count
		}
	}
}

// Ledger is everybody who is or was affected: first those who are, by priority, then by name.
func Ledger(inc *Incident, plan *Plan) []Affected {
	type placed struct {
		id       CustomerID
		name     string
		over     int
		priority int
	}
	all := make([]placed, 0, len(inc.Customers))
	for id, line := range inc.Customers {
		place := placed{id: id, name: line.Name}
		place.priority, _ = line.Rank(plan)
		if !line.Hit() {
			place.over = 1
		}
		all = append(all, place)
	}
	slices.SortFunc(all, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.over, b.over), cmp.Compare(a.priority, b.priority), cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id))
	})
	lines := make([]Affected, len(all))
	for n, one := range all {
		lines[n] = inc.Customers[one.id]
	}
	return lines
}
