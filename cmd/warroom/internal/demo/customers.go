package demo

import (
	"fmt"
	"slices"
	"time"

	"warroom/model"
	"warroom/storage"
)

// The names of the demonstration's customers: every place with every trade.
var (
	places = [...]string{
		"Aarhus", "Bremen", "Coimbra", "Dresden", "Évora", "Fulda", "Görlitz", "Hamm", "Itajaí", "Jena", "Köln", "Leiria", "München",
		"Niterói", "Olinda", "Porto", "Quedlinburg", "Recife", "São Carlos", "Trier", "Ulm", "Vitória", "Würzburg", "Zwickau",
	}
	trades = [...]string{
		"Bank", "Bau", "Café", "Digital", "Energia", "Foto", "Garten", "Hotel", "Import", "Jazz", "Kliniken", "Logistik", "Medical",
		"Notariat", "Optik", "Pharma", "Quality", "Reisen", "Software", "Textil", "Universum", "Verlag", "Wasser", "Zahntechnik",
	}
)

// affected is how many of them the outage hits at its worst; the statement of the impact says the same.
const affected = 412

// Customers is the directory of customers of the demonstration. All of them are invented, and so are their addresses.
func Customers(lang model.Language) []storage.Contactable {
	var all []storage.Contactable
	for n, trade := range trades {
		for m, place := range places {
			all = append(all, customer(lang, len(all), place+" "+trade, (n*7+m*5)%30))
		}
	}
	return all
}

// customer makes one of them; luck says what sort of contract it has.
func customer(lang model.Language, number int, name string, luck int) storage.Contactable {
	c := storage.Contactable{
		Customer: model.Customer{
			ID: model.CustomerID(fmt.Sprintf("k%04d", 1001+number)), Name: name, Language: lang, Contract: fmt.Sprintf("V-%d", 7001+number),
			Ways: []string{"mail", "phone"}, Currency: "EUR", Fee: 49_00,
		},
		Mail: fmt.Sprintf("k%04d@customers.example", 1001+number), Phone: fmt.Sprintf("+49 69 5552%03d", number),
	}
	switch {
	case luck < 2:
		c.Tier, c.SLA, c.Fee, c.Owner, c.Churn = "gold", "gold", 4800_00, "nora", model.MediumRisk
	case luck < 8:
		c.Tier, c.SLA, c.Fee = "silver", "silver", 690_00
	case luck == 8:
		c.NoContact = true
	case luck == 9:
		c.Churn = model.HighRisk
	}
	return c
}

// ledger is who was hit, and what they were told, promised and owed: one promise is late.
func (s *story) ledger(plan *model.Plan, end time.Time) []cue {
	said := s.Customers
	hit := make([]model.Customer, affected)
	for n, c := range Customers(plan.Language)[:affected] {
		hit[n] = c.Customer
	}
	slices.SortStableFunc(hit, func(a, b model.Customer) int { return int(b.Fee - a.Fee) }) // the large ones were missed first
	large, ids := hit[:6], func(some []model.Customer) (ids []model.CustomerID) {
		for _, c := range some {
			ids = append(ids, c.ID)
		}
		return ids
	}
	return []cue{
		{by: "nora", before: after(9, 30), intent: model.HitCustomers{Customers: hit[:60], Impact: model.HighRisk, Why: said.Silence}},
		{by: "nora", before: after(16, 0), intent: model.HitCustomers{Customers: hit[60:180], Impact: model.MediumRisk}},
		{by: "tom", before: after(31, 0), intent: model.HitCustomers{Customers: hit[180:320]}},
		{by: "tom", before: after(49, 0), intent: model.HitCustomers{Customers: hit[320:]}},
		{by: "nora", before: ago(38, 0), intent: model.TellCustomer{Customers: ids(large[:2]), Channel: "phone", Text: said.Call}},
		{by: "nora", before: ago(37, 30), intent: model.PromiseCustomer{Customer: large[0].ID, Text: said.Lead, Due: model.StampAt(end.Add(-ago(6, 0)), ""), Owner: "ben"}},
		{by: "nora", before: ago(36, 0), intent: model.PromiseCustomer{Customer: large[1].ID, Text: said.List, Due: model.StampAt(end.Add(ago(24, 0)), "")}},
		{by: "nora", before: ago(34, 0), intent: model.PromiseCustomer{Customer: large[2].ID, Text: said.Written, Due: model.StampAt(end.Add(-ago(20, 0)), "")}},
		{by: "nora", before: ago(22, 0), intent: model.AnswerPromise{Customer: large[2].ID, Number: 1, State: model.PromiseKept}},
		{by: "nora", before: ago(18, 0), intent: model.EscalateCustomer{Customer: large[0].ID, From: "nora", To: "lena", Why: said.Board}},
		{by: "tom", before: ago(15, 0), intent: model.ClearCustomers{Customers: ids(hit[300:331]), Why: said.Lisbon}},
		{by: "anna", before: ago(14, 0), intent: model.RankCustomer{Customer: hit[200].ID, Priority: 1, Reason: said.Renews}},
		{by: "nora", before: ago(8, 0), intent: model.GiveFeedback{Customer: large[1].ID, Score: 4, Text: said.Honest}},
		{by: "nora", before: ago(7, 0), intent: model.GiveFeedback{Customer: large[3].ID, Score: 2, Text: said.Late}},
		{by: "nora", before: ago(5, 0), intent: model.SetCredit{Customer: large[0].ID, State: model.CreditProposed, Zone: time.UTC}},
	}
}

// Calls are what callers say about something else, a little less often than proposes an incident.
func Calls(now time.Time) []storage.SymptomCall {
	var all []storage.SymptomCall
	for n := range 4 {
		all = append(all, storage.SymptomCall{Symptom: "no-sign-in", By: "tom", At: now.Add(-time.Duration(n+1) * time.Minute)})
	}
	return append(all, storage.SymptomCall{Symptom: "slow", By: "paul", At: now.Add(-3 * time.Minute)})
}
