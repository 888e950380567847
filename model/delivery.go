package model

import (
	"slices"
	"strings"
	"time"
)

// RecipientID names who gets a notice: "person/ana", "customer/acme", "address/press@example.com". It is empty where a
// channel is told once for all. Numbers and addresses never stand in the log: whoever sends looks them up.
type RecipientID string

// PersonRecipient is a person of the plan as a recipient.
func PersonRecipient(id PersonID) RecipientID { return RecipientID("person/" + string(id)) }

// CustomerRecipient is a customer as a recipient.
func CustomerRecipient(id CustomerID) RecipientID { return RecipientID("customer/" + string(id)) }

// AddressRecipient is an address of the plan as a recipient.
func AddressRecipient(address string) RecipientID { return RecipientID("address/" + address) }

// Split is what sort of recipient it is (person, customer, address, or nothing), and which.
func (r RecipientID) Split() (sort, id string) {
	sort, id, _ = strings.Cut(string(r), "/")
	return sort, id
}

// DeliveryState is how far a notice has come on its way to one recipient by one channel.
type DeliveryState string

// The states of a delivery. HandedOver: the next station has it. Uncertain: nobody can know whether it arrived, so it
// is not sent again by itself. Superseded: a newer notice left instead.
const (
	InQueue        DeliveryState = "queued"
	HandedOver     DeliveryState = "handed-over"
	Delivered      DeliveryState = "delivered"
	Read           DeliveryState = "read"
	Confirmed      DeliveryState = "confirmed"
	DeliveryFailed DeliveryState = "failed"
	Uncertain      DeliveryState = "uncertain"
	Superseded     DeliveryState = "superseded"
)

// DeliveryStates are all states, in the order in which they follow each other, then the ways to end without.
var DeliveryStates = []DeliveryState{InQueue, HandedOver, Delivered, Read, Confirmed, DeliveryFailed, Uncertain, Superseded}

// Left tells whether the recipient has it, or the next station on the way does.
func (s DeliveryState) Left() bool {
	return s == HandedOver || s == Delivered || s == Read || s == Confirmed
}

// Ended tells whether nothing more is done for it by itself.
func (s DeliveryState) Ended() bool { return s != InQueue }

// Delivery is one notice on its way to one recipient by one channel.
type Delivery struct {
	Recipient RecipientID
	Name      string // of the recipient, as it was then
	Channel   ChannelID
	Language  Language // of the wording that they get
	State     DeliveryState
	At        Stamp // since when it is in this state
	By        Actor // who said so: a person, or the courier of a site
	ByHand    bool  // a person said so: what a courier says against it does not count
	Detail    string
	Outcome   ReachOutcome // of the last call, on a channel that is a person with a telephone
	Back      Stamp        // when to call again; zero: not agreed
	Calls     int          // how often they were called
	Tried     []CallTry    // what came of each call, oldest first
}

// CallTry is one call.
type CallTry struct {
	Outcome ReachOutcome
	At      Stamp
	By      Actor
	Detail  string
}

// Reached tells whether the notice got to the recipient, as far as anybody can know: an uncertain one may have.
func (d Delivery) Reached() bool { return d.State.Left() || d.State == Uncertain }

// Dispatch is one decision to let a notice go to a number of recipients.
type Dispatch struct {
	Ref        Ref
	At         Stamp
	By         Actor
	Again      bool // to recipients to whom the notice was let go before
	Deliveries []Delivery

	counts counts
}

// Addressee is one recipient of a dispatch as an event keeps it.
type Addressee struct {
	Recipient RecipientID `json:"r,omitempty"`
	Name      string      `json:"n,omitempty"`
	Channel   ChannelID   `json:"c"`
	Language  Language    `json:"l,omitempty"`
}

// Receipt is what is known about the delivery with a number in its dispatch.
type Receipt struct {
	Delivery int           `json:"d"` // counted from 0
	State    DeliveryState `json:"s"`
	Detail   string        `json:"w,omitempty"`
	At       Stamp         `json:"a,omitzero"` // when, if not when it was recorded
	Outcome  ReachOutcome  `json:"o,omitempty"`
	Back     Stamp         `json:"b,omitzero"`
}

// leadsTo tells whether what a courier says leads on from what is known. Receipts come late and in any order: none takes
// back a better one, and none goes against a person, save that it may tell how something went on that is on its way, and
// that a letter left after they had given it up.
func (d Delivery) leadsTo(next DeliveryState, at time.Time) bool {
	further := next.Left() && slices.Index(DeliveryStates, next) > slices.Index(DeliveryStates, d.State)
	switch d.State {
	case InQueue:
		return true
	case HandedOver:
		return further || next == DeliveryFailed && !d.ByHand // it bounced
	case Delivered, Read, Confirmed:
		return further
	case Uncertain:
		return !d.ByHand && (next.Left() || next == DeliveryFailed)
	}
	return next.Left() && (!d.ByHand || at.After(d.At.At))
}

// outdoes tells whether an earlier delivery to the same recipient by the same channel says more than a later one. The
// later one counts, unless they had the notice before: two sites that were cut apart may both have let it go.
func (d Delivery) outdoes(later Delivery) bool {
	if !d.State.Left() || later.ByHand {
		return false
	}
	return !later.State.Left() || slices.Index(DeliveryStates, d.State) > slices.Index(DeliveryStates, later.State)
}

// Deliveries is what is known about each recipient by each channel, each once, however often the notice was let go.
func (n Notice) Deliveries() []Delivery {
	size := 0
	for _, dispatch := range n.Dispatches {
		size += len(dispatch.Deliveries)
	}
	all := make([]Delivery, 0, size)
	if n.onceOnly() {
		for _, dispatch := range n.Dispatches {
			all = append(all, dispatch.Deliveries...)
		}
		return all
	}
	at := make(map[Addressee]int, size)
	for _, dispatch := range n.Dispatches {
		for _, d := range dispatch.Deliveries {
			way := Addressee{Recipient: d.Recipient, Channel: d.Channel}
			known, again := at[way]
			switch {
			case !again:
				at[way] = len(all)
				all = append(all, d)
			case !all[known].outdoes(d):
				all[known] = d
			}
		}
	}
	return all
}

// onceOnly tells whether the notice was let go by one decision, in which everybody stands once: not once more, nor by a
// second site that had not heard of the first.
func (n Notice) onceOnly() bool {
	for _, d := range n.Dispatches {
		if d.Again || d.Ref.Site != n.Dispatches[0].Ref.Site {
			return false
		}
	}
	return true
}
