package model

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func acme(more ...func(*Customer)) Customer {
	c := Customer{ID: "acme", Name: "Acme", Tier: "gold", SLA: "premium", Fee: 100_000, Currency: "EUR", Ways: []string{"mail"}}
	for _, change := range more {
		change(&c)
	}
	return c
}

func (r *room) customer(id CustomerID) Affected { return r.incident().Customers[id] }

// heads is the course of the number as "minutes after noon: count".
func (r *room) heads() (said []string) {
	for _, h := range r.incident().Headcount {
		said = append(said, fmt.Sprintf("%g:%d", h.At.At.Sub(noon).Minutes(), h.Count))
	}
	return said
}

func TestACustomerHitTwiceHasTwoTimes(t *testing.T) {
	r := declared(t)
	r.doAt(after(0), HitCustomers{Customers: []Customer{acme()}, Why: "lines"})
	r.wait(time.Hour).do(ClearCustomers{Customers: []CustomerID{"acme"}})
	if r.customer("acme").Hit() {
		t.Error("still hit")
	}
	r.wait(time.Hour).do(HitCustomers{Customers: []Customer{acme()}, Why: "again"})
	r.wait(30 * time.Minute).do(ClearCustomers{Customers: []CustomerID{"acme"}})
	line := r.customer("acme")
	equal(t, "times", len(line.Spells), 2)
	equal(t, "since", line.Since.At, noon)
	equal(t, "until", line.Until.At, noon.Add(150*time.Minute))
	equal(t, "first time ended", line.Spells[0].To.At, noon.Add(time.Hour))
	equal(t, "why the first time", line.Spells[0].Why, "lines")
	equal(t, "why", line.Why, "again")
	if got := r.heads(); !slices.Equal(got, []string{"0:1", "60:0", "120:1", "150:0"}) {
		t.Errorf("number over time: %v", got)
	}
	r.refuses(CodeAlready, ClearCustomers{Customers: []CustomerID{"acme"}})
	r.refuses(CodeNotFound, ClearCustomers{Customers: []CustomerID{"bolt"}})
}

func TestTimesThatAreSuppliedLaterStandWhereTheyBelong(t *testing.T) {
	r := declared(t)
	r.wait(time.Hour)
	r.doAt(after(20*time.Minute), HitCustomers{Customers: []Customer{acme(), {ID: "bolt", Name: "Bolt"}}})
	r.doAt(after(40*time.Minute), ClearCustomers{Customers: []CustomerID{"acme"}})
	r.doAt(after(5*time.Minute), HitCustomers{Customers: []Customer{acme(), {ID: "bolt", Name: "Bolt"}}}) // acme was hit before, bolt since then already
	r.doAt(after(10*time.Minute), ClearCustomers{Customers: []CustomerID{"acme"}})
	if got, want := r.heads(), []string{"5:2", "10:1", "20:2", "40:1"}; !slices.Equal(got, want) {
		t.Errorf("number over time: %v, want %v", got, want)
	}
	equal(t, "bolt since", r.customer("bolt").Since.At, after(5*time.Minute).At)
	equal(t, "acme until", r.customer("acme").Until.At, after(40*time.Minute).At)
	r.doAt(after(50*time.Minute), HitCustomers{Customers: []Customer{acme()}})
	_, err := r.give(Command{Intent: ClearCustomers{Customers: []CustomerID{"acme"}}, At: after(45 * time.Minute)})
	if CodeOf(err) != CodeNotNow {
		t.Errorf("cleared before being hit: %v", err)
	}
}

func TestWhoIsHitAlreadyChangesOnlyByWhatIsNew(t *testing.T) {
	r := declared(t)
	r.do(HitCustomers{Customers: []Customer{acme()}, Why: "lines", Impact: LowRisk})
	r.wait(time.Minute)
	r.refuses(CodeAlready, HitCustomers{Customers: []Customer{acme()}})
	r.refuses(CodeUnknownWord, HitCustomers{Customers: []Customer{acme()}, Impact: "terrible"})
	r.do(HitCustomers{Customers: []Customer{acme()}, Impact: HighRisk})
	line := r.customer("acme")
	equal(t, "impact", line.Impact, HighRisk)
	equal(t, "why", line.Why, "lines")
	equal(t, "times", len(line.Spells), 1)
	r.do(ChangeCustomers{Customers: []Customer{acme(func(c *Customer) { c.NoContact = true })}})
	equal(t, "not to be contacted", r.customer("acme").NoContact, true)
	r.refuses(CodeAlready, ChangeCustomers{Customers: []Customer{acme(func(c *Customer) { c.NoContact = true })}})
	r.refuses(CodeNotFound, ChangeCustomers{Customers: []Customer{{ID: "bolt"}}})
}

// Following an incident event by event, whatever was seen before stays as it was and the end is that of one fold.
func TestFollowingTheLedgerChangesNothingThatWasSeen(t *testing.T) {
	r := declared(t)
	r.wait(2 * time.Hour)
	r.doAt(after(30*time.Minute), HitCustomers{Customers: []Customer{acme(), {ID: "bolt"}}})
	r.doAt(after(40*time.Minute), ClearCustomers{Customers: []CustomerID{"acme"}})
	r.doAt(after(10*time.Minute), HitCustomers{Customers: []Customer{acme()}})
	r.doAt(after(10*time.Minute), HitCustomers{Customers: []Customer{{ID: "cord"}}})
	r.doAt(after(20*time.Minute), ClearCustomers{Customers: []CustomerID{"acme"}})
	log := r.logs[r.here]
	followed := Fold(log[:1])
	for n := 1; n < len(log); n++ {
		before := fmt.Sprint(followed.Headcount, followed.Customers)
		next, ok := followed.Extend(log[n : n+1])
		if !ok {
			t.Fatal("the event cannot be added")
		}
		if now := fmt.Sprint(followed.Headcount, followed.Customers); now != before {
			t.Errorf("event %d changed what was seen:\n%s\n%s", n, before, now)
		}
		followed = next
	}
	if whole := r.incident(); fmt.Sprint(whole.Headcount, whole.Customers) != fmt.Sprint(followed.Headcount, followed.Customers) {
		t.Errorf("followed %v, folded %v", followed.Headcount, whole.Headcount)
	}
}

func TestManyCustomersAreCountedInAsEventsOfBoundedSize(t *testing.T) {
	r := declared(t)
	many := make([]Customer, 1201)
	for n := range many {
		many[n] = Customer{ID: CustomerID(fmt.Sprintf("c%05d", n))}
	}
	events, err := r.give(Command{Intent: HitCustomers{Customers: append(many, many[0])}})
	if err != nil || len(events) != 3 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	equal(t, "hit", len(r.incident().Customers), 1201)
	if got := r.heads(); !slices.Equal(got, []string{"0:1201"}) {
		t.Errorf("number over time: %v", got)
	}
}

func TestAPriorityIsProposedWithItsGrounds(t *testing.T) {
	plan := &Plan{Audiences: []Audience{{ID: "strategic", To: Members{Customers: true, Tiers: []string{"Kern"}}}}}
	for _, c := range []struct {
		name string
		line Affected
		want int
		why  []Ground
	}{
		{"nothing known", Affected{}, 5, []Ground{{Code: GroundNothing}}},
		{"a tier of the plan", Affected{Customer: Customer{Tier: "KERN"}}, 3, []Ground{{GroundTier, "KERN"}}},
		{"gold", Affected{Customer: Customer{Tier: "Gold"}}, 3, []Ground{{GroundTier, "Gold"}}},
		{"silver", Affected{Customer: Customer{Tier: "silber"}}, 5, []Ground{{GroundTier, "silber"}}},
		{"gold, stopped", Affected{Customer: Customer{Tier: "gold"}, Impact: HighRisk}, 1, []Ground{{GroundTier, "gold"}, {GroundImpact, "high"}}},
		{"bronze, stopped", Affected{Customer: Customer{Tier: "bronze"}, Impact: HighRisk}, 3, []Ground{{GroundImpact, "high"}}},
		{"about to leave", Affected{Customer: Customer{Churn: HighRisk}, Impact: MediumRisk}, 2, []Ground{{GroundImpact, "medium"}, {GroundChurn, "high"}}},
		{"calm", Affected{Customer: Customer{Churn: LowRisk}, Impact: NoRisk}, 5, []Ground{{Code: GroundNothing}}},
	} {
		if got, why := c.line.Propose(plan); got != c.want || !slices.Equal(why, c.why) {
			t.Errorf("%s: %d because of %v, want %d because of %v", c.name, got, why, c.want, c.why)
		}
	}
	r := declared(t)
	r.do(HitCustomers{Customers: []Customer{acme(), {ID: "bolt", Name: "Bolt"}}})
	r.refuses(CodeEmpty, RankCustomer{Customer: "bolt", Priority: 1})
	r.do(RankCustomer{Customer: "bolt", Priority: 1, Reason: "a hospital"})
	if priority, override := r.customer("bolt").Rank(r.plan); priority != 1 || !override {
		t.Errorf("ranked %d, %t", priority, override)
	}
	equal(t, "first on the ledger", Ledger(r.incident(), r.plan)[0].ID, "bolt")
	r.do(ClearCustomers{Customers: []CustomerID{"bolt"}})
	equal(t, "who is hit comes first", Ledger(r.incident(), r.plan)[0].ID, "acme")
	r.do(RankCustomer{Customer: "bolt"})
	if priority, override := r.customer("bolt").Rank(r.plan); priority != 5 || override {
		t.Errorf("back to the proposal: %d, %t", priority, override)
	}
}

func TestAPromiseToACustomerIsOwedUntilItIsAnswered(t *testing.T) {
	r := declared(t)
	r.do(HitCustomers{Customers: []Customer{acme()}})
	r.do(PromiseCustomer{Customer: "acme", Text: "a report", Due: after(time.Hour)})
	r.do(PromiseCustomer{Customer: "acme", Text: "a call", Due: after(30 * time.Minute), Owner: "ana"})
	o, owed := r.obligation(PromiseObligation("acme", 1))
	if !owed || !o.Due.Equal(noon.Add(time.Hour)) || o.Person != "olga" || o.Text != "a report" || o.Kind != OwePromise || o.Subject != "acme" {
		t.Errorf("owed %t: %+v", owed, o)
	}
	if o, _ := r.obligation(PromiseObligation("acme", 2)); o.Person != "ana" {
		t.Errorf("owed by %q", o.Person)
	}
	r.wait(2 * time.Hour).do(Snooze{Obligation: PromiseObligation("acme", 1), For: time.Hour})
	if o, _ := r.obligation(PromiseObligation("acme", 1)); !o.Due.Equal(noon.Add(3 * time.Hour)) {
		t.Errorf("put off until %s", o.Due)
	}
	if !slices.ContainsFunc(Missing(r.incident(), r.plan), func(g Gap) bool { return g.Kind == GapPromise && g.Subject == "acme" }) {
		t.Error("closing does not ask about the promise")
	}
	r.do(AnswerPromise{Customer: "acme", Number: 1, State: PromiseKept})
	if _, owed := r.obligation(PromiseObligation("acme", 1)); owed {
		t.Error("kept, and owed still")
	}
	r.refuses(CodeAlready, AnswerPromise{Customer: "acme", Number: 1, State: PromiseKept})
	r.refuses(CodeNotFound, AnswerPromise{Customer: "acme", Number: 7, State: PromiseKept})
	r.refuses(CodeEmpty, PromiseCustomer{Customer: "acme", Text: " ", Due: after(time.Hour)})
	r.refuses(CodeEmpty, PromiseCustomer{Customer: "acme", Text: "a call"})
}

func TestNobodyNamedIsSaidAsSuch(t *testing.T) {
	r := declared(t)
	r.refuses(CodeEmpty, HitCustomers{})
	r.refuses(CodeEmpty, ClearCustomers{})
}
