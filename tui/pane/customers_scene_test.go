package pane

import (
	"fmt"
	"testing"
	"time"

	"warroom/model"
	"warroom/tui/theme"
)

// ledgerPlan is the plan of the scenes with what customers were promised by contract.
func ledgerPlan() *model.Plan {
	p := plan()
	p.SLAs = []model.SLA{{
		ID: "gold", Title: "Gold", Availability: 99.9, Response: 30 * time.Minute, Resolve: 4 * time.Hour,
		Credits: []model.CreditStep{{Below: 99.9, Percent: 10}, {Below: 99, Percent: 25}}, Cap: 50,
	}}
	p.Channels = append(p.Channels, model.Channel{ID: "phone", Title: "Phone", Kind: "phone"})
	return p
}

// hitCustomers are those of the scene, of whom somebody has something of everything.
func hitCustomers() []model.Customer {
	return []model.Customer{
		{
			ID: "saude", Name: "Hospital São José", Tier: "gold", SLA: "gold", Fee: 480000, Currency: "EUR", Churn: model.HighRisk,
			Language: "pt-BR", Channel: "phone", Ways: []string{"phone", "mail"}, Contract: "C-1001", Owner: "nora",
		},
		{ID: "muster", Name: "Stadtwerke Musterstadt Versorgungsgesellschaft mbH", Tier: "gold", SLA: "gold", Ways: []string{"mail"}},
		{ID: "acme", Name: "Acme", Tier: "silver", Churn: model.MediumRisk, Ways: []string{"mail"}},
		{ID: "kanji", Name: "東京電力ホールディングス", Tier: "silver"},
		{ID: "quiet", Name: "Quiet & Sons", NoContact: true},
		{ID: "done", Name: "Early Bird Ltd", Tier: "silver"},
	}
}

// served is the busy incident with its ledger of customers.
func served(tb testing.TB) *script {
	s := busy(tb)
	all := hitCustomers()
	s.at(62*time.Minute, "nora", model.CustomersHit{Customers: all[:3], Impact: model.HighRisk, Why: "calls end in silence"})
	s.at(55*time.Minute, "nora", model.CustomersHit{Customers: all[3:]})
	var more []model.Customer
	for n := range 24 {
		more = append(more, model.Customer{ID: model.CustomerID(fmt.Sprintf("c%02d", n)), Name: fmt.Sprintf("Branch office %02d", n)})
	}
	s.at(40*time.Minute, "nora", model.CustomersHit{Customers: more})
	s.at(38*time.Minute, "nora", model.CustomerTold{Customers: []model.CustomerID{"saude", "acme"}, Channel: "phone", Text: "we are on it"})
	s.at(35*time.Minute, "nora", model.CustomerPromised{Customer: "saude", Number: 1, Text: "a call from the technical lead", Due: model.StampAt(now.Add(-5*time.Minute), ""), Owner: "ben"})
	s.at(34*time.Minute, "nora", model.CustomerPromised{Customer: "acme", Number: 1, Text: "a list of lost calls", Due: model.StampAt(now.Add(25*time.Minute), "")})
	s.at(33*time.Minute, "nora", model.CustomerPromised{Customer: "muster", Number: 1, Text: "a written word", Due: model.StampAt(now.Add(-10*time.Minute), "")})
	s.at(20*time.Minute, "nora", model.PromiseAnswered{Customer: "muster", Number: 1, State: model.PromiseKept})
	s.at(18*time.Minute, "nora", model.CustomersCleared{Customers: []model.CustomerID{"done", "c00", "c01", "c02", "c03"}, Why: "back on the Lisbon trunk"})
	s.at(15*time.Minute, "nora", model.CustomerEscalated{Customer: "saude", From: "nora", To: "lena", Why: "their board calls ours"})
	s.at(14*time.Minute, "anna", model.CustomerRanked{Customer: "kanji", Priority: 2, Reason: "renews its contract this week"})
	s.at(10*time.Minute, "nora", model.CreditSet{Customer: "saude", State: model.CreditProposed, Amount: 48000, Currency: "EUR", Why: "2026-11 99.83 % → 10 %"})
	s.at(9*time.Minute, "nora", model.FeedbackGiven{Customer: "acme", Score: 4, Text: "quick and honest", Notice: 2})
	s.at(8*time.Minute, "nora", model.FeedbackGiven{Customer: "saude", Text: "we need a number that answers"})
	return s
}

// ledgerState shows the incident with its customers.
func ledgerState(tb testing.TB, lang model.Language, mode theme.Mode) State {
	s := state(served(tb).incident(), lang, mode)
	s.Plan = ledgerPlan()
	s.Obligations = model.Obligations(s.Incident, s.Plan, now)
	return s
}
