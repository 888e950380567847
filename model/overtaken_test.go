package model

import "testing"

func TestWhatWaitsForAPersonIsOvertakenByTheNextNotice(t *testing.T) {
	r := declared(t)
	r.plan.Audiences[1].Channels = []ChannelID{"chat", "phone"}
	r.plan.Audiences[1].To = Members{People: []PersonID{"anna", "ben"}}
	for n := range r.plan.People {
		r.plan.People[n].Contacts = []Contact{{Way: "phone", Value: "1"}}
	}
	r.do(DraftNotice{Audience: "staff", Text: "It is down.", Channels: []ChannelID{"chat", "phone"}})
	r.do(QueueNotice{Number: 1})
	r.do(MarkDelivery{Number: 1, Recipient: "person/anna", Channel: "phone", State: Confirmed})
	r.do(DraftNotice{Audience: "staff", Text: "It is back.", Channels: []ChannelID{"chat", "phone"}})
	r.do(QueueNotice{Number: 2})
	states := map[string]DeliveryState{}
	for _, d := range r.incident().Notices[0].Deliveries() {
		states[string(d.Channel)+string(d.Recipient)] = d.State
	}
	equal(t, "who was called stays called", states["phoneperson/anna"], Confirmed)
	equal(t, "nobody is called with old news", states["phoneperson/ben"], Superseded)
	equal(t, "the courier looks after its own", states["chat"], InQueue)
	for _, d := range r.incident().Notices[1].Deliveries() {
		equal(t, "the new one waits", d.State, InQueue)
	}
}
