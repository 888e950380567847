package model

import "time"

// LinkState is whether a channel works, as its last real attempt showed.
type LinkState string

// The states of a channel. Unknown: nothing was tried of late. ByHand: no way is set up, a person works it.
const (
	LinkUnknown LinkState = "unknown"
	LinkOnline  LinkState = "online"
	LinkOffline LinkState = "offline"
	LinkByHand  LinkState = "by-hand"
)

// Link is what is known about a channel.
type Link struct {
	Channel ChannelID `json:"channel"`
	State   LinkState `json:"state"`
	Since   time.Time `json:"since,omitzero"`   // since when it is so
	Tried   time.Time `json:"tried,omitzero"`   // the last real attempt
	Detail  string    `json:"detail,omitempty"` // what went wrong, without secrets
	Next    time.Time `json:"next,omitzero"`    // when it is tried next, if this process tries it while it is offline
	Waiting int       `json:"waiting"`          // notices in the outbox
}
