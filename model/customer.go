package model

import (
	"reflect"
	"slices"
)

// CustomerID names a customer of the directory, for example "acme".
type CustomerID string

// Customer is what the directory says of a customer, without numbers and addresses: those stay in the directory, where
// they can be changed and removed.
type Customer struct {
	ID        CustomerID `json:"id"`
	Name      string     `json:"name"`
	Tier      string     `json:"tier,omitempty"`
	Language  Language   `json:"language,omitempty"`
	Channel   ChannelID  `json:"channel,omitempty"` // how they want to be told
	Ways      []string   `json:"ways,omitempty"`    // for which ways of contact the directory has an address: mail, mobile, phone
	Contract  string     `json:"contract,omitempty"`
	SLA       string     `json:"sla,omitempty"`      // the class of the contract, see [Plan.SLAs]
	Fee       int64      `json:"fee,omitempty"`      // per month, in hundredths of Currency
	Currency  string     `json:"currency,omitempty"` // ISO 4217
	Churn     Risk       `json:"churn,omitempty"`    // how likely they are to leave
	Owner     PersonID   `json:"owner,omitempty"`    // who looks after them
	NoContact bool       `json:"no_contact,omitempty"`
}

// Same tells whether the directory says the same of a customer.
func (c Customer) Same(other Customer) bool {
	mine, theirs := c, other
	mine.Ways, theirs.Ways = nil, nil
	return slices.Equal(c.Ways, other.Ways) && reflect.DeepEqual(mine, theirs)
}

// Affected is a customer whom the incident hits: the ledger's line.
type Affected struct {
	Customer
	Since  Stamp   // when they were hit first
	Until  Stamp   // zero while they are hit
	Spells []Spell // every time they were hit, in the order in which it was recorded
	Why    string  // as said last
	By     Actor

	Impact      Risk   // how badly they are hit; empty: nobody has judged
	Priority    int    // 1 is first; 0: as proposed
	PriorityWhy string // why it is not as proposed
	Told        []Told // by hand, oldest first; what left as a notice stands with the notice
	Promises    []CustomerPromise
	Escalations []CustomerEscalation
	Credit      Credit
	Feedback    []Feedback
}

// Hit tells whether the customer is affected now.
func (a Affected) Hit() bool { return a.Until.IsZero() }

// CustomerPromise is what a customer was promised by when: an obligation until it is answered.
type CustomerPromise struct {
	Number int // within the customer, from 1
	Text   string
	Due    Stamp
	Owner  PersonID // who owes it; empty: who promised
	At     Stamp
	By     Actor
	State  PromiseState
	Done   Stamp
	Reason string // why it was broken or withdrawn
}

// PromiseState is what became of a promise.
type PromiseState string

// The states of a promise to a customer.
const (
	PromiseOpen      PromiseState = "open"
	PromiseKept      PromiseState = "kept"
	PromiseBroken    PromiseState = "broken"
	PromiseWithdrawn PromiseState = "withdrawn"
)

// PromiseStates are all states of a promise.
var PromiseStates = []PromiseState{PromiseOpen, PromiseKept, PromiseBroken, PromiseWithdrawn}

// CustomerEscalation says who handed a customer on to whom.
type CustomerEscalation struct {
	From PersonID // of our side or theirs, in free words
	To   PersonID
	Why  string
	At   Stamp
	By   Actor
}

// CreditState is how far a compensation has come.
type CreditState string

// The states of a compensation. None means that nothing was said.
const (
	CreditNone     CreditState = ""
	CreditProposed CreditState = "proposed"
	CreditApproved CreditState = "approved"
	CreditGranted  CreditState = "granted"
	CreditRefused  CreditState = "refused"
)

// CreditStates are all states that can be said.
var CreditStates = []CreditState{CreditProposed, CreditApproved, CreditGranted, CreditRefused}

// Credit is what a customer gets for the outage.
type Credit struct {
	State    CreditState
	Amount   int64 // hundredths of Currency
	Currency string
	Why      string // how it was computed, or why it differs
	At       Stamp
	By       Actor
}

// Feedback is what a customer said about how they were told.
type Feedback struct {
	Score  int // 1 (bad) to 5 (good); 0: words only
	Text   string
	Notice int // the number of the notice it is about; 0: the incident as a whole
	Source string
	At     Stamp
	By     Actor
}

// Headcount is how many customers were affected from a time on.
type Headcount struct {
	Count int
	At    Stamp
}
