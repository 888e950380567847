package model

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Whatever way the severity goes: what is asked for has a time, it is no later than the severity gives from when it was
// set, and a way there and back gives no more time.
func TestDeadlinesOnAnyWayOfTheSeverity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		within, asked := map[Severity]time.Duration{}, map[Severity]bool{}
		for level, least, owed := SEV1, 5*minute, true; level <= SEV4; level++ {
			least += time.Duration(rapid.IntRange(0, 60).Draw(t, "more")) * minute
			owed = owed && (level == SEV1 || rapid.IntRange(0, 4).Draw(t, "owed") > 0)
			within[level], asked[level] = least, owed
		}
		wants := func(level Severity) (time.Duration, time.Duration, bool) {
			return within[level], within[level], asked[level]
		}
		sets, at := []held{}, noon
		for range rapid.IntRange(1, 7).Draw(t, "sets") {
			sets = append(sets, held{level: Severity(rapid.IntRange(int(SEV1), int(SEV4)).Draw(t, "level")), since: at})
			at = at.Add(time.Duration(rapid.IntRange(0, 90).Draw(t, "minutes")) * minute)
		}
		due := func(sets ...held) time.Time {
			_, due := (&Incident{severities: sets}).deadline(noon, time.Time{}, wants)
			return due
		}
		last, got := sets[len(sets)-1], due(sets...)
		if got.IsZero() == asked[last.level] {
			t.Fatalf("%v: due %v", sets, got)
		}
		if got.IsZero() {
			return
		}
		if latest := later(noon, last.since).Add(within[last.level]); got.After(latest) {
			t.Fatalf("%v: due %v, later than %v", sets, got, latest)
		}
		there := Severity(rapid.IntRange(int(SEV1), int(SEV4)).Draw(t, "there"))
		back := slices.Concat(sets, []held{{level: there, since: at}, {level: last.level, since: at.Add(minute)}})
		if again := due(back...); again.After(got) {
			t.Fatalf("%v: due %v, and %v: due %v", sets, got, back, again)
		}
	})
}

// However incidents overlap: what is claimed for each of them adds up to what is owed for all, and nobody owes anything
// back.
func TestClaimsAddUpHoweverIncidentsOverlap(t *testing.T) {
	start := time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		terms := premium
		terms.Credits = nil
		for range rapid.IntRange(0, 4).Draw(t, "steps") {
			terms.Credits = append(terms.Credits, CreditStep{Below: rapid.Float64Range(90, 100).Draw(t, "below"), Percent: rapid.Float64Range(0, 60).Draw(t, "percent")})
		}
		terms.Cap = rapid.SampledFrom([]float64{0, 30, 100}).Draw(t, "cap")
		plan, customer := &Plan{SLAs: []SLA{terms}}, acme()
		customer.Fee = rapid.Int64Range(1, 1e7).Draw(t, "fee")
		zone, now := rapid.SampledFrom([]*time.Location{time.UTC, berlin}).Draw(t, "zone"), start.AddDate(0, 4, 0)
		var before []Spell
		sum := int64(0)
		for range rapid.IntRange(1, 6).Draw(t, "incidents") {
			var spells []Spell
			for range rapid.IntRange(1, 3).Draw(t, "spells") {
				from := time.Duration(rapid.IntRange(0, 80*24*60).Draw(t, "from")) * minute
				spells = append(spells, spell(start, from, from+time.Duration(rapid.IntRange(1, 20*24*60).Draw(t, "for"))*minute))
			}
			claim := ClaimAcross(Affected{Customer: customer, Spells: spells}, before, plan, now, zone)
			if claim.Amount == nil || *claim.Amount < 0 {
				t.Fatalf("%+v", claim)
			}
			sum, before = sum+*claim.Amount, append(before, spells...)
		}
		if whole := ClaimOf(Affected{Customer: customer, Spells: before}, plan, now, zone); whole.Amount == nil || *whole.Amount != sum {
			t.Fatalf("all in one %+v, one by one %d", whole, sum)
		}
	})
}
