package model

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// Entitlement is what a contract owes a customer for one calendar month. It counts what earlier incidents did to that
// month, and takes off what is owed for them alone.
type Entitlement struct {
	Month        string        `json:"month"`            // 2026-11
	Length       time.Duration `json:"length"`           // of the month, in the zone of the contract
	Outage       time.Duration `json:"outage"`           // within the month, in all incidents so far
	Availability float64       `json:"availability"`     // percent of the month
	Percent      float64       `json:"percent"`          // of the monthly fee, after the cap
	Before       float64       `json:"before,omitempty"` // of the monthly fee, owed for earlier incidents
	Amount       int64         `json:"amount"`           // hundredths of the currency, without what is owed for earlier incidents; 0 where the fee is missing
}

// Claim is what a contract owes a customer for an incident. Amount is nil unless the state is ok or approximate: what
// is made from missing or impossible figures is never a number.
type Claim struct {
	State    FigureState   `json:"state"`
	Missing  []string      `json:"missing,omitempty"` // sla, terms, fee, currency, time
	Running  bool          `json:"running,omitempty"` // the customer is still hit: so far
	Months   []Entitlement `json:"months,omitempty"`
	Amount   *int64        `json:"amount"` // hundredths of Currency
	Currency string        `json:"currency,omitempty"`
}

// ClaimOf computes what is owed for one incident, as if there had been no other.
func ClaimOf(a Affected, plan *Plan, now time.Time, zone *time.Location) Claim {
	return ClaimAcross(a, nil, plan, now, zone)
}

// ClaimAcross computes what is owed from the terms of the contract and the measured outage: the times during which the
// customer was hit, clipped to the calendar months of a zone. A customer who is still hit is so until now.
//
// Before are the times of earlier incidents, see [SpellsBefore]. The contract promises the month as a whole, so they are
// added up, and this incident gets what the sum owes more than they do: the claims of a month add up to what is owed for
// all of its outage.
func ClaimAcross(a Affected, before []Spell, plan *Plan, now time.Time, zone *time.Location) Claim {
	if zone == nil {
		zone = time.UTC
	}
	claim := Claim{State: FigureOK, Currency: a.Currency}
	lacks := func(what string) { claim.State, claim.Missing = FigureMissing, append(claim.Missing, what) }
	terms, known := find(plan.SLAs, func(s SLA) bool { return strings.EqualFold(s.ID, a.SLA) || strings.EqualFold(s.Title, a.SLA) })
	switch {
	case a.SLA == "":
		lacks("sla")
	case !known:
		lacks("terms")
	}
	if a.Fee <= 0 || a.Fee > maxFee {
		lacks("fee")
	}
	if a.Currency == "" {
		lacks("currency")
	}
	spells := slices.Concat(a.Spells, before)
	if slices.ContainsFunc(spells, func(s Spell) bool { return !s.From.Usable() || !s.Open() && !s.To.Usable() }) || len(a.Spells) == 0 {
		lacks("time")
		return claim
	}
	claim.Running = a.Hit()
	if slices.ContainsFunc(spells, func(s Spell) bool {
		return !s.Open() && impossible(s.From, s.To) || s.Open() && s.From.At.After(now)
	}) {
		claim.State = FigureInvalid
		return claim
	}
	if known {
		claim.Months = entitlements(terms, a.Fee, a.Spells, before, now, zone)
	}
	if claim.State != FigureOK {
		return claim
	}
	if slices.ContainsFunc(spells, func(s Spell) bool { return !s.From.Exact() || !s.Open() && !s.To.Exact() }) {
		claim.State = FigureAbout
	}
	sum := int64(0)
	for _, month := range claim.Months {
		sum += month.Amount
	}
	claim.Amount = &sum
	return claim
}

// maxFee is the highest monthly fee that is believed, in hundredths: beyond it somebody has mistyped.
const maxFee = 1e12

// entitlements are the months that an incident touches, with what it adds to what is owed for earlier ones.
func entitlements(terms SLA, fee int64, spells, before []Spell, now time.Time, zone *time.Location) []Entitlement {
	months, all, earlier := monthly(spells, now, zone), monthly(slices.Concat(spells, before), now, zone), monthly(before, now, zone)
	for n := range months {
		same := func(e Entitlement) bool { return e.Month == months[n].Month }
		sum, _ := find(all, same)
		sum.apply(terms, fee)
		if past, known := find(earlier, same); known {
			past.apply(terms, fee)
			sum.Before, sum.Amount = past.Percent, sum.Amount-past.Amount
		}
		months[n] = sum
	}
	return months
}

// monthly is how long it was out in each month that spells touch, however they overlap.
func monthly(spells []Spell, now time.Time, zone *time.Location) []Entitlement {
	var months []Entitlement
	for _, outage := range covered(spells) {
		from, to := outage.From.At.In(zone), now
		if !outage.Open() {
			to = outage.To.At
		}
		for first := time.Date(from.Year(), from.Month(), 1, 0, 0, 0, 0, zone); first.Before(to); first = first.AddDate(0, 1, 0) {
			next := first.AddDate(0, 1, 0)
			name := first.Format("2006-01")
			at := slices.IndexFunc(months, func(e Entitlement) bool { return e.Month == name })
			if at < 0 {
				at, months = len(months), append(months, Entitlement{Month: name, Length: next.Sub(first)})
			}
			months[at].Outage += earlier(to, next).Sub(later(from, first))
		}
	}
	return months
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

// apply finds the step of the terms that a month's outage reaches. It counts in whole milliseconds and millionths of a
// percent: an outage that is exactly as long as the contract allows owes nothing.
func (e *Entitlement) apply(terms SLA, fee int64) {
	e.Availability = 100 * (1 - float64(e.Outage)/float64(e.Length))
	for _, step := range terms.Credits {
		allowed := 100e6 - int64(math.Round(step.Below*1e6))
		if e.Outage.Milliseconds()*100e6 > e.Length.Milliseconds()*allowed {
			e.Percent = max(e.Percent, step.Percent)
		}
	}
	if terms.Cap > 0 {
		e.Percent = min(e.Percent, terms.Cap)
	}
	if fee > 0 && fee <= maxFee {
		e.Amount = int64(math.Round(float64(fee) * e.Percent / 100))
	}
}

// String says how a claim came about, without words of any language: "2026-11 99.72 % → 10 %", and where earlier incidents
// have a part in it "2026-11 98.61 % → 25 % − 10 %".
func (c Claim) String() string {
	var parts []string
	for _, month := range c.Months {
		part := fmt.Sprintf("%s %.4g %% → %.4g %%", month.Month, math.Floor(month.Availability*100)/100, month.Percent)
		if month.Before > 0 {
			part += fmt.Sprintf(" − %.4g %%", month.Before)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}
