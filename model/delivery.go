package model

import (
	"slices"
	"strings"
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

// Delivery is one notice on its way to one recipient by one channel.
type Delivery struct {
	Recipient RecipientID
	Name      string // of the recipient, as it was then
	Channel   ChannelID
	Language  Language // of the wording that they get
	State     DeliveryState
	At        Stamp // since when it is in this state
	By        Actor // who said so: a person, or the courier of a site
	Detail    string
	Outcome   ReachOutcome // of the last call, on a channel that is a person with a telephone
	Back      Stamp        // when to call again; zero: not agreed
	Calls     int          // how often they were called
}

// Dispatch is one decision to let a notice go to a number of recipients.
type Dispatch struct {
	Ref        Ref
	At         Stamp
	By         Actor
	Deliveries []Delivery
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

// NoticeQueued lets a notice go: it waits in the outbox of the site that recorded this, for these recipients.
type NoticeQueued struct {
	Number     int         `json:"number"`
	Notice     Ref         `json:"notice,omitzero"`
	Addressees []Addressee `json:"to"`
	Promise    Stamp       `json:"promise,omitzero"`
	Missing    []RoleID    `json:"missing,omitempty"`  // approvals that were not waited for
	Override   string      `json:"override,omitempty"` // why gaps in it were passed over
}

// DeliveriesMarked says how far deliveries of one dispatch have come.
type DeliveriesMarked struct {
	Number   int       `json:"number"`
	Notice   Ref       `json:"notice,omitzero"`
	Dispatch Ref       `json:"dispatch"`
	Receipts []Receipt `json:"receipts"`
}

// Kind implements [Body].
func (NoticeQueued) Kind() Kind { return "notice.queued" }

// Kind implements [Body].
func (DeliveriesMarked) Kind() Kind { return "delivery.marked" }

func (b NoticeQueued) words() string       { return b.Override }
func (b NoticeQueued) subject() string     { return noticeSubject(b.Number) }
func (b DeliveriesMarked) subject() string { return "deliveries/" + noticeSubject(b.Number) }

func (b NoticeQueued) apply(f *folding, e *Entry) {
	n := f.notice(b.Number, b.Notice)
	if n == nil || n.State == Withdrawn {
		return
	}
	dispatch := Dispatch{Ref: e.Ref(), At: e.When(), By: e.Actor, Deliveries: make([]Delivery, len(b.Addressees))}
	for i, to := range b.Addressees {
		dispatch.Deliveries[i] = Delivery{
			Recipient: to.Recipient, Name: to.Name, Channel: to.Channel, Language: to.Language, State: InQueue, At: e.When(), By: e.Actor,
		}
		if !slices.Contains(n.Channels, to.Channel) {
			n.Channels = append(slices.Clip(n.Channels), to.Channel)
		}
	}
	n.Dispatches = append(slices.Clip(n.Dispatches), dispatch)
	if !b.Promise.IsZero() {
		n.Promise = b.Promise
	}
	if n.Pending() {
		n.State, n.Queued, n.QueuedBy, n.AsIs = Queued, e.When(), e.Actor, e.Text()
	}
}

func (b DeliveriesMarked) apply(f *folding, e *Entry) {
	n := f.notice(b.Number, b.Notice)
	if n == nil {
		return
	}
	at := slices.IndexFunc(n.Dispatches, func(d Dispatch) bool { return d.Ref == b.Dispatch })
	if at < 0 {
		return
	}
	if !f.fresh {
		n.Dispatches = slices.Clone(n.Dispatches)
		n.Dispatches[at].Deliveries = slices.Clone(n.Dispatches[at].Deliveries)
	}
	for _, receipt := range b.Receipts {
		if receipt.Delivery < 0 || receipt.Delivery >= len(n.Dispatches[at].Deliveries) {
			continue
		}
		d := &n.Dispatches[at].Deliveries[receipt.Delivery]
		d.take(receipt, e)
		if n.State == Queued && d.State.Left() {
			n.State, n.Sent, n.SentBy = Sent, d.At, n.QueuedBy
			f.told(*n)
		}
	}
}

// take notes a receipt.
func (d *Delivery) take(r Receipt, e *Entry) {
	d.State, d.Detail, d.Outcome, d.Back, d.By, d.At = r.State, r.Detail, r.Outcome, r.Back, e.Actor, e.When()
	if !r.At.IsZero() {
		d.At = r.At
	}
	if r.Outcome != "" {
		d.Calls++
	}
}
