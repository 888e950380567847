package model

// meaning is the state that the outcome of a call stands for: a word on the voicemail is with the next station, and
// whoever did not answer is still to be called.
var meaning = map[ReachOutcome]DeliveryState{
	Reached: Delivered, Voicemail: HandedOver, NoAnswer: InQueue, WrongNumber: DeliveryFailed,
}

func (i MarkDelivery) decide(now *Setting) ([]Body, error) {
	n, err := now.notice(i.Number)
	if err != nil {
		return nil, err
	}
	if i.Outcome != "" {
		if err := oneOf("outcome", i.Outcome, ReachOutcomes); err != nil {
			return nil, err
		}
		if i.State == "" {
			i.State = meaning[i.Outcome]
		}
	}
	if err := oneOf("state", i.State, DeliveryStates); err != nil {
		return nil, err
	}
	receipt := Receipt{State: i.State, Detail: i.Detail, Outcome: i.Outcome, Back: i.Back}
	var bodies []Body
	for at := len(n.Dispatches) - 1; at >= 0; at-- {
		for which, d := range n.Dispatches[at].Deliveries {
			if d.Recipient != i.Recipient || i.Channel != "" && d.Channel != i.Channel {
				continue
			}
			if len(bodies) == 0 { // the newest; of older ones those that could still leave
				i.Channel = d.Channel
			} else if d.State != InQueue {
				continue
			}
			receipt.Delivery = which
			bodies = append(bodies, n.marked(n.Dispatches[at].Ref, []Receipt{receipt}))
		}
	}
	if len(bodies) == 0 {
		return nil, notFound("recipient", string(i.Recipient))
	}
	return bodies, nil
}

// marked is what a person says about deliveries of one dispatch.
func (n Notice) marked(dispatch Ref, receipts []Receipt) DeliveriesMarked {
	return DeliveriesMarked{Number: n.Number, Notice: n.Ref, Dispatch: dispatch, ByHand: true, Receipts: receipts}
}

// markWaiting marks by hand everything that waits in the queue and fits.
func (n Notice) markWaiting(state DeliveryState, detail string, fits func(Delivery) bool) []Body {
	var bodies []Body
	for _, dispatch := range n.Dispatches {
		var receipts []Receipt
		for which, d := range dispatch.Deliveries {
			if d.State == InQueue && fits(d) {
				receipts = append(receipts, Receipt{Delivery: which, State: state, Detail: detail})
			}
		}
		if len(receipts) > 0 {
			bodies = append(bodies, n.marked(dispatch.Ref, receipts))
		}
	}
	return bodies
}

func (i MarkReceipts) decide(now *Setting) ([]Body, error) {
	if now.Incident.notice(i.Number, i.Notice) == nil || len(i.Receipts) == 0 {
		return nil, notFound("notice", i.Notice.String())
	}
	for _, receipt := range i.Receipts {
		if err := oneOf("state", receipt.State, DeliveryStates); err != nil {
			return nil, err
		}
	}
	return []Body{DeliveriesMarked{Number: i.Number, Notice: i.Notice, Dispatch: i.Dispatch, Receipts: i.Receipts}}, nil
}
