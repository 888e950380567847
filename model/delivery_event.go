package model

import "slices"

// NoticeQueued lets a notice go: it waits in the outbox of the site that recorded this, for these recipients.
type NoticeQueued struct {
	Number     int         `json:"number"`
	Notice     Ref         `json:"notice,omitzero"`
	Worded     Ref         `json:"worded,omitzero"` // the wording that leaves
	Again      bool        `json:"again,omitempty"` // it was let go before, and goes to some of them once more
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
	ByHand   bool      `json:"by_hand,omitempty"` // a person says so, not a courier
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
	if n == nil {
		return
	}
	if n.Pending() {
		n.goBackTo(b.Worded)
		n.State, n.Queued, n.QueuedBy, n.AsIs, n.Channels = Queued, e.When(), e.Actor, e.Text(), nil
		if !b.Promise.IsZero() {
			n.Promise = b.Promise
		}
	}
	dispatch := Dispatch{Ref: e.Ref(), At: e.When(), By: e.Actor, Again: b.Again, Deliveries: make([]Delivery, len(b.Addressees))}
	for i, to := range b.Addressees {
		dispatch.Deliveries[i] = Delivery{
			Recipient: to.Recipient, Name: to.Name, Channel: to.Channel, Language: to.Language, State: InQueue, At: e.When(), By: e.Actor,
		}
		dispatch.counts.add(dispatch.Deliveries[i], 1)
		if !slices.Contains(n.Channels, to.Channel) {
			n.Channels = append(slices.Clip(n.Channels), to.Channel)
		}
	}
	n.Dispatches = append(slices.Clip(n.Dispatches), dispatch)
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
	dispatch := &n.Dispatches[at]
	for _, receipt := range b.Receipts {
		if receipt.Delivery < 0 || receipt.Delivery >= len(dispatch.Deliveries) {
			continue
		}
		d := &dispatch.Deliveries[receipt.Delivery]
		dispatch.counts.add(*d, -1)
		d.take(receipt, b.ByHand, e)
		dispatch.counts.add(*d, 1)
		if !receipt.Back.IsZero() {
			f.callBacks = append(f.callBacks, callBack{Notice: n.Ref, Dispatch: b.Dispatch, Delivery: receipt.Delivery})
		}
		if (n.State == Queued || n.State == Withdrawn) && d.State.Left() { // what was withdrawn too late has left all the same
			n.State, n.Sent, n.SentBy = Sent, d.At, dispatch.By
			f.told(n.Status, dispatch.At, n.Sent)
		}
	}
}

// take notes a receipt, unless it says what nobody knows or what does not lead on.
func (d *Delivery) take(r Receipt, byHand bool, e *Entry) {
	at := e.When()
	if !r.At.IsZero() {
		at = r.At
	}
	if !slices.Contains(DeliveryStates, r.State) || !byHand && !d.leadsTo(r.State, at.At) {
		return
	}
	if d.State != r.State || byHand != d.ByHand {
		d.At = at
	}
	d.State, d.Detail, d.Back, d.By, d.ByHand = r.State, r.Detail, r.Back, e.Actor, byHand
	if r.Outcome != "" {
		d.Outcome, d.Calls = r.Outcome, d.Calls+1
		d.Tried = append(slices.Clip(d.Tried), CallTry{Outcome: r.Outcome, At: at, By: e.Actor, Detail: r.Detail})
	}
}
