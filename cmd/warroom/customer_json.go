package main

import (
	"fmt"

	"warroom/model"
	"warroom/storage"
)

// What --json prints of contracts. Money is a decimal string beside its currency, "1204.50" and "EUR"; a length of time
// is a number of seconds, and its name ends in _seconds.

// amountOf writes hundredths as a decimal number, for other programs.
func amountOf(hundredths int64) string {
	sign := ""
	if hundredths < 0 {
		sign, hundredths = "-", -hundredths
	}
	return fmt.Sprintf("%s%d.%02d", sign, hundredths/100, hundredths%100)
}

// owedAmount is a decimal number, empty for nothing.
func owedAmount(hundredths int64) string {
	if hundredths == 0 {
		return ""
	}
	return amountOf(hundredths)
}

// creditEntry is a [creditLine].
type creditEntry struct {
	ID       model.CustomerID `json:"id"`
	Name     string           `json:"name"`
	Claim    claimEntry       `json:"claim"`
	State    string           `json:"state,omitempty"`
	Amount   string           `json:"amount,omitempty"`
	Currency string           `json:"currency,omitempty"`
	Why      string           `json:"why,omitempty"`
	At       model.Stamp      `json:"at,omitzero"`
	By       model.PersonID   `json:"by,omitempty"`
}

// claimEntry is a [model.Claim].
type claimEntry struct {
	State    model.FigureState `json:"state"`
	Missing  []string          `json:"missing,omitempty"`
	Running  bool              `json:"running,omitempty"`
	Months   []monthEntry      `json:"months,omitempty"`
	Amount   *string           `json:"amount"` // null: it cannot be told
	Currency string            `json:"currency,omitempty"`
}

// monthEntry is a [model.Entitlement].
type monthEntry struct {
	Month        string  `json:"month"`
	Length       float64 `json:"length_seconds"`
	Outage       float64 `json:"outage_seconds"`
	Availability float64 `json:"availability_percent"`
	Credit       float64 `json:"credit_percent"`                  // of the monthly fee
	Before       float64 `json:"credit_before_percent,omitempty"` // of it owed for earlier incidents
	Amount       string  `json:"amount"`
}

func creditEntryOf(line creditLine) creditEntry {
	return creditEntry{
		ID: line.ID, Name: line.Name, Claim: claimEntryOf(line.Claim), State: line.State, Amount: owedAmount(line.Amount),
		Currency: line.Money, Why: line.Why, At: line.At, By: line.By,
	}
}

func claimEntryOf(c model.Claim) claimEntry {
	entry := claimEntry{State: c.State, Missing: c.Missing, Running: c.Running, Currency: c.Currency}
	for _, month := range c.Months {
		entry.Months = append(entry.Months, monthEntry{
			Month: month.Month, Length: month.Length.Seconds(), Outage: month.Outage.Seconds(), Availability: month.Availability,
			Credit: month.Percent, Before: month.Before, Amount: amountOf(month.Amount),
		})
	}
	if c.Amount != nil {
		amount := amountOf(*c.Amount)
		entry.Amount = &amount
	}
	return entry
}

// directoryEntry is a customer of the directory.
type directoryEntry struct {
	storage.Contactable
	Fee string `json:"fee,omitempty"` // a month; in front of the hundredths within
}

func directoryEntryOf(c storage.Contactable) directoryEntry {
	return directoryEntry{Contactable: c, Fee: owedAmount(c.Fee)}
}

func directoryEntries(all []storage.Contactable) []directoryEntry {
	entries := make([]directoryEntry, len(all))
	for n, c := range all {
		entries[n] = directoryEntryOf(c)
	}
	return entries
}

// What stands on the ledger of a customer. The fields are those of the model, in its order.
type (
	spellEntry struct {
		From model.Stamp `json:"from"`
		To   model.Stamp `json:"to,omitzero"` // absent while it lasts
		Why  string      `json:"why,omitempty"`
		By   model.Actor `json:"by"`
	}
	toldEntry struct {
		Text    string              `json:"text,omitempty"`
		Channel model.ChannelID     `json:"channel,omitempty"`
		At      model.Stamp         `json:"at"`
		By      model.Actor         `json:"by"`
		Notice  int                 `json:"notice,omitempty"`
		State   model.DeliveryState `json:"state,omitempty"`
	}
	promiseEntry struct {
		Number int                `json:"number"`
		Text   string             `json:"text"`
		Due    model.Stamp        `json:"due"`
		Owner  model.PersonID     `json:"owner,omitempty"`
		At     model.Stamp        `json:"at"`
		By     model.Actor        `json:"by"`
		State  model.PromiseState `json:"state"`
		Done   model.Stamp        `json:"done,omitzero"`
		Reason string             `json:"reason,omitempty"`
	}
	escalationEntry struct {
		From model.PersonID `json:"from,omitempty"`
		To   model.PersonID `json:"to"`
		Why  string         `json:"why,omitempty"`
		At   model.Stamp    `json:"at"`
		By   model.Actor    `json:"by"`
	}
	feedbackEntry struct {
		Score  int         `json:"score,omitempty"`
		Text   string      `json:"text,omitempty"`
		Notice int         `json:"notice,omitempty"`
		Source string      `json:"source,omitempty"`
		At     model.Stamp `json:"at"`
		By     model.Actor `json:"by"`
	}
)

func eachEntry[Of, Entry any](all []Of, entry func(Of) Entry) []Entry {
	entries := make([]Entry, len(all))
	for n, one := range all {
		entries[n] = entry(one)
	}
	return entries
}
