package action

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"warroom/model"
	"warroom/tui/pane"
)

// ledgerRoom is the room with a directory, two customers who are affected, and a promise to one of them.
func ledgerRoom(t *testing.T) Context {
	t.Helper()
	c := room(t)
	acme := model.Customer{
		ID: "acme", Name: "Acme", Tier: "gold", SLA: "gold", Fee: 480000, Currency: "EUR", Channel: "mail",
	}
	quiet := model.Customer{ID: "quiet", Name: "Quiet & Sons", NoContact: true}
	inc := *c.Incident
	spell := []model.Spell{{From: model.StampAt(now.Add(-2*time.Hour), "")}}
	inc.Customers = map[model.CustomerID]model.Affected{
		"acme": {Customer: acme, Impact: model.HighRisk, Since: spell[0].From, Spells: spell, Promises: []model.CustomerPromise{
			{Number: 1, Text: "a list", Due: model.StampAt(now.Add(time.Hour), ""), State: model.PromiseOpen},
		}},
		"quiet": {Customer: quiet, Since: spell[0].From, Spells: spell},
	}
	c.Incident = &inc
	c.Ledger = pane.NewLedger(&inc, c.Plan, nil)
	all := []model.Customer{acme, quiet}
	for n := range 20 {
		all = append(all, model.Customer{ID: model.CustomerID(fmt.Sprintf("m%02d", n)), Name: fmt.Sprintf("Müller %02d", n), Tier: "silver"})
	}
	c.Directory, c.Listed = NewDirectory(all), true
	c.Selection = pane.Selection{Customer: "acme", Promise: 1}
	return c
}

func build[T model.Intent](t *testing.T, c Context, id string, given Values) T {
	t.Helper()
	a, ok := Find(id)
	if !ok {
		t.Fatalf("there is no action %s", id)
	}
	intent, err := a.Build(c, Complete(c, a, given))
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	typed, ok := intent.(T)
	if !ok {
		t.Fatalf("%s builds %T", id, intent)
	}
	return typed
}

// Those chosen one by one and those of a tier are counted in once each; who is in no directory is called as typed.
func TestCountingInCustomers(t *testing.T) {
	c := ledgerRoom(t)
	hit := build[model.HitCustomers](t, c, "customer-hit", Values{"whom": "m03, Corner shop", "tier": "silver", "impact": "low", "reason": "no calls"})
	if len(hit.Customers) != 21 || hit.Customers[0].Name != "Müller 03" || hit.Customers[1].Name != "Corner shop" || hit.Impact != model.LowRisk {
		t.Errorf("%d customers, %+v", len(hit.Customers), hit.Customers[:2])
	}
	a, _ := Find("customer-hit")
	said := strings.Join(a.Preview(c, Values{"whom": "acme, quiet, Corner shop", "tier": "silver"}), "\n")
	for _, want := range []string{"23 customers: Acme, Quiet & Sons, Corner shop", "and 15 more", "2 are counted already", "1 is not in the directory", "! 1 does not want to be contacted"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in\n%s", want, said)
		}
	}
}

func TestCustomersAreFoundWhateverTheAccents(t *testing.T) {
	c := ledgerRoom(t)
	for query, want := range map[string]int{"muller": 20, "MUELLER 1": 11, "müller 07": 1, "gold": 1, "nobody": 0, "": 22} {
		if got := inDirectory(c, query).Count; got != want {
			t.Errorf("%q finds %d, want %d", query, got, want)
		}
	}
	if found := inDirectory(c, "quiet"); found.At(0).Value != "quiet" {
		t.Errorf("%+v", found.At(0))
	}
	if got := onLedger(c, "sons").Count; got != 1 {
		t.Errorf("%d on the ledger", got)
	}
	a, _ := Find("customer-rank")
	v, err := Fill(c, a, []string{"Sons", "2", "they", "pay"})
	if err != nil || v["customer"] != "quiet" || v["reason"] != "they pay" {
		t.Errorf("%v %v", v, err)
	}
}

func TestPromisesToCustomers(t *testing.T) {
	c := ledgerRoom(t)
	for typed, want := range map[string]time.Time{
		"30m": now.Add(30 * time.Minute), "11:15": now.Add(75 * time.Minute), "09:00": now.Add(23 * time.Hour),
	} {
		got := build[model.PromiseCustomer](t, c, "customer-promise", Values{"text": "a call", "by-when": typed})
		if got.Customer != "acme" || !got.Due.At.Equal(want) || got.Owner != "anna" {
			t.Errorf("%s: %+v, want %s", typed, got, want)
		}
	}
	got := build[model.AnswerPromise](t, c, "customer-promise-answer", nil)
	if want := (model.AnswerPromise{Customer: "acme", Number: 1, State: model.PromiseKept}); got != want {
		t.Errorf("%+v", got)
	}
	c.Incident, c.Ledger = room(t).Incident, nil
	a, _ := Find("customer-promise-answer")
	if ok, reason := a.Ready(c); ok || reason != "action.reason.no-promise" {
		t.Errorf("without a promise: %v %s", ok, reason)
	}
}

func TestCompensatingACustomer(t *testing.T) {
	c := ledgerRoom(t)
	plan := *c.Plan
	plan.SLAs = []model.SLA{{ID: "gold", Availability: 99.9, Credits: []model.CreditStep{{Below: 99.9, Percent: 10}}}}
	c.Plan = &plan
	got := build[model.SetCredit](t, c, "customer-credit", nil)
	if got.State != model.CreditProposed || got.Amount != 0 || got.Currency != "" || got.Zone == nil {
		t.Errorf("without an amount the contract decides: %+v", got)
	}
	for typed, want := range map[string]int64{"480": 48000, "480.5": 48050, "1.204,50": 120450, "1,204": 120400} {
		if got := build[model.SetCredit](t, c, "customer-credit", Values{"amount": typed}); got.Amount != want || got.Currency != "EUR" {
			t.Errorf("%s: %+v", typed, got)
		}
	}
	a, _ := Find("customer-credit")
	for _, typed := range []string{"much", "-5", "1.2.3", "4,5,6"} {
		if intent, err := a.Build(c, Complete(c, a, Values{"amount": typed})); err == nil {
			t.Errorf("%q was read as %+v", typed, intent)
		}
	}
	if said := a.Preview(c, Complete(c, a, nil)); len(said) != 1 || !strings.Contains(said[0], "480.00 EUR so far") {
		t.Errorf("%q", said)
	}
	c.Plan = model.EmptyPlan
	if said := a.Preview(c, Complete(c, a, nil)); len(said) != 1 || !strings.Contains(said[0], "the contract has class gold, but the plan knows no classes") {
		t.Errorf("%q", said)
	}
}

// What callers say prefills the declaration, and nothing else does.
func TestCallersProposeAnIncident(t *testing.T) {
	c := ledgerRoom(t)
	plan := *c.Plan
	one := model.Symptom{ID: "login", Title: "cannot log in", Count: 5, Within: 10 * time.Minute, Scenario: plan.Scenarios[0].ID, Severity: model.SEV2}
	plan.Symptoms = []model.Symptom{one}
	c.Own, c.Calls, c.Selection = &plan, []pane.Calls{{Symptom: one, Count: 12}}, pane.Selection{Symptom: "login"}
	a, _ := Find("declare")
	v := Complete(c, a, nil)
	if v["title"] != "cannot log in" || v["scenario"] != plan.Scenarios[0].ID || v["severity"] != "SEV2" || v["reason"] != "12 callers in 10 min" {
		t.Errorf("%v", v)
	}
	if got := build[model.Declare](t, c, "declare", nil); got.Severity != model.SEV2 || got.Title != "cannot log in" {
		t.Errorf("%+v", got)
	}
	if said := strings.Join(a.Preview(c, v), "\n"); !strings.Contains(said, "SEV2, as the plan says for \"cannot log in\".") || strings.Contains(said, "instead") {
		t.Errorf("nobody has chosen anything yet: %s", said)
	}
	if said := strings.Join(a.Preview(c, Complete(c, a, Values{"severity": "SEV3"})), "\n"); !strings.Contains(said, "SEV3 instead") {
		t.Errorf("another one was chosen: %s", said)
	}
	c.Selection = pane.Selection{}
	if v := Complete(c, a, nil); v["title"] != "" || v["scenario"] != "" || v["reason"] != "" {
		t.Errorf("without a symptom: %v", v)
	}
	caller, _ := Find(Caller)
	if ok, reason := caller.Ready(c); ok || reason != "action.reason.no-counting" {
		t.Errorf("%v %s", ok, reason)
	}
	c.Counting = true
	if ok, _ := caller.Ready(c); !ok {
		t.Error("calls cannot be counted")
	}
}
