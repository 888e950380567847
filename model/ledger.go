package model

import "time"

// HitCustomers counts customers as affected, from Command.At on. Of those who are counted already, only what is said
// anew changes: an earlier time, another impact.
type HitCustomers struct {
	Customers []Customer
	Impact    Risk
	Why       string
}

// ClearCustomers says that customers are no longer affected, from Command.At on.
type ClearCustomers struct {
	Customers []CustomerID
	Why       string
}

// RankCustomer sets a priority against the proposal; 0 goes back to it.
type RankCustomer struct {
	Customer CustomerID
	Priority int
	Reason   string
}

// PromiseCustomer records what a customer was promised by when.
type PromiseCustomer struct {
	Customer CustomerID
	Text     string
	Due      Stamp
	Owner    PersonID
}

// AnswerPromise says what became of a promise.
type AnswerPromise struct {
	Customer CustomerID
	Number   int
	State    PromiseState
	Reason   string
}

// TellCustomer records that somebody told a customer something, outside the notices.
type TellCustomer struct {
	Customers []CustomerID
	Channel   ChannelID
	Text      string
}

// EscalateCustomer records that a customer was handed on.
type EscalateCustomer struct {
	Customer CustomerID
	From, To PersonID
	Why      string
}

// ChangeCustomers takes over what the directory says anew of customers on the ledger.
type ChangeCustomers struct {
	Customers []Customer
}

// SetCredit proposes, approves, grants or refuses a compensation. Amount 0 keeps what was said before or, for a
// proposal, takes what the contract's terms give.
type SetCredit struct {
	Customer CustomerID
	State    CreditState
	Amount   int64 // hundredths of Currency
	Currency string
	Why      string
	Zone     *time.Location // whose months the contract counts; nil: UTC
	Before   []Spell        // when earlier incidents hit the customer, see [SpellsBefore]
}

// GiveFeedback records what a customer said.
type GiveFeedback struct {
	Customer CustomerID
	Score    int
	Text     string
	Notice   int
	Source   string
}

// CustomersHit counts customers as affected.
type CustomersHit struct {
	Customers []Customer `json:"customers"`
	Impact    Risk       `json:"impact,omitempty"`
	Why       string     `json:"why,omitempty"`
}

// CustomersCleared says that customers are no longer affected.
type CustomersCleared struct {
	Customers []CustomerID `json:"customers"`
	Why       string       `json:"why,omitempty"`
}

// CustomersChanged says what the directory says now of customers on the ledger.
type CustomersChanged struct {
	Customers []Customer `json:"customers"`
}

// CustomerRanked sets a priority.
type CustomerRanked struct {
	Customer CustomerID `json:"customer"`
	Priority int        `json:"priority"`
	Reason   string     `json:"reason,omitempty"`
}

// CustomerPromised says what a customer was promised.
type CustomerPromised struct {
	Customer CustomerID `json:"customer"`
	Number   int        `json:"number"`
	Text     string     `json:"text"`
	Due      Stamp      `json:"due"`
	Owner    PersonID   `json:"owner,omitempty"`
}

// PromiseAnswered says what became of a promise.
type PromiseAnswered struct {
	Customer CustomerID   `json:"customer"`
	Number   int          `json:"number"`
	State    PromiseState `json:"state"`
	Reason   string       `json:"reason,omitempty"`
}

// CustomerTold says that customers were told something.
type CustomerTold struct {
	Customers []CustomerID `json:"customers"`
	Channel   ChannelID    `json:"channel,omitempty"`
	Text      string       `json:"text,omitempty"`
}

// CustomerEscalated says that a customer was handed on.
type CustomerEscalated struct {
	Customer CustomerID `json:"customer"`
	From     PersonID   `json:"from,omitempty"`
	To       PersonID   `json:"to"`
	Why      string     `json:"why,omitempty"`
}

// CreditSet says how far a compensation has come.
type CreditSet struct {
	Customer CustomerID  `json:"customer"`
	State    CreditState `json:"state"`
	Amount   int64       `json:"amount"` // hundredths of Currency
	Currency string      `json:"currency,omitempty"`
	Why      string      `json:"why,omitempty"`
}

// FeedbackGiven says what a customer said.
type FeedbackGiven struct {
	Customer CustomerID `json:"customer"`
	Score    int        `json:"score,omitempty"`
	Text     string     `json:"text,omitempty"`
	Notice   int        `json:"notice,omitempty"`
	Source   string     `json:"source,omitempty"`
}

// Kind implements [Body].
func (CustomersHit) Kind() Kind { return "customer.hit" }

// Kind implements [Body].
func (CustomersCleared) Kind() Kind { return "customer.cleared" }

// Kind implements [Body].
func (CustomersChanged) Kind() Kind { return "customer.changed" }

// Kind implements [Body].
func (CustomerRanked) Kind() Kind { return "customer.ranked" }

// Kind implements [Body].
func (CustomerPromised) Kind() Kind { return "customer.promised" }

// Kind implements [Body].
func (PromiseAnswered) Kind() Kind { return "customer.promise-answered" }

// Kind implements [Body].
func (CustomerTold) Kind() Kind { return "customer.told" }

// Kind implements [Body].
func (CustomerEscalated) Kind() Kind { return "customer.escalated" }

// Kind implements [Body].
func (CreditSet) Kind() Kind { return "customer.credit" }

// Kind implements [Body].
func (FeedbackGiven) Kind() Kind { return "customer.feedback" }
