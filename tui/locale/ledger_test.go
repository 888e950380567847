package locale

import (
	"testing"
	"time"

	"warroom/model"
)

// ledgerBodies are the bodies of the ledger of customers with what they read in English.
func ledgerBodies() []said {
	acme, five := model.Customer{ID: "acme", Name: "Acme"}, make([]model.Customer, 5)
	for n, name := range []string{"Acme", "Beta", "Gamma", "Delta", "Epsilon"} {
		five[n] = model.Customer{ID: model.CustomerID(name), Name: name}
	}
	return []said{
		{model.CustomersHit{Customers: []model.Customer{acme}, Impact: model.HighRisk, Why: "no calls"}, "customer", "Acme is affected · impact high · no calls"},
		{model.CustomersHit{Customers: five}, "customer", "5 customers are affected: Acme, Beta, Gamma and 2 more"},
		{model.CustomersChanged{Customers: []model.Customer{acme}}, "customer", "the directory says anew: Acme"},
		{model.CustomersCleared{Customers: []model.CustomerID{"acme"}, Why: "calls again"}, "customer", "acme is no longer affected · calls again"},
		{model.CustomerTold{Customers: []model.CustomerID{"acme"}, Channel: "mail", Text: "we know"}, "customer", "told acme by Mail: we know"},
		{model.CustomerTold{Customers: []model.CustomerID{"acme", "beta"}, Text: "we know"}, "customer", "told acme, beta: we know"},
		{model.CustomerRanked{Customer: "acme", Priority: 1, Reason: "renews this week"}, "customer", "acme: priority 1 · renews this week"},
		{model.CustomerRanked{Customer: "acme"}, "customer", "acme: priority as proposed"},
		{model.CustomerPromised{Customer: "acme", Number: 2, Text: "a call", Due: in(30 * time.Minute), Owner: "ben"}, "promise", "2 to acme, due in 30 min: a call · Ben Okafor"},
		{model.PromiseAnswered{Customer: "acme", Number: 2, State: model.PromiseBroken, Reason: "no line"}, "promise", "2 to acme: broken · no line"},
		{model.CustomerEscalated{Customer: "acme", From: "ben", To: "guest", Why: "their board calls"}, "customer", "acme: Ben Okafor → guest · their board calls"},
		{model.CreditSet{Customer: "acme", State: model.CreditApproved, Amount: 120450, Currency: "EUR", Why: "10 %"}, "credit", "acme: approved · 1,204.50 EUR · 10 %"},
		{model.CreditsSet{State: model.CreditProposed, Credits: []model.CreditLine{{Customer: "acme", Amount: 5}, {Customer: "beta", Amount: 5}}}, "credit", "acme, beta: proposed"},
		{model.FeedbackGiven{Customer: "acme", Score: 4, Notice: 2, Text: "quick"}, "feedback", "acme: 4 of 5 · on notice 2 · quick"},
	}
}

// A customer is called by their name where the incident is at hand.
func TestTheLedgerIsWordedWithNames(t *testing.T) {
	inc := &model.Incident{Customers: map[model.CustomerID]model.Affected{"acme": {Customer: model.Customer{ID: "acme", Name: "Acme\x1b[2J Ltd"}}}}
	e := entryOf(t, model.CustomerRanked{Customer: "acme", Priority: 1, Reason: "so"})
	if _, text := New(English).EntryIn(e, Scene{Incident: inc, Plan: entryPlan(), Zone: time.UTC, Now: entryTime}); text != model.Safe("Acme\x1b[2J Ltd")+": priority 1 · so" {
		t.Errorf("%q", text)
	}
}

func TestMoneyAndDecimals(t *testing.T) {
	for _, c := range []struct {
		lang model.Language
		got  string
		want string
	}{
		{English, New(English).Money(123456789, "EUR"), "1,234,567.89 EUR"},
		{German, New(German).Money(123456789, "EUR"), "1.234.567,89 EUR"},
		{Portuguese, New(Portuguese).Money(-5, "BRL"), "-0,05 BRL"},
		{English, New(English).Money(100, ""), "1.00"},
		{English, New(English).Decimal(99.9), "99.9"},
		{German, New(German).Decimal(99.95), "99,95"},
		{German, New(German).Decimal(100), "100"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.lang, c.got, c.want)
		}
	}
}

func TestGroundsAreWorded(t *testing.T) {
	got := New(German).Grounds([]model.Ground{{Code: model.GroundTier, Said: "gold"}, {Code: model.GroundImpact, Said: "high"}, {Code: model.GroundChurn, Said: "medium"}})
	if want := "gold, Auswirkung hoch, Abwanderungsrisiko mittel"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, lang := range Languages() {
		for _, code := range model.Grounds {
			if !New(lang).Has("ground." + string(code)) {
				t.Errorf("%s has no word for %s", lang, code)
			}
		}
	}
}
