package model

import (
	"slices"
	"time"
)

// SetCredits does with the compensations of many customers what [SetCredit] does with one; all or none.
type SetCredits struct {
	Customers []CustomerID
	State     CreditState
	Amount    int64 // hundredths of Currency for each of them; 0: as SetCredit finds it
	Currency  string
	Why       string
	Zone      *time.Location
	Before    map[CustomerID][]Spell
}

// CreditsSet says how far the compensations of several customers have come.
type CreditsSet struct {
	State   CreditState  `json:"state"`
	Credits []CreditLine `json:"credits"`
}

// CreditLine is one of several compensations.
type CreditLine struct {
	Customer CustomerID `json:"customer"`
	Amount   int64      `json:"amount"` // hundredths of Currency
	Currency string     `json:"currency,omitempty"`
	Why      string     `json:"why,omitempty"`
}

// Kind implements [Body].
func (CreditsSet) Kind() Kind { return "customer.credits" }

func (b CreditsSet) apply(f *folding, e *Entry) {
	for _, c := range b.Credits {
		f.customer(c.Customer, func(a *Affected) {
			a.Credit = Credit{State: b.State, Amount: c.Amount, Currency: c.Currency, Why: c.Why, At: e.When(), By: e.Actor}
		})
	}
}

func (i SetCredits) decide(now *Setting) ([]Body, error) {
	var lines []CreditLine
	for _, id := range i.Customers {
		one := SetCredit{Customer: id, State: i.State, Amount: i.Amount, Currency: i.Currency, Why: i.Why, Zone: i.Zone, Before: i.Before[id]}
		bodies, err := one.decide(now)
		if err != nil {
			return nil, err
		}
		for _, body := range bodies {
			if set, ok := body.(CreditSet); ok {
				lines = append(lines, CreditLine{set.Customer, set.Amount, set.Currency, set.Why})
			}
		}
	}
	if len(lines) == 0 {
		return nil, needed("customer", "")
	}
	var bodies []Body
	for part := range slices.Chunk(lines, bulk) {
		bodies = append(bodies, CreditsSet{State: i.State, Credits: part})
	}
	return bodies, nil
}
