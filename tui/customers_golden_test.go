package tui

import (
	"time"

	"warroom/model"
)

// ledger is an incident with a few affected customers, of whom one was promised something that is late.
func ledger(s *story) {
	s.does(72*time.Minute, "duty-commander-a", model.Declare{
		Title: "Hotline and ticket system unreachable", Scope: model.AllCustomers, Urgency: model.Now, Scenario: "site-cut-off",
	})
	all := []model.Customer{
		{ID: "saude", Name: "Hospital São José", Tier: "gold", SLA: "gold", Churn: model.HighRisk, Language: "pt-BR", Channel: "mail", Ways: []string{"mail"}},
		{ID: "muster", Name: "Stadtwerke Musterstadt Versorgungsgesellschaft mbH", Tier: "gold"},
		{ID: "kanji", Name: "東京電力ホールディングス", Tier: "silver"},
		{ID: "quiet", Name: "Quiet & Sons", NoContact: true},
	}
	s.does(60*time.Minute, "duty-commander-a", model.HitCustomers{Customers: all, Impact: model.HighRisk, Why: "calls end in silence"})
	s.does(40*time.Minute, "duty-commander-a", model.PromiseCustomer{Customer: "saude", Text: "a call from the technical lead", Due: model.StampAt(morning.Add(-5*time.Minute), "")})
	s.does(30*time.Minute, "duty-commander-a", model.TellCustomer{Customers: []model.CustomerID{"muster"}, Channel: "mail", Text: "we are on it"})
	s.does(20*time.Minute, "duty-commander-a", model.ClearCustomers{Customers: []model.CustomerID{"kanji"}})
	s.does(10*time.Minute, "duty-commander-a", model.GiveFeedback{Customer: "muster", Score: 4})
}
