package model

import "time"

// QueueNotice lets a notice go: it is put into the outbox for everybody of its audience, by the channels it is meant for.
type QueueNotice struct {
	Number   int
	Channels []ChannelID   // those it was written for, if empty
	Next     time.Duration // the promise, from now; 0 keeps the drafted one
	Anyway   bool          // let it go though an approval is still missing
	AsIs     string        // why it may leave with gaps in it, if it has any
}

// ResendNotice lets a notice go once more to recipients whom it did not reach; to all of those if To is empty.
type ResendNotice struct {
	Number int
	To     []RecipientID
}

// MarkDelivery says by hand how far a notice has come on its way to one recipient, for example after a call.
type MarkDelivery struct {
	Number    int
	Recipient RecipientID
	Channel   ChannelID
	State     DeliveryState
	Detail    string
	Outcome   ReachOutcome
	Back      Stamp
}

// MarkReceipts is what a courier reports about deliveries of one dispatch.
type MarkReceipts struct {
	Number   int
	Notice   Ref
	Dispatch Ref
	Receipts []Receipt
}

func (i QueueNotice) decide(now *Setting) ([]Body, error) {
	n, err := now.pending(i.Number)
	if err != nil {
		return nil, err
	}
	override, missing, err := n.mayLeave(now, i.Anyway, i.AsIs)
	if err != nil {
		return nil, err
	}
	if _, err := now.checkNotice(n.Audience, "", i.Channels); err != nil {
		return nil, err
	}
	promise, err := now.promise(i.Next)
	if err != nil {
		return nil, err
	}
	copied := *n
	if len(i.Channels) > 0 {
		copied.Channels = i.Channels
	}
	to, _ := Addressees(now.Incident, now.Plan, copied)
	if len(to) == 0 {
		return nil, notNow("nobody would get the notice", "count the customers in, give the audience members in the plan, or mark it as sent by hand")
	}
	var bodies []Body
	for len(to) > 0 {
		size := min(len(to), bulk)
		bodies = append(bodies, NoticeQueued{
			Number: n.Number, Notice: n.Ref, Addressees: to[:size], Promise: promise, Missing: missing, Override: override,
		})
		to = to[size:]
	}
	return bodies, nil
}

func (i ResendNotice) decide(now *Setting) ([]Body, error) {
	n, err := now.notice(i.Number)
	if err != nil {
		return nil, err
	}
	wanted := map[RecipientID]bool{}
	for _, id := range i.To {
		wanted[id] = true
	}
	var to []Addressee
	for _, d := range n.Deliveries() {
		if d.State == DeliveryFailed && len(i.To) == 0 || wanted[d.Recipient] && (d.State == DeliveryFailed || d.State == Uncertain) {
			to = append(to, Addressee{Recipient: d.Recipient, Name: d.Name, Channel: d.Channel, Language: d.Language})
		}
	}
	if len(to) == 0 {
		return nil, notNow("the notice failed nobody", "nothing to do")
	}
	var bodies []Body
	for len(to) > 0 {
		size := min(len(to), bulk)
		bodies = append(bodies, NoticeQueued{Number: n.Number, Notice: n.Ref, Addressees: to[:size]})
		to = to[size:]
	}
	return bodies, nil
}

func (i MarkDelivery) decide(now *Setting) ([]Body, error) {
	n, err := now.notice(i.Number)
	if err != nil {
		return nil, err
	}
	if err := oneOf("state", i.State, DeliveryStates); err != nil {
		return nil, err
	}
	if i.Outcome != "" {
		if err := oneOf("outcome", i.Outcome, ReachOutcomes); err != nil {
			return nil, err
		}
	}
	for at := len(n.Dispatches) - 1; at >= 0; at-- {
		for which, d := range n.Dispatches[at].Deliveries {
			if d.Recipient == i.Recipient && (i.Channel == "" || d.Channel == i.Channel) {
				return []Body{DeliveriesMarked{Number: n.Number, Notice: n.Ref, Dispatch: n.Dispatches[at].Ref, Receipts: []Receipt{{
					Delivery: which, State: i.State, Detail: i.Detail, Outcome: i.Outcome, Back: i.Back,
				}}}}, nil
			}
		}
	}
	return nil, notFound("recipient", string(i.Recipient))
}

func (i MarkReceipts) decide(now *Setting) ([]Body, error) {
	if now.Incident.notice(i.Number, i.Notice) == nil || len(i.Receipts) == 0 {
		return nil, notFound("notice", i.Notice.String())
	}
	return []Body{DeliveriesMarked(i)}, nil
}

// Deliveries are the newest delivery to each recipient by each channel.
func (n Notice) Deliveries() []Delivery {
	type way struct {
		to RecipientID
		by ChannelID
	}
	at := map[way]int{}
	var all []Delivery
	for _, dispatch := range n.Dispatches {
		for _, d := range dispatch.Deliveries {
			if known, again := at[way{d.Recipient, d.Channel}]; again {
				all[known] = d
				continue
			}
			at[way{d.Recipient, d.Channel}] = len(all)
			all = append(all, d)
		}
	}
	return all
}

// mayLeave holds the rules for letting a notice go: gaps and missing approvals need a recorded decision.
func (n Notice) mayLeave(now *Setting, anyway bool, asIs string) (override string, missing []RoleID, err error) {
	if override, err = n.passGaps(asIs); err != nil {
		return "", nil, err
	}
	audience, _ := now.Plan.Audience(n.Audience)
	missing = n.unapproved(audience)
	if len(missing) > 0 && !anyway {
		return "", nil, &Error{
			Code: CodeMissing, Message: "the notice waits for approval by " + string(missing[0]),
			Hint: "get the approval, or send it anyway: that is recorded", Args: map[string]string{"role": string(missing[0])},
		}
	}
	return override, missing, nil
}
