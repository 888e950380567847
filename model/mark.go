package model

import "slices"

// meaning is the state that the outcome of a call stands for. Whoever was not spoken to is still to be called, also when
// there is a word on their voicemail.
var meaning = map[ReachOutcome]DeliveryState{
	Reached: Delivered, Voicemail: InQueue, NoAnswer: InQueue, WrongNumber: DeliveryFailed,
}

// allows tells whether a person may say a state together with the outcome of a call. Nobody has what they were not told;
// that a word on the voicemail is enough is for a person to say.
func (o ReachOutcome) allows(state DeliveryState) bool {
	return o == "" || o == Reached || !state.Left() || o == Voicemail && state == HandedOver
}

// called is the state after a call: a call takes nothing back that a recipient has.
func (d Delivery) called(outcome ReachOutcome) DeliveryState {
	state := meaning[outcome]
	if d.State.Left() && (!state.Left() || slices.Index(DeliveryStates, d.State) > slices.Index(DeliveryStates, state)) {
		return d.State
	}
	return state
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
	}
	if i.Outcome == "" {
		if err := needed("state", string(i.State)); err != nil {
			return nil, err
		}
	}
	if i.Outcome == "" || i.State != "" {
		if err := oneOf("state", i.State, DeliveryStates); err != nil {
			return nil, err
		}
	}
	if !i.Outcome.allows(i.State) {
		return nil, notNow("nobody was told anything by this call", "mark the call alone, or who has the notice without it")
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
			if receipt.Delivery = which; i.State == "" {
				receipt.State = d.called(i.Outcome)
			}
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
