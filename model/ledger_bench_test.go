package model

import (
	"fmt"
	"testing"
	"time"
)

// manyHit is the log of an incident that hit 20,000 customers in 40 steps and let half of them go in 20.
func manyHit(tb testing.TB) []Event {
	r := declared(tb)
	all, ids := make([]Customer, 20_000), make([]CustomerID, 20_000)
	for n := range all {
		ids[n] = CustomerID(fmt.Sprintf("c%05d", n))
		all[n] = Customer{ID: ids[n], Name: fmt.Sprintf("Customer %d", n), Tier: "gold", Ways: []string{"mail"}}
	}
	bodies := []Body{}
	for n := 0; n < len(all); n += bulk {
		bodies = append(bodies, CustomersHit{Customers: all[n : n+bulk], Impact: HighRisk})
	}
	for n := 0; n < len(all)/2; n += bulk {
		bodies = append(bodies, CustomersCleared{Customers: ids[n : n+bulk]})
	}
	log := r.logs[r.here]
	for n, body := range bodies {
		at := r.now.Add(time.Duration((n*7)%len(bodies)) * time.Minute) // not in order
		if n >= 40 {
			at = r.now.Add(time.Duration(n) * time.Hour)
		}
		r.seq, r.hlc = r.seq+1, r.hlc.Next(r.now)
		event, err := Draft{Incident: r.here, Body: body, At: StampAt(at, ""), Actor: Actor{Person: "olga"}}.Seal(r.site, r.seq, r.hlc, r.now, r.prev)
		if err != nil {
			tb.Fatal(err)
		}
		r.prev = event.Hash()
		log = append(log, event)
	}
	return log
}

func TestManyHitInAnyOrderAddUp(t *testing.T) {
	inc := Fold(manyHit(t))
	last := -1
	for n, h := range inc.Headcount {
		if n > 0 && !inc.Headcount[n-1].At.At.Before(h.At.At) {
			t.Fatalf("%d: the times are not in order", n)
		}
		last = h.Count
	}
	equal(t, "points", len(inc.Headcount), 60)
	equal(t, "hit at the end", last, 10_000)
}

func BenchmarkFoldManyCustomers(b *testing.B) {
	log := manyHit(b)
	for b.Loop() {
		if inc := Fold(log); len(inc.Customers) != 20_000 {
			b.Fatal(len(inc.Customers))
		}
	}
}

func BenchmarkFollowManyCustomers(b *testing.B) {
	log := manyHit(b)
	inc := Fold(log[:len(log)-1])
	for b.Loop() {
		if next, ok := inc.Extend(log[len(log)-1:]); !ok || len(next.Customers) != 20_000 {
			b.Fatal("not extended")
		}
	}
}

func BenchmarkLedgerManyCustomers(b *testing.B) {
	inc := Fold(manyHit(b))
	plan := testPlan()
	for b.Loop() {
		if lines := Ledger(inc, plan); len(lines) != 20_000 || len(promisesOwed(inc)) > 0 {
			b.Fatal(len(lines))
		}
	}
}
