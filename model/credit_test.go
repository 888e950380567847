package model

import (
	"strings"
	"testing"
	"time"
)

var premium = SLA{ID: "premium", Availability: 99.9, Credits: []CreditStep{{99.9, 10}, {99, 25}, {95, 60}}, Cap: 50}

// spell is from so long to so long after a time.
func spell(from time.Time, begin, end time.Duration) Spell {
	return Spell{From: StampAt(from.Add(begin), ""), To: StampAt(from.Add(end), "")}
}

func TestCreditFollowsFromTermsAndOutage(t *testing.T) {
	april := time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC) // 30 days: 99.9 % leaves 43 min 12 s
	allowed := 43*time.Minute + 12*time.Second
	for _, c := range []struct {
		name   string
		spells []Spell
		amount int64
	}{
		{"exactly what is allowed", []Spell{spell(april, 0, allowed)}, 0},
		{"a second more", []Spell{spell(april, 0, allowed+time.Second)}, 10_000},
		{"two that are too long together", []Spell{spell(april, 0, 30*time.Minute), spell(april, time.Hour, 80*time.Minute)}, 10_000},
		{"two that overlap are counted once", []Spell{spell(april, 0, 30*time.Minute), spell(april, 10*time.Minute, 40*time.Minute)}, 0},
		{"below 99", []Spell{spell(april, 0, 8*time.Hour)}, 25_000},
		{"no more than the cap", []Spell{spell(april, 0, 48*time.Hour)}, 50_000},
		{"over the end of a month: 30 min each", []Spell{spell(april, -30*time.Minute, 30*time.Minute)}, 0},
		{"over the end of a month: an hour each", []Spell{spell(april, -time.Hour, time.Hour)}, 20_000},
	} {
		claim := ClaimOf(Affected{Customer: acme(), Spells: c.spells}, &Plan{SLAs: []SLA{premium}}, april.AddDate(0, 2, 0), time.UTC)
		if claim.State != FigureOK || claim.Amount == nil || *claim.Amount != c.amount || claim.Currency != "EUR" {
			t.Errorf("%s: %+v, want %d", c.name, claim, c.amount)
		}
	}
}

func TestTheMonthIsThatOfTheContract(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip(err)
	}
	end := time.Date(2026, 3, 31, 22, 0, 0, 0, time.UTC) // midnight in Berlin
	line := Affected{Customer: acme(), Spells: []Spell{spell(end, -50*time.Minute, 50*time.Minute)}}
	plan := &Plan{SLAs: []SLA{premium}}
	if claim := ClaimOf(line, plan, end.AddDate(0, 1, 0), time.UTC); len(claim.Months) != 1 || *claim.Amount != 10_000 {
		t.Errorf("in UTC it is one month: %+v", claim)
	}
	claim := ClaimOf(line, plan, end.AddDate(0, 1, 0), berlin)
	if len(claim.Months) != 2 || *claim.Amount != 20_000 || claim.Months[0].Length != 31*24*time.Hour-time.Hour {
		t.Errorf("in Berlin it is two, and March is an hour shorter: %+v", claim)
	}
	if said := claim.String(); said != "2026-03 99.88 % → 10 %, 2026-04 99.88 % → 10 %" {
		t.Errorf("said as %q", said)
	}
}

func TestWhatIsMissingIsNeverANumber(t *testing.T) {
	plan := &Plan{SLAs: []SLA{premium}}
	long := []Spell{spell(noon, 0, 8*time.Hour)}
	for _, c := range []struct {
		name    string
		line    Affected
		state   FigureState
		missing string
	}{
		{"no contract class", Affected{Customer: acme(func(c *Customer) { c.SLA = "" }), Spells: long}, FigureMissing, "sla"},
		{"terms that the plan does not have", Affected{Customer: acme(func(c *Customer) { c.SLA = "x" }), Spells: long}, FigureMissing, "terms"},
		{"no fee", Affected{Customer: acme(func(c *Customer) { c.Fee = 0 }), Spells: long}, FigureMissing, "fee"},
		{"a fee below nothing", Affected{Customer: acme(func(c *Customer) { c.Fee = -1 }), Spells: long}, FigureMissing, "fee"},
		{"no currency", Affected{Customer: acme(func(c *Customer) { c.Currency = "" }), Spells: long}, FigureMissing, "currency"},
		{"a time that nobody knows", Affected{Customer: acme(), Spells: []Spell{{From: Stamp{At: noon, Precision: Unknown}}}}, FigureMissing, "time"},
		{"never hit", Affected{Customer: acme()}, FigureMissing, "time"},
		{"an end before the beginning", Affected{Customer: acme(), Spells: []Spell{spell(noon, time.Hour, 0)}}, FigureInvalid, ""},
	} {
		claim := ClaimOf(c.line, plan, noon.AddDate(0, 1, 0), nil)
		if claim.State != c.state || claim.Amount != nil || strings.Join(claim.Missing, ",") != c.missing {
			t.Errorf("%s: %+v", c.name, claim)
		}
	}
	roughly := long[0]
	roughly.From.Precision = Approximate
	if claim := ClaimOf(Affected{Customer: acme(), Spells: []Spell{roughly}}, plan, noon.AddDate(0, 1, 0), nil); claim.State != FigureAbout || claim.Amount == nil {
		t.Errorf("roughly known: %+v", claim)
	}
	still := Affected{Customer: acme(), Spells: []Spell{{From: StampAt(noon, "")}}}
	if claim := ClaimOf(still, plan, noon.Add(time.Hour), nil); !claim.Running || claim.Amount == nil || *claim.Amount != 10_000 {
		t.Errorf("still hit: %+v", claim)
	}
}

func TestACompensationIsProposedApprovedAndGrantedInThisOrder(t *testing.T) {
	r := declared(t)
	r.plan.SLAs = []SLA{premium}
	r.do(HitCustomers{Customers: []Customer{acme(), {ID: "bolt", Name: "Bolt"}}})
	set := func(state CreditState) SetCredit { return SetCredit{Customer: "acme", State: state} }
	r.refuses(CodeNotNow, set(CreditApproved))
	r.refuses(CodeNotNow, set(CreditGranted))
	r.refuses(CodeNotNow, set(CreditRefused))
	r.refuses(CodeNotNow, set(CreditProposed)) // nothing is owed yet
	r.wait(2 * time.Hour)
	equal(t, "what is missing", r.refuses(CodeMissing, SetCredit{Customer: "bolt", State: CreditProposed}).Args["credit"], "sla, fee, currency")
	r.refuses(CodeEmpty, SetCredit{Customer: "bolt", State: CreditProposed, Amount: 5})
	r.refuses(CodeUnknownWord, SetCredit{Customer: "acme", State: CreditProposed, Amount: -5})
	r.refuses(CodeUnknownWord, set("given"))
	r.do(set(CreditProposed))
	credit := r.customer("acme").Credit
	if credit.Amount != 10_000 || credit.Currency != "EUR" || credit.Why != "2026-03 99.73 % → 10 %" {
		t.Errorf("proposed %+v", credit)
	}
	r.refuses(CodeNotNow, set(CreditGranted))
	r.do(SetCredit{Customer: "acme", State: CreditApproved, Amount: 12_000, Why: "goodwill"})
	r.refuses(CodeAlready, set(CreditApproved))
	r.do(set(CreditGranted))
	equal(t, "why", r.customer("acme").Credit.Why, "goodwill")
	if credit := r.customer("acme").Credit; credit.State != CreditGranted || credit.Amount != 12_000 || credit.Currency != "EUR" {
		t.Errorf("granted %+v", credit)
	}
	r.refuses(CodeNotNow, set(CreditRefused))
	r.refuses(CodeNotNow, set(CreditProposed))
	r.refuses(CodeNotNow, SetCredits{Customers: []CustomerID{"bolt", "acme"}, State: CreditProposed, Amount: 700, Currency: "EUR"})
	equal(t, "all or none", r.customer("bolt").Credit.State, CreditNone)
	r.refuses(CodeEmpty, SetCredits{State: CreditProposed})
	r.do(SetCredits{Customers: []CustomerID{"bolt"}, State: CreditProposed, Amount: 700, Currency: "EUR", Why: "together"})
	if credit := r.customer("bolt").Credit; credit.Amount != 700 || credit.State != CreditProposed || credit.Why != "together" {
		t.Errorf("together %+v", credit)
	}
	r.do(SetCredit{Customer: "bolt", State: CreditProposed, Amount: 500, Currency: "eur"})
	equal(t, "currency", r.customer("bolt").Credit.Currency, "EUR")
	r.do(SetCredit{Customer: "bolt", State: CreditRefused, Why: "not hit after all"})
	r.do(SetCredit{Customer: "bolt", State: CreditProposed, Amount: 300})
	equal(t, "proposed again", r.customer("bolt").Credit.State, CreditProposed)
}
