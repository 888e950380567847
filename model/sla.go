package model

import "time"

// SLA is what a class of contracts promises, and what is owed when the promise is broken.
type SLA struct {
	ID           string        `json:"id"`
	Title        string        `json:"title"`
	Availability float64       `json:"availability"`       // percent of a calendar month, such as 99.9
	Credits      []CreditStep  `json:"credits,omitempty"`  // the highest percentage whose condition is met counts
	Cap          float64       `json:"cap,omitempty"`      // the most, in percent of the monthly fee; 0: no cap
	Response     time.Duration `json:"response,omitempty"` // until the customer is told first; 0: not promised
	Resolve      time.Duration `json:"resolve,omitempty"`  // until the customer can work again; 0: not promised
}

// CreditStep is owed when a month's availability lies below a percentage.
type CreditStep struct {
	Below   float64 `json:"below"`   // percent of the month
	Percent float64 `json:"percent"` // of the monthly fee
}

// Symptom is something that callers say. So many of them within a time propose an incident.
type Symptom struct {
	ID       string        `json:"id"`
	Title    string        `json:"title"`
	Count    int           `json:"count"`
	Within   time.Duration `json:"within"`
	Scenario string        `json:"scenario,omitempty"`
	Severity Severity      `json:"severity,omitempty"`
}
