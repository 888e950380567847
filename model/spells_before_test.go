package model

import (
	"testing"
	"time"
)

// Fee 1000.00 a month. April 2026 has 43,200 minutes: 99.9 % leaves 43 min 12 s, 99 % 432 min. May has 44,640: 44 min 38 s.
func TestTheClaimsOfAMonthAddUpToWhatItsOutageOwes(t *testing.T) {
	april := time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	may, day := april.AddDate(0, 1, 0), 24*time.Hour
	incidents := []struct {
		spells []Spell
		amount int64  // with the incidents before it
		alone  int64  // as if there had been no other
		said   string // how
	}{
		// 40 min: allowed.
		{[]Spell{spell(april, 9*day, 9*day+40*minute)}, 0, 0, "2026-04 99.9 % → 0 %"},
		// 40 min more, 10 of them in the first one: 70 min are 99.83 %, which owes 10 %.
		{[]Spell{spell(april, 9*day+30*minute, 9*day+70*minute)}, 10_000, 0, "2026-04 99.83 % → 10 %"},
		// 7 h in April: 490 min are 98.86 %, which owes 25 %, of which 10 % are claimed. An hour in May owes 10 % there.
		{[]Spell{spell(may, -7*time.Hour, time.Hour)}, 25_000, 20_000, "2026-04 98.86 % → 25 % − 10 %, 2026-05 99.86 % → 10 %"},
	}
	plan := &Plan{SLAs: []SLA{premium}}
	var before []Spell
	sum := int64(0)
	for n, c := range incidents {
		line := Affected{Customer: acme(), Spells: c.spells}
		claim := ClaimAcross(line, before, plan, may.AddDate(0, 1, 0), time.UTC)
		if claim.Amount == nil || *claim.Amount != c.amount || claim.String() != c.said {
			t.Errorf("incident %d: %+v, said as %q, want %d, %q", n+1, claim, claim, c.amount, c.said)
			continue
		}
		equal(t, "alone", *ClaimOf(line, plan, may.AddDate(0, 1, 0), time.UTC).Amount, c.alone)
		sum += *claim.Amount
		before = append(before, c.spells...)
	}
	whole := ClaimOf(Affected{Customer: acme(), Spells: before}, plan, may.AddDate(0, 1, 0), time.UTC)
	equal(t, "all in one", *whole.Amount, sum)
	equal(t, "which is", sum, 35_000)
}

func TestWhatIsNotKnownOfAnEarlierIncidentMakesNoNumber(t *testing.T) {
	plan, now := &Plan{SLAs: []SLA{premium}}, noon.AddDate(0, 1, 0)
	line := Affected{Customer: acme(), Spells: []Spell{spell(noon, 0, time.Hour)}}
	vague := spell(noon, -5*time.Hour, -4*time.Hour)
	vague.From.Precision = Unknown
	if claim := ClaimAcross(line, []Spell{vague}, plan, now, nil); claim.State != FigureMissing || claim.Amount != nil {
		t.Errorf("a time that nobody knows: %+v", claim)
	}
	vague.From.Precision = Approximate
	if claim := ClaimAcross(line, []Spell{vague}, plan, now, nil); claim.State != FigureAbout || claim.Amount == nil {
		t.Errorf("a time that is roughly known: %+v", claim)
	}
}

func TestWhichIncidentsCountBefore(t *testing.T) {
	r := newRoom(t)
	r.plan.SLAs = []SLA{premium}
	var all []*Incident
	hit := func(kind IncidentKind, length time.Duration) *Incident {
		r.do(Declare{Title: string(kind), Kind: kind, Severity: SEV1})
		r.do(HitCustomers{Customers: []Customer{acme()}})
		if r.wait(length); length > 0 {
			r.do(ClearCustomers{Customers: []CustomerID{"acme"}})
		}
		inc := r.incident()
		all = append(all, inc)
		return inc
	}
	first := hit(Real, 20*minute)
	hit(Exercise, 50*minute)
	second := hit(Real, 30*minute)
	r.do(Declare{Title: "closed with the customer still hit", Severity: SEV1})
	r.do(HitCustomers{Customers: []Customer{acme()}})
	r.wait(10 * minute).do(Close{Anyway: true})
	third := r.incident()
	all = append(all, third)
	r.wait(minute)
	last := hit(Real, 5*minute)
	lengths := func(inc *Incident) (sum time.Duration) {
		for _, s := range SpellsBefore(inc, all, "acme") {
			sum += s.To.At.Sub(s.From.At)
		}
		return sum
	}
	equal(t, "before the first", lengths(first), 0)
	equal(t, "before the second, without the exercise", lengths(second), 20*minute)
	equal(t, "before the third", lengths(third), 50*minute)
	equal(t, "before the last, until the third was closed", lengths(last), 60*minute)
	equal(t, "of another customer", len(SpellsBefore(last, all, "bolt")), 0)
	r.refuses(CodeNotNow, SetCredit{Customer: "acme", State: CreditProposed})
	r.do(SetCredits{
		Customers: []CustomerID{"acme"}, State: CreditProposed,
		Before: map[CustomerID][]Spell{"acme": {spell(noon, 0, 40*minute)}},
	})
	equal(t, "proposed", r.customer("acme").Credit.Amount, 10_000)
	equal(t, "because", r.customer("acme").Credit.Why, "2026-03 99.89 % → 10 %")
}
