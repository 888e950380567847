package model

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
)

// Entitlement is what a contract owes a customer for one calendar month.
type Entitlement struct {
	Month        string        `json:"month"`        // 2026-11
	Length       time.Duration `json:"length"`       // of the month, in the zone of the contract
	Outage       time.Duration `json:"outage"`       // within the month
	Availability float64       `json:"availability"` // percent of the month
	Percent      float64       `json:"percent"`      // of the monthly fee, after the cap
	Amount       int64         `json:"amount"`       // hundredths of the currency; 0 where the fee is missing
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

// ClaimOf computes what is owed from the terms of the contract and the measured outage: the times during which the
// customer was hit, clipped to the calendar months of a zone. A customer who is still hit is so until now.
func ClaimOf(a Affected, plan *Plan, now time.Time, zone *time.Location) Claim {
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
	if slices.ContainsFunc(a.Spells, func(s Spell) bool { return !s.From.Usable() || !s.Open() && !s.To.Usable() }) || len(a.Spells) == 0 {
		lacks("time")
		return claim
	}
	claim.Running = a.Hit()
	if slices.ContainsFunc(a.Spells, func(s Spell) bool {
		return !s.Open() && impossible(s.From, s.To) || s.Open() && s.From.At.After(now)
	}) {
		claim.State = FigureInvalid
		return claim
	}
	if known {
		claim.Months = entitlements(terms, a.Fee, covered(a.Spells), now, zone)
	}
	if claim.State != FigureOK {
		return claim
	}
	if slices.ContainsFunc(a.Spells, func(s Spell) bool { return !s.From.Exact() || !s.Open() && !s.To.Exact() }) {
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

// entitlements are the months that an outage touches.
func entitlements(terms SLA, fee int64, outages []Spell, now time.Time, zone *time.Location) []Entitlement {
	var months []Entitlement
	for _, outage := range outages {
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
	for n := range months {
		months[n].apply(terms, fee)
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

// String says how a claim came about, without words of any language: "2026-11 99.72 % → 10 %".
func (c Claim) String() string {
	var parts []string
	for _, month := range c.Months {
		parts = append(parts, fmt.Sprintf("%s %.4g %% → %.4g %%", month.Month, math.Floor(month.Availability*100)/100, month.Percent))
	}
	return strings.Join(parts, ", ")
}
