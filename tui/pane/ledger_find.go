package pane

import "warroom/model"

// Count is how many customers the ledger has, those included who are no longer affected.
func (l *Ledger) Count() int {
	if l == nil {
		return 0
	}
	return len(l.lines)
}

// Find is who holds every word of the query, whatever case and accents, in the order of the ledger. An empty query
// finds all.
func (l *Ledger) Find(query string) []model.CustomerID {
	if l == nil {
		return nil
	}
	f := newFilter(query)
	var found []model.CustomerID
	for n := range l.lines {
		if f.matches(l.lines[n].hay) {
			found = append(found, l.lines[n].id)
		}
	}
	return found
}

// Promise is an open promise to a customer.
type Promise struct {
	Customer model.Affected
	model.CustomerPromise
}

// Promises are the open ones, the earliest first.
func (l *Ledger) Promises() []Promise {
	if l == nil {
		return nil
	}
	all := make([]Promise, len(l.owed))
	for n, o := range l.owed {
		a := l.inc.Customers[l.lines[o.line].id]
		all[n] = Promise{a, a.Promises[o.promise]}
	}
	return all
}
