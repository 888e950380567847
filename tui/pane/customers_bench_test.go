package pane

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"warroom/model"
	"warroom/tui/locale"
	"warroom/tui/theme"
)

// manyAffected is an incident that hits 20,000 customers.
func manyAffected(tb testing.TB) State {
	s := busy(tb)
	for part := range 40 {
		all := make([]model.Customer, 500)
		for n := range all {
			number := part*500 + n
			all[n] = model.Customer{
				ID: model.CustomerID(fmt.Sprintf("k%05d", number)), Name: fmt.Sprintf("Müller & Söhne São Paulo %05d", number), Tier: "silver", Contract: fmt.Sprintf("V-%d", number),
			}
		}
		s.at(0, "nora", model.CustomersHit{Customers: all})
	}
	st := state(s.incident(), locale.English, theme.Dark)
	st.Plan = ledgerPlan()
	st.Ledger = NewLedger(st.Incident, st.Plan, nil)
	return st
}

// Each key has 16 ms, in a room with 20,000 affected customers.
func BenchmarkCustomers(b *testing.B) {
	s := manyAffected(b)
	p := shown(Customers, s, 120, 40).(*customers)
	b.Run("move", func(b *testing.B) {
		for n := range b.N {
			p.Key(tea.KeyPressMsg{Code: []rune{tea.KeyPgDown, tea.KeyUp, tea.KeyEnd, tea.KeyHome}[n%4]})
			p.Show(s)
			p.View(true)
		}
	})
	b.Run("filter", func(b *testing.B) {
		for n := range b.N {
			p.Filter([]string{"m", "mu", "muller", "paulo 01", "nobody"}[n%5])
			p.Show(s)
			p.View(true)
		}
	})
	p.Filter("")
	b.Run("page", func(b *testing.B) {
		for range b.N {
			p.Eager(tea.KeyPressMsg{Code: tea.KeyEnter})
			p.View(true)
			p.Eager(tea.KeyPressMsg{Code: tea.KeyEscape})
			p.View(true)
		}
	})
	b.Run("read", func(b *testing.B) {
		before := s.Ledger
		for range b.N {
			b.StopTimer()
			inc := *s.Incident
			inc.Customers = make(map[model.CustomerID]model.Affected, len(s.Incident.Customers))
			for id, a := range s.Incident.Customers {
				inc.Customers[id] = a
			}
			b.StartTimer()
			before = NewLedger(&inc, s.Plan, before)
		}
	})
}
